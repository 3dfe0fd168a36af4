package io.slipstream.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a journal of which a part was removed and a part is packed, all else is found as before. */
class PackedManipulationTest {
  private static final int ROUNDS = 600;
  private static final String LEAVES = "tree/level-0.hashes";

  @TempDir private Path folder;

  private final Random random = new Random(20261121);
  private final PackedJournal journal = new PackedJournal(random);
  private final byte[] trusted = journal.files().get(note(PackedJournal.ENTRIES));
  private int number;

  private static String note(long size) {
    return "checkpoints/" + JournalWriter.digits(size) + ".note";
  }

  private Report check(Map<String, byte[]> files, byte[]... kept) throws IOException {
    Path place = folder.resolve("j" + number++);
    JournalWriter.write(files, place);
    Report report = Checking.check(place, journal.key, List.of(kept));
    Checking.delete(place);
    return report;
  }

  @Test
  void shouldSayWhatWasRemovedAndFindNothingElse() throws IOException {
    Report report = check(journal.files(), trusted);
    assertEquals(
        List.of(
            "note: entries 1 to 150 were removed by retention; their hashes are there and give the"
                + " signed roots"),
        report.lines());
    byte[] packed = journal.files().get(PackedJournal.PACKED);
    byte[] plain = PackedJournal.unpack(packed);
    assertTrue(plain.length > 65_280, "more than one block");
    assertArrayEquals(packed, PackedJournal.pack(plain));
  }

  @Test
  void shouldFindEveryFlippedBit() throws IOException {
    List<String> missed = new ArrayList<>();
    List<String> names = new ArrayList<>(journal.files().keySet());
    names.removeIf(name -> journal.files().get(name).length == 0);
    for (int round = 0; round < ROUNDS; round++) {
      String name = round % 3 == 0 ? PackedJournal.PACKED : names.get(random.nextInt(names.size()));
      Map<String, byte[]> files = journal.files();
      byte[] changed = files.get(name).clone();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      boolean isSame =
          name.equals(PackedJournal.PACKED)
              && Arrays.equals(
                  PackedJournal.unpack(changed), PackedJournal.unpack(files.get(name)));
      files.put(name, changed);
      Report report = check(files, trusted);
      boolean isFound =
          (name.equals(LEAVES) && at / 32 < PackedJournal.REMOVED)
              ? Manipulation.range(1, PackedJournal.REMOVED).test(report)
              : Manipulation.inFile(name).test(report);
      if (!isFound && !(isSame && at >= 16 && report.isIntact())) {
        missed.add(name + " at " + at + " gave " + report.lines());
      }
    }
    assertEquals(List.of(), missed);
  }

  @Test
  void shouldFindEveryCutFile() throws IOException {
    for (String name : List.of(PackedJournal.PACKED, PackedJournal.PLAIN, Removed.FILE)) {
      for (int round = 0; round < 60; round++) {
        Map<String, byte[]> files = journal.files();
        byte[] whole = files.get(name);
        files.put(name, Arrays.copyOf(whole, random.nextInt(whole.length)));
        Report report = check(files, trusted);
        assertTrue(Manipulation.inFile(name).test(report), report.lines()::toString);
      }
    }
  }

  @Test
  void shouldFindEveryDeletedFile() throws IOException {
    assertFound(without(Removed.FILE), Manipulation.range(1, 150));
    assertFound(without(PackedJournal.PACKED), Manipulation.range(151, 300));
    assertFound(without(PackedJournal.PLAIN), Manipulation.range(301, 450));
    assertFound(without(LEAVES), Manipulation.range(1, 150));
  }

  private Map<String, byte[]> without(String name) {
    Map<String, byte[]> files = journal.files();
    files.remove(name);
    return files;
  }

  private void assertFound(Map<String, byte[]> files, Predicate<Report> expected)
      throws IOException {
    Report report = check(files, trusted);
    assertTrue(expected.test(report), report.lines()::toString);
  }

  @Test
  void shouldFindAnEntryThatWasChangedAndPackedAnew() throws IOException {
    for (int round = 0; round < 40; round++) {
      int at = PackedJournal.REMOVED + random.nextInt(PackedJournal.PER_SEGMENT);
      List<JournalWriter.Entry> changed = new ArrayList<>(journal.entries);
      changed.set(at, new JournalWriter.Entry(0, new byte[random.nextInt(400)]));
      Map<String, byte[]> files = journal.files();
      String plain = PackedJournal.PACKED.substring(0, PackedJournal.PACKED.length() - 3);
      byte[] other = journal.written(changed).files().get(plain);
      files.put(PackedJournal.PACKED, PackedJournal.pack(other));
      assertFound(files, Manipulation.exactly(at + 1L));
    }
  }

  @Test
  void shouldNotBelieveANoteThatTheLogDidNotSign() throws IOException {
    Map<String, byte[]> files = without(PackedJournal.PACKED);
    String text = journal.removal(300);
    files.put(Removed.FILE, LogKey.utf8(text.replace("\n1700000000\n", "\n1700000001\n")));
    assertFound(files, Manipulation.inFile(Removed.FILE));
    assertFound(files, Manipulation.range(1, 300));
    String stranger =
        LogKey.log(9, journal.key.name()).line(text.substring(0, text.indexOf("\n\n") + 1));
    files.put(Removed.FILE, LogKey.utf8(text.substring(0, text.indexOf("\n\n") + 2) + stranger));
    assertFound(files, Manipulation.inFile(Removed.FILE));
  }

  @Test
  void shouldFindEntriesThatNoNoteSaysWereRemoved() throws IOException {
    Map<String, byte[]> files = without(PackedJournal.PACKED);
    assertFound(files, Manipulation.range(151, 300));
    files.put(Removed.FILE, LogKey.utf8(journal.removal(300)));
    Report report = check(files, trusted);
    assertTrue(report.isIntact(), report.lines()::toString);
  }

  @Test
  void shouldNotTakeACheckpointForANoteOfRemoval() throws IOException {
    Map<String, byte[]> files = without(PackedJournal.PACKED);
    files.put(Removed.FILE, files.get(note(290)));
    assertFound(files, Manipulation.inFile(Removed.FILE));
  }

  @Test
  void shouldPassOverWhatACrashLeft() throws IOException {
    Map<String, byte[]> files = journal.files();
    Map<String, byte[]> all = journal.written(journal.entries).files();
    String plain = PackedJournal.PACKED.substring(0, PackedJournal.PACKED.length() - 3);
    files.put(plain, all.get(plain));
    String first = JournalWriter.digits(1) + ".journal";
    files.put(first, all.get(first));
    files.put(plain + ".gz.tmp", new byte[5]);
    Report report = check(files, trusted);
    assertTrue(report.isIntact(), report.lines()::toString);
    assertEquals(4, report.notes().size(), report.lines()::toString);
  }

  @Test
  void shouldRefuseBlocksThatHoldMoreThanTheySay() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    byte[] zeros = new byte[16_000_000];
    bomb.writeBytes(PackedJournal.block(zeros, 65_280));
    bomb.writeBytes(PackedJournal.end());
    assertTrue(bomb.size() < 20_000);
    Map<String, byte[]> files = journal.files();
    files.put(PackedJournal.PACKED, bomb.toByteArray());
    assertFound(files, Manipulation.inFile(PackedJournal.PACKED));
    assertFound(files, Manipulation.range(151, 300));
    files.put(PackedJournal.PACKED, PackedJournal.block(zeros, zeros.length));
    Report report = check(files, trusted);
    assertFalse(report.isIntact());
  }
}
