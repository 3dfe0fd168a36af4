package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.journal.AuditTrail.Verification;
import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalAuditTest {
  private static final Durability SMALL = new Durability(Durability.Level.NONE, 1, 4096);

  @TempDir Path root;
  private Path directory;

  @BeforeEach
  void name() {
    directory = root.resolve("journal");
  }

  private FileJournal open(String... witnesses) {
    return FileJournal.open(directory, SMALL, AuditSettings.of(3600, "", witnesses));
  }

  private static void append(Journal journal, int count) {
    for (int i = 0; i < count; i++) {
      long next = journal.status().lastSequence() + 1;
      journal.append(EntryKind.INPUT, ("entry " + next).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static Checkpoint checkpoint(String note) {
    return Checkpoint.parse(SignedNote.parse(note).text());
  }

  @Test
  void shouldSignEverythingThatIsThere() {
    try (FileJournal journal = open()) {
      append(journal, 300);
      String note = journal.audit().checkpoint();
      assertEquals(300, checkpoint(note).size());
      VerifierKey key = VerifierKey.parse(journal.audit().verifierKey());
      assertTrue(SignedNote.parse(note).isSignedBy(key));
      assertEquals(note, journal.audit().checkpoint());
      append(journal, 1);
      assertEquals(301, checkpoint(journal.audit().checkpoint()).size());
      Verification found = journal.audit().verify();
      assertEquals(List.of(), found.findings());
      assertEquals(301, found.entries());
      assertEquals(301, found.covered());
    }
  }

  @Test
  void shouldSignWhenItIsClosedAndKeepItsKey() throws IOException {
    String key;
    try (FileJournal journal = open()) {
      append(journal, 5);
      key = journal.audit().verifierKey();
    }
    assertTrue(Files.exists(directory.resolve("checkpoints/00000000000000000005.note")));
    assertEquals(key, Files.readString(directory.resolve("journal.vkey")).strip());
    try (FileJournal journal = open()) {
      assertEquals(key, journal.audit().verifierKey());
    }
  }

  @Test
  void shouldSetTheKeyAsideWhenAJournalBeginsAnew() throws IOException {
    String key;
    try (FileJournal journal = open()) {
      append(journal, 5);
      key = journal.audit().verifierKey();
    }
    Files.move(directory, root.resolve("elsewhere"));
    try (FileJournal journal = open()) {
      assertNotEquals(key, journal.audit().verifierKey());
    }
    assertTrue(Files.readString(root.resolve("keys/journal-1.pem")).startsWith(key));
  }

  @Test
  void shouldProveEveryEntry() {
    try (FileJournal journal = open()) {
      append(journal, 77);
      for (int sequence = 1; sequence <= 77; sequence++) {
        String[] parts = journal.audit().proof(sequence).split("\n\n", 3);
        List<String> head = List.of(parts[0].split("\n"));
        assertEquals("slipstream.io/proof/v1", head.get(0));
        assertEquals("index " + (sequence - 1), head.get(1));
        byte[] entry = Base64.getDecoder().decode(parts[1].substring("entry ".length()));
        assertEquals(sequence, ByteBuffer.wrap(entry).getLong());
        assertTrue(
            new String(entry, 9, entry.length - 9, StandardCharsets.US_ASCII)
                .equals("entry " + sequence));
        Checkpoint signed = checkpoint(parts[2]);
        byte[] reached = climb(sequence - 1L, signed.size(), entry, head.subList(2, head.size()));
        assertArrayEquals(signed.root(), reached);
      }
      assertThrows(IllegalArgumentException.class, () -> journal.audit().proof(0));
      assertThrows(IllegalArgumentException.class, () -> journal.audit().proof(78));
    }
  }

  /** RFC 9162, section 2.1.3.2. */
  private static byte[] climb(long index, long size, byte[] entry, List<String> path) {
    byte[] hash =
        VerifierKey.sha256(ByteBuffer.allocate(1 + entry.length).put((byte) 0).put(entry).array());
    long fn = index;
    long sn = size - 1;
    for (String line : path) {
      byte[] other = Base64.getDecoder().decode(line);
      boolean right = (fn & 1) == 1 || fn == sn;
      ByteBuffer pair = ByteBuffer.allocate(65).put((byte) 1);
      hash =
          VerifierKey.sha256(
              (right ? pair.put(other).put(hash) : pair.put(hash).put(other)).array());
      while (right && (fn & 1) == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
      fn >>= 1;
      sn >>= 1;
    }
    assertEquals(0, sn);
    return hash;
  }

  @Test
  void shouldHealItsTreeFromTheEntries() throws IOException {
    try (FileJournal journal = open()) {
      append(journal, 600);
    }
    Path leaves = directory.resolve("tree/level-0.hashes");
    byte[] bytes = Files.readAllBytes(leaves);
    byte[] damaged = bytes.clone();
    damaged[599 * 32] ^= 1;
    Files.write(leaves, damaged);
    try (FileJournal journal = open()) {
      assertEquals(List.of(), journal.audit().verify().findings());
    }
    assertArrayEquals(bytes, Files.readAllBytes(leaves));
  }

  @Test
  void shouldHandOutNoProofFromADamagedTree() throws IOException {
    try (FileJournal journal = open()) {
      append(journal, 600);
    }
    Path leaves = directory.resolve("tree/level-0.hashes");
    byte[] bytes = Files.readAllBytes(leaves);
    bytes[31 * 32] ^= 1;
    Files.write(leaves, bytes);
    try (FileJournal journal = open()) {
      assertThrows(JournalException.class, () -> journal.audit().proof(31));
      journal.audit().proof(300);
      List<String> findings = journal.audit().verify().findings();
      assertEquals(1, findings.size());
      assertTrue(findings.get(0).contains("entry 32 "), findings.get(0));
    }
  }

  @Test
  void shouldFindEntriesThatWereChangedWithTheirChecksums() throws IOException {
    try (FileJournal journal = open()) {
      append(journal, 20);
    }
    rewrite(20, 7, "entry 0");
    try (FileJournal journal = open()) {
      List<String> findings = journal.audit().verify().findings();
      assertEquals(2, findings.size());
      assertTrue(findings.get(0).contains("entry 7 "), findings.get(0));
      assertTrue(findings.get(1).contains("20 entries"), findings.get(1));
      assertThrows(JournalException.class, () -> journal.audit().proof(7));
    }
    Files.delete(directory.resolve("tree/level-0.hashes"));
    JournalException thrown = assertThrows(JournalException.class, this::open);
    assertTrue(thrown.getMessage().contains("checkpoint of 20 entries"), thrown.getMessage());
  }

  @Test
  void shouldRefuseAJournalThatLostEntriesItSignedFor() throws IOException {
    try (FileJournal journal = open()) {
      append(journal, 20);
    }
    rewrite(19, 0, "");
    JournalException thrown = assertThrows(JournalException.class, this::open);
    assertTrue(thrown.getMessage().contains("19 entries"), thrown.getMessage());
  }

  /** Writes the first {@code count} entries anew, one of them with another payload. */
  private void rewrite(int count, int changed, String payload) throws IOException {
    Path file = SegmentFile.plain(directory, 1).path();
    List<JournalEntry> entries = new ArrayList<>();
    Segment.scan(SegmentFile.plain(directory, 1), 1, true, entries::add);
    ByteBuffer target = ByteBuffer.allocate(4096).put(Segment.header(1));
    for (JournalEntry entry : entries.subList(0, count)) {
      byte[] bytes =
          entry.sequence() == changed
              ? payload.getBytes(StandardCharsets.US_ASCII)
              : entry.payload();
      Segment.putRecord(target, entry.sequence(), entry.kind(), bytes);
    }
    Files.write(file, Arrays.copyOf(target.array(), target.position()));
  }

  @Test
  void shouldFindCheckpointsThatDoNotFit() throws IOException {
    try (FileJournal journal = open()) {
      append(journal, 10);
      journal.audit().checkpoint();
      append(journal, 10);
      journal.audit().checkpoint();
      Path older = directory.resolve("checkpoints/00000000000000000010.note");
      Files.writeString(older, Files.readString(older).replace("\n10\n", "\n11\n"));
      List<String> findings = journal.audit().verify().findings();
      assertEquals(1, findings.size());
      assertTrue(findings.get(0).contains("10 entries"), findings.get(0));
    }
  }

  @Test
  void shouldKeepSignaturesOfConfiguredWitnessesOnly() throws GeneralSecurityException {
    Witness friend = new Witness("witness.example/w1");
    Witness stranger = new Witness("witness.example/w2");
    try (FileJournal journal = open(friend.key.toString())) {
      append(journal, 3);
      String note = journal.audit().checkpoint();
      String kept = journal.audit().addWitnesses(friend.cosign(stranger.cosign(note)));
      assertTrue(SignedNote.parse(kept).isSignedBy(friend.key));
      assertFalse(SignedNote.parse(kept).isSignedBy(stranger.key));
      assertEquals(kept, journal.audit().addWitnesses(friend.cosign(note)));
      for (int i = 0; i < 150; i++) {
        friend.time++;
        kept = journal.audit().addWitnesses(friend.cosign(note));
      }
      assertEquals(2, kept.lines().filter(line -> line.startsWith("— ")).count());
      assertEquals(List.of(), journal.audit().verify().findings());
      assertThrows(
          IllegalArgumentException.class,
          () -> journal.audit().addWitnesses(stranger.cosign(note)));
      assertThrows(
          IllegalArgumentException.class,
          () -> journal.audit().addWitnesses(friend.cosign(note.replace("\n3\n", "\n2\n"))));
    }
  }

  /** A witness whose clock was set back by an hour: its newer signature is an older time's. */
  @Test
  void shouldKeepAWitnesssNewestTime() throws GeneralSecurityException {
    Witness friend = new Witness("witness.example/w1");
    try (FileJournal journal = open(friend.key.toString())) {
      append(journal, 3);
      String note = journal.audit().checkpoint();
      String newest = journal.audit().addWitnesses(friend.cosign(note));
      friend.time -= 3600;
      assertEquals(newest, journal.audit().addWitnesses(friend.cosign(note)));
      append(journal, 3);
      String later = journal.audit().checkpoint();
      String kept = journal.audit().addWitnesses(friend.cosign(later));
      assertTrue(SignedNote.parse(kept).isSignedBy(friend.key));
      assertEquals(List.of(), journal.audit().verify().findings());
    }
  }

  /** A witness of the tlog-cosignature kind. */
  private static final class Witness {
    private final KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    private final VerifierKey key;
    private long time = 1_700_000_000L;

    Witness(String name) throws GeneralSecurityException {
      byte[] info = pair.getPublic().getEncoded();
      byte[] open = Arrays.copyOfRange(info, info.length - 32, info.length);
      key = VerifierKey.of(name, VerifierKey.WITNESS, open);
    }

    String cosign(String note) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        String text = SignedNote.parse(note).text();
        signature.update(
            ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8));
        byte[] signed = signature.sign();
        byte[] blob =
            ByteBuffer.allocate(12 + signed.length)
                .putInt(key.id())
                .putLong(time)
                .put(signed)
                .array();
        return note + SignedNote.line(key.name(), blob);
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }
}
