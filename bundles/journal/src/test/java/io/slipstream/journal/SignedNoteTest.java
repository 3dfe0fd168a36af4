package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  /** From golang.org/x/mod/sumdb/note, note_test.go. */
  private static final String KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";
  private static final String LINE =
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  @TempDir Path directory;

  @Test
  void shouldSayThatAFileHoldsNoKey() throws IOException {
    Path file = directory.resolve("key.pem");
    for (String text :
        List.of(
            "", "-----BEGIN PRIVATE KEY-----END PRIVATE KEY-----", "-----END PRIVATE KEY-----")) {
      Files.writeString(file, text);
      IOException thrown = assertThrows(IOException.class, () -> NoteKey.open(file));
      assertTrue(thrown.getMessage().contains("key.pem holds no Ed25519 key"), thrown::getMessage);
    }
  }

  @Test
  void shouldVerifyThePublishedNote() {
    VerifierKey key = VerifierKey.parse(KEY);
    SignedNote note = SignedNote.parse(TEXT + "\n" + LINE);
    assertEquals(TEXT, note.text());
    assertTrue(note.isSignedBy(key));
    assertFalse(SignedNote.parse(TEXT.replace('t', 'd') + "\n" + LINE).isSignedBy(key));
    assertEquals(KEY, key.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "text\n",
        "text\n\n",
        "text\n\nno signature\n",
        "text\n\n— name\n",
        "text\n\n— name AAAA\n",
        "text\n\n— name !!!!!!!!\n",
        "text\n\n— name AAAAAAAAAA==",
        "te\txt\n\n— name AAAAAAAAAA==\n",
        "text\n\n— name AAAAAAAAAA==\nmore\n"
      })
  void shouldRefuseWhatIsNoNote(String whole) {
    assertThrows(IllegalArgumentException.class, () -> SignedNote.parse(whole));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name",
        "name+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TV",
        "PeterNeumann+c74f20a3+Arpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      })
  void shouldRefuseWhatIsNoKey(String text) {
    assertThrows(IllegalArgumentException.class, () -> VerifierKey.parse(text));
  }

  @Test
  void shouldMakeAKeyOnceThatOnlyItsOwnerReads() throws IOException {
    Path file = directory.resolve("keys").resolve("journal.pem");
    NoteKey key = NoteKey.open(file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(key.verifier(), NoteKey.open(file).verifier());
    assertTrue(SignedNote.parse(TEXT + "\n" + key.sign(TEXT)).isSignedBy(key.verifier()));
    String other = NoteKey.open(directory.resolve("other.pem")).verifier().toString();
    String text = Files.readString(file);
    Files.writeString(file, text.replace(key.verifier().toString(), other));
    assertThrows(IOException.class, () -> NoteKey.open(file));
    Files.writeString(file, text.substring(0, 150));
    assertThrows(IOException.class, () -> NoteKey.open(file));
  }
}
