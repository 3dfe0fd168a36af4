package io.slipstream.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCheckTest {
  private static final LogKey KEY = LogKey.log(7);
  private static final String LAST = "00000000000000000301.journal";

  @TempDir private Path folder;

  private int count;

  private static JournalWriter journal(int entries) {
    JournalWriter writer = new JournalWriter(KEY, 100);
    while (writer.count() < entries) {
      byte[] payload = LogKey.utf8("entry " + writer.count());
      writer.add(new JournalWriter.Entry((int) writer.count() % 2, payload));
    }
    return writer;
  }

  private Report check(Map<String, byte[]> files, byte[]... trusted) throws IOException {
    Path journal = folder.resolve("j" + count++);
    JournalWriter.write(files, journal);
    Report report = Checking.check(journal, KEY, List.of(trusted));
    Checking.delete(journal);
    return report;
  }

  @Test
  void shouldFindNothingInAnIntactJournal() throws IOException {
    for (int size : new int[] {0, 1, 2, 100, 101, 255, 256, 257, 520}) {
      JournalWriter writer = journal(size);
      writer.checkpoint();
      Report report = check(writer.files());
      assertTrue(report.isIntact(), report.lines().toString());
      assertEquals(List.of(), report.notes());
    }
  }

  @Test
  void shouldTellAnUnfinishedWriteAtEveryByteOfTheLastRecord() throws IOException {
    JournalWriter writer = journal(349);
    writer.checkpoint();
    byte[] before = writer.files().get(LAST);
    byte[] hashes = writer.files().get("tree/level-0.hashes");
    writer.add(new JournalWriter.Entry(1, LogKey.utf8("the last one")));
    byte[] after = writer.files().get(LAST);
    for (int end = before.length; end < after.length; end++) {
      for (boolean isHashed : new boolean[] {false, true}) {
        Map<String, byte[]> files = writer.files();
        files.put(LAST, Arrays.copyOf(after, end));
        if (!isHashed) {
          files.put("tree/level-0.hashes", hashes);
        }
        Report report = check(files);
        if (end == before.length) {
          assertEquals(!isHashed, report.isIntact(), report.lines().toString());
        } else {
          assertTrue(report.isIntact(), report.lines().toString());
          assertTrue(
              report.notes().get(0).startsWith("unfinished write at byte " + before.length + " of"),
              report.notes().toString());
        }
      }
    }
  }

  @Test
  void shouldFindATornWriteThatACheckpointCovers() throws IOException {
    JournalWriter writer = journal(349);
    byte[] before = writer.files().get(LAST);
    writer.add(new JournalWriter.Entry(1, LogKey.utf8("the last one")));
    writer.checkpoint();
    byte[] after = writer.files().get(LAST);
    for (int end = before.length; end < after.length; end++) {
      Map<String, byte[]> files = writer.files();
      files.put(LAST, Arrays.copyOf(after, end));
      Report report = check(files);
      boolean isNamed = report.findings().stream().anyMatch(finding -> finding.names(350));
      assertTrue(isNamed, report.lines().toString());
    }
  }

  @Test
  void shouldTakeAWrongChecksumAtTheEndForAnUnfinishedWrite() throws IOException {
    Map<String, byte[]> files = journal(320).files();
    byte[] changed = files.get(LAST);
    changed[changed.length - 1] ^= 1;
    Report report = check(files);
    assertTrue(report.isIntact(), report.lines().toString());
    assertTrue(report.notes().get(0).contains("entry 320"), report.notes().toString());
  }

  @Test
  void shouldNotTakeADamagedLengthInTheMiddleForAnUnfinishedWrite() throws IOException {
    Map<String, byte[]> files = journal(320).files();
    byte[] changed = files.get(LAST);
    changed[SegmentFile.HEADER + 1] ^= 1;
    Report report = check(files);
    assertEquals(1, report.findingCount(), report.lines().toString());
    assertTrue(report.findings().get(0).names(301));
    assertTrue(report.findings().get(0).text().contains("the length is written as 65545"));
  }

  @Test
  void shouldNameEachOfManyDamagedEntries() throws IOException {
    JournalWriter writer = journal(320);
    writer.checkpoint();
    for (boolean isHashed : new boolean[] {true, false}) {
      Map<String, byte[]> files = writer.files();
      for (String name : files.keySet()) {
        if (name.endsWith(".journal")) {
          files.get(name)[150] ^= 4;
          files.get(name)[300] ^= 4;
        }
      }
      if (!isHashed) {
        files.remove("tree/level-0.hashes");
      }
      List<Finding> findings = check(files).findings();
      assertEquals(
          8,
          findings.stream()
              .filter(finding -> finding.file().endsWith(".journal"))
              .filter(finding -> finding.first() == finding.last())
              .mapToLong(Finding::first)
              .distinct()
              .count(),
          findings.toString());
      assertEquals(
          isHashed ? 0 : 1,
          findings.stream().filter(finding -> finding.file().endsWith(".note")).count());
    }
  }

  @Test
  void shouldNameAKindThatIsNotAllowed() throws IOException {
    JournalWriter writer = journal(10);
    writer.add(new JournalWriter.Entry(2, new byte[3]));
    writer.add(new JournalWriter.Entry(1, new byte[3]));
    writer.checkpoint();
    Report report = check(writer.files());
    assertEquals(1, report.findingCount());
    assertTrue(
        report
            .findings()
            .get(0)
            .toString()
            .endsWith("entry 11: the kind is 2; 0 and 1 are allowed"));
  }

  @Test
  void shouldNameALengthThatIsNotAllowed() throws IOException {
    JournalWriter writer = journal(320);
    writer.checkpoint();
    Map<String, byte[]> files = writer.files();
    byte[] last = files.get("00000000000000000201.journal");
    int record = last.length - Records.HEADER - "entry 299".length();
    ByteBuffer.wrap(last).putInt(record, -1).putInt(record + 4, 0);
    List<Finding> findings = check(files).findings();
    assertTrue(findings.get(0).names(300), findings.toString());
    assertTrue(findings.get(0).text().contains("4294967295; 0 to 16777216"), findings.toString());
  }

  @Test
  void shouldTellTwoSignedHistoriesFromAChangedOne() throws IOException {
    JournalWriter other = journal(50);
    other.add(new JournalWriter.Entry(1, LogKey.utf8("otherwise")));
    byte[] signed = other.checkpoint();
    JournalWriter writer = journal(40);
    writer.checkpoint();
    while (writer.count() < 51) {
      byte[] payload = LogKey.utf8("entry " + writer.count());
      writer.add(new JournalWriter.Entry((int) writer.count() % 2, payload));
    }
    writer.put("checkpoints/" + JournalWriter.digits(51) + ".note", signed);
    writer.add(new JournalWriter.Entry(0, new byte[0]));
    writer.checkpoint();
    Report report = check(writer.files());
    assertEquals(1, report.findingCount(), report.lines().toString());
    Finding finding = report.findings().get(0);
    assertEquals(41, finding.first());
    assertEquals(51, finding.last());
    assertTrue(finding.text().contains("another history"), finding.text());
  }

  @Test
  void shouldTellHashesThatNoCheckpointSettles() throws IOException {
    JournalWriter writer = journal(40);
    writer.checkpoint();
    writer.add(new JournalWriter.Entry(0, new byte[0]));
    Map<String, byte[]> files = writer.files();
    files.get("tree/level-0.hashes")[40 * 32] ^= 1;
    Report report = check(files);
    assertEquals(1, report.findingCount());
    assertTrue(report.findings().get(0).names(41));
    assertFalse(report.findings().get(0).names(40));
  }

  @Test
  void shouldSayThatNothingIsSigned() throws IOException {
    Report report = check(journal(5).files());
    assertTrue(report.isIntact(), report.lines().toString());
    assertTrue(report.notes().get(0).startsWith("no checkpoint covers any entry"));
  }

  @Test
  void shouldNameWhatIsMissingAndWhatIsNotShownWhenTheEndIsCut() throws IOException {
    JournalWriter writer = journal(120);
    writer.checkpoint();
    byte[] kept = journal(220).checkpoint();
    Map<String, byte[]> files = writer.files();
    files.put("checkpoints/" + JournalWriter.digits(220) + ".note", kept);
    List<Finding> findings = check(files, kept).findings();
    assertEquals(1, findings.size(), findings.toString());
    assertTrue(findings.get(0).names(121) && findings.get(0).names(220));
    Map<String, byte[]> longer = journal(130).files();
    longer.putAll(files);
    longer.putAll(journal(130).files());
    findings = check(longer, kept).findings();
    assertEquals(2, findings.size(), findings.toString());
    assertTrue(findings.get(1).first() == 121 && findings.get(1).last() == 130);
  }

  @Test
  void shouldReadALargeEntry() throws IOException {
    JournalWriter writer = journal(3);
    writer.add(new JournalWriter.Entry(0, new byte[(int) Records.LONGEST]));
    writer.add(new JournalWriter.Entry(0, new byte[70_000]));
    writer.checkpoint();
    Report report = check(writer.files());
    assertTrue(report.isIntact(), report.lines().toString());
  }
}
