package io.slipstream.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoteTest {
  private static final LogKey KEY = LogKey.log(11);
  private static final byte[] ROOT = new byte[32];
  private static final String GOOD = KEY.checkpoint(12, ROOT);

  private static void refused(String note) {
    assertThrows(
        MalformedException.class,
        () -> Checkpoint.parse(LogKey.utf8(note), KEY.verifier()),
        () -> note);
  }

  private static String signed(String body) {
    return body + "\n" + KEY.line(body);
  }

  @Test
  void shouldReadACheckpoint() throws MalformedException {
    Checkpoint checkpoint = Checkpoint.parse(LogKey.utf8(GOOD), KEY.verifier());
    assertEquals(12, checkpoint.size());
    assertEquals(KEY.name(), checkpoint.origin());
  }

  @Test
  void shouldRefuseANoteThatIsNotWellFormed() {
    for (String note :
        List.of(
            "",
            "\n",
            "\n\n",
            GOOD.substring(0, GOOD.length() - 1),
            GOOD + "\n",
            GOOD.replace("\n\n", "\n"),
            GOOD.replace("\n", "\r\n"),
            GOOD.replace("12", "1\t2"),
            GOOD.replace("\u2014", "-"),
            GOOD.replace("\u2014 ", "\u2014"),
            GOOD.replace("=\n\n", "=\n\n\n"),
            GOOD + "\u2014 a+b AAAAAAAA\n",
            GOOD + "\u2014  AAAAAAAA\n",
            GOOD + "\u2014 \u3000 AAAAAAAA\n",
            GOOD + "\u2014 name AAAA\n",
            GOOD + "\u2014 name AAAAA\n",
            GOOD + "\u2014 name AAAAAAB=\n",
            GOOD + "\u2014 name AAAAAAA= \n",
            GOOD + "\u2014 name AAAAAAA=\n".repeat(100))) {
      refused(note);
    }
    assertThrows(MalformedException.class, () -> Note.parse(new byte[] {(byte) 0xc0, 10, 10, 65}));
    assertThrows(MalformedException.class, () -> Note.parse(new byte[Note.MOST_BYTES + 1]));
  }

  @Test
  void shouldRefuseACheckpointsBodyThatIsNotWellFormed() {
    String root = "A".repeat(43) + "=";
    String name = KEY.name() + "\n";
    for (String body :
        List.of(
            name + "12\n" + root + "\nmore\n",
            name + "12\n",
            name + "012\n" + root + "\n",
            name + "+12\n" + root + "\n",
            name + "-1\n" + root + "\n",
            name + "9223372036854775808\n" + root + "\n",
            name + "18446744073709551616\n" + root + "\n",
            name + " 12\n" + root + "\n",
            name + "12\n" + root.substring(4) + "\n",
            name + "12\n" + root.replace("A=", "B=") + "\n",
            name + "12\n" + root + " \n",
            "x\n12\n" + root + "\n",
            "\n12\n" + root + "\n")) {
      refused(signed(body));
    }
  }

  @Test
  void shouldIgnoreSignaturesByOthersButNeedOneByTheLog() throws MalformedException {
    String body = KEY.body(12, ROOT);
    String other = LogKey.log(12).line(body);
    String namesake = LogKey.log(13, KEY.name()).line(body);
    refused(body + "\n" + other);
    refused(body + "\n" + namesake);
    Checkpoint.parse(LogKey.utf8(GOOD + other + namesake), KEY.verifier());
    Checkpoint.parse(LogKey.utf8(GOOD + GOOD.substring(body.length() + 1)), KEY.verifier());
  }

  @Test
  void shouldRefuseAWrongLineBesideARightOne() {
    refused(GOOD + KEY.line("another text\n"));
    refused(KEY.line("x").replace("\u2014", GOOD + "\u2014"));
  }

  @Test
  void shouldVerifyCosignatures() throws MalformedException {
    LogKey witness = LogKey.witness(14, "witness.example/w1");
    String body = KEY.body(12, ROOT);
    Checkpoint cosigned =
        Checkpoint.parse(LogKey.utf8(GOOD + witness.cosignature(body, 1_700_000_000)));
    assertEquals(1, cosigned.signaturesBy(witness.verifier()));
    assertEquals(1, cosigned.signaturesBy(KEY.verifier()));
    Checkpoint plain = Checkpoint.parse(LogKey.utf8(GOOD));
    assertEquals(0, plain.signaturesBy(witness.verifier()));
    for (String line : List.of(witness.line(body), witness.cosignature("another\n", 5))) {
      Checkpoint wrong = Checkpoint.parse(LogKey.utf8(GOOD + line));
      assertThrows(MalformedException.class, () -> wrong.signaturesBy(witness.verifier()));
    }
  }

  @Test
  void shouldReadItsOwnKeyOnly() throws MalformedException {
    String vkey = KEY.vkey();
    VerifierKey key = VerifierKey.parse(vkey);
    assertEquals(KEY.name(), key.name());
    assertTrue(key.type() == VerifierKey.LOG);
    assertFalse(LogKey.witness(1, "w").verifier().type() == VerifierKey.LOG);
    for (String wrong :
        List.of(
            "",
            "+",
            "++",
            KEY.name(),
            "x" + vkey,
            vkey.replace("+A", "+B"),
            vkey.replaceFirst("\\+[0-9a-f]{8}", "+00000000"),
            vkey.replaceFirst("\\+[0-9a-f]", "+-"),
            vkey + "=",
            vkey + "\n",
            " " + vkey,
            vkey.substring(0, vkey.length() - 4),
            vkey + "A".repeat(20_000))) {
      assertThrows(MalformedException.class, () -> VerifierKey.parse(wrong), () -> wrong);
    }
  }
}
