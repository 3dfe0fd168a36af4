package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.journal.Durability.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsistencyProofTest {
  private static final Path VECTORS =
      Path.of(
          System.getProperty("slipstream.root"),
          "../shared/reference/merkle/transparency_dev_proofs.jsonl");

  @TempDir Path root;
  private Path directory;

  @BeforeEach
  void name() {
    directory = root.resolve("journal");
  }

  private FileJournal open() {
    return FileJournal.open(
        directory, new Durability(Level.NONE, 1, 4096), AuditSettings.of(3600, ""));
  }

  @Test
  void shouldProveThatEveryCheckpointAddsToEveryOlderOne() {
    try (FileJournal journal = open()) {
      List<String> notes = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Journals.append(journal, 1 + i % 5 * i);
        notes.add(journal.audit().checkpoint());
      }
      for (int older = 0; older < notes.size(); older++) {
        for (int newer = older; newer < notes.size(); newer++) {
          Checkpoint from = checkpoint(notes.get(older));
          Checkpoint to = checkpoint(notes.get(newer));
          String text = journal.audit().consistency(notes.get(older), Long.toString(to.size()));
          assertTrue(proof(from, to, text).isValid(new TreeHasher()));
          assertEquals(older == newer, text.isEmpty());
        }
      }
      Journals.append(journal, 3);
      String text = journal.audit().consistency(notes.get(3), "");
      Checkpoint newest = checkpoint(journal.audit().checkpoint());
      assertTrue(proof(checkpoint(notes.get(3)), newest, text).isValid(new TreeHasher()));
    }
  }

  private static Checkpoint checkpoint(String note) {
    return Checkpoint.parse(SignedNote.parse(note).text());
  }

  private static ConsistencyProof proof(Checkpoint from, Checkpoint to, String text) {
    List<byte[]> path = text.lines().map(line -> Base64.getDecoder().decode(line)).toList();
    return new ConsistencyProof(from, to, path);
  }

  @Test
  void shouldRefuseWhatIsNoCheckpointOfThisJournal() throws IOException {
    try (FileJournal journal = open()) {
      Journals.append(journal, 30);
      String note = journal.audit().checkpoint();
      Journals.append(journal, 30);
      journal.audit().checkpoint();
      assertRefused(journal, "29", "", "checkpoint of 29 entries: the nearest are of ");
      assertRefused(journal, "60", "30", "the older checkpoint has 60 entries, the newer 30");
      assertRefused(journal, "a checkpoint", "", "no signed note");
      assertRefused(journal, note.replace("\n30\n", "\n31\n"), "", "no checkpoint of 31 entries");
      assertRefused(journal, strangersNote(), "", "no checkpoint of 30 entries by ");
    }
  }

  private String strangersNote() {
    Path elsewhere = root.resolve("elsewhere/journal");
    Durability plain = new Durability(Level.NONE, 1, 4096);
    try (FileJournal other = FileJournal.open(elsewhere, plain, AuditSettings.of(3600, ""))) {
      Journals.append(other, 30);
      return other.audit().checkpoint();
    }
  }

  private static void assertRefused(
      FileJournal journal, String older, String newer, String message) {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> journal.audit().consistency(older, newer));
    assertTrue(thrown.getMessage().startsWith(message), thrown::getMessage);
  }

  @Test
  void shouldHandOutNoProofFromADamagedTree() throws IOException {
    try (FileJournal journal = open()) {
      Journals.append(journal, 300);
      journal.audit().checkpoint();
      Journals.append(journal, 300);
      journal.audit().checkpoint();
    }
    Path leaves = directory.resolve("tree/level-0.hashes");
    byte[] hashes = Files.readAllBytes(leaves);
    hashes[300 * 32] ^= 1;
    Files.write(leaves, hashes);
    try (FileJournal journal = open()) {
      assertThrows(JournalException.class, () -> journal.audit().consistency("300", "600"));
    }
  }

  @Test
  @Tag("reference")
  void shouldDecideAsTheVectorsDo() throws IOException {
    assumeTrue(Files.exists(VECTORS), "the Merkle vectors are not beside this checkout");
    ObjectMapper json = new ObjectMapper();
    int checked = 0;
    for (String line : Files.readAllLines(VECTORS)) {
      JsonNode vector = json.readTree(line);
      if (vector.has("size1") && !vector.has("start")) {
        List<byte[]> path = new ArrayList<>();
        vector.get("proof").forEach(hash -> path.add(bytes(hash)));
        ConsistencyProof proof = new ConsistencyProof(tree(vector, "1"), tree(vector, "2"), path);
        assertEquals(!vector.get("wantErr").asBoolean(), proof.isValid(new TreeHasher()), line);
        checked++;
      }
    }
    assertEquals(22, checked);
  }

  private static Checkpoint tree(JsonNode vector, String which) {
    long size = vector.get("size" + which).bigIntegerValue().longValue();
    return new Checkpoint("log", size, bytes(vector.get("root" + which)));
  }

  private static byte[] bytes(JsonNode text) {
    return text.isNull() ? new byte[0] : Base64.getDecoder().decode(text.asText());
  }
}
