package io.slipstream.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks a journal from its first byte to its last, reading only. */
final class JournalCheck {
  private final JournalFolder folder;
  private final Report report;
  private final Claims claims;
  private final Witnesses witnesses;
  private final Hashing hashing = new Hashing();
  private long segmentCount;
  private long byteCount;
  private final Removed removed;
  private long expected = 1;
  private SegmentReader.Unfinished unfinished;

  JournalCheck(
      Path journal,
      VerifierKey key,
      List<VerifierKey> witnessKeys,
      List<Claim> trusted,
      Report report)
      throws IOException {
    this.folder = new JournalFolder(journal, report);
    this.report = report;
    this.witnesses = new Witnesses(witnessKeys);
    folder.checkKey(key);
    folder.checkTree();
    this.removed = folder.removed(key);
    Path checkpoints = journal.resolve("checkpoints");
    for (Claim claim : trusted) {
      if (!Files.isRegularFile(checkpoints.resolve(Claims.nameOf(claim.size())))) {
        report.find(
            Finding.in(
                "checkpoints/" + Claims.nameOf(claim.size()),
                "not there, though " + claim.file() + " shows that it was signed; all are kept"));
      }
    }
    this.claims = new Claims(checkpoints, folder.checkpoints(), trusted, key, witnesses, report);
  }

  /** Checks all and returns the summary; the findings are in the report. */
  List<String> run() throws IOException {
    try (TreeFiles files = new TreeFiles(folder.path())) {
      TreeCheck tree = new TreeCheck(files, claims, report, hashing);
      tree.begin();
      if (removed != null) {
        passRemoved(tree);
      }
      readSegments(tree);
      long entries = expected - 1;
      String root = root(tree);
      boolean isCompared = compareRest(tree, entries, files.leafCount());
      settleMissing(entries, isCompared || !tree.isKnown(), tree.verdicts());
      tree.end();
      files.count(entries, unfinished != null, report);
      return summary(tree, entries, root);
    }
  }

  private static String root(TreeCheck tree) {
    return tree.isKnown()
        ? Base64Text.encode(tree.root()) + " of " + tree.size() + " entries"
        : "unknown";
  }

  private void passRemoved(TreeCheck tree) throws IOException {
    boolean wasIntact = report.isIntact();
    tree.removed(removed);
    expected = removed.last() + 1;
    report.note(
        "entries 1 to "
            + removed.last()
            + " were removed by retention"
            + (wasIntact && report.isIntact()
                ? "; their hashes are there and give the signed roots"
                : "; see the findings"));
  }

  /** Without those that hold removed entries alone, which a crash may have left. */
  private List<SegmentFile> keptSegments() throws IOException {
    List<SegmentFile> segments = new ArrayList<>(folder.segments());
    while (segments.size() > 1 && segments.get(1).start() <= expected) {
      report.note(segments.remove(0).name() + " holds removed entries alone and was not read");
    }
    if (!segments.isEmpty() && segments.get(0).start() < expected) {
      String text = "begins with an entry before " + expected + ", which was removed; not read";
      report.find(Finding.in(segments.remove(0).name(), text));
    }
    return segments;
  }

  private void readSegments(TreeCheck tree) throws IOException {
    List<SegmentFile> segments = keptSegments();
    for (int i = 0; i < segments.size(); i++) {
      SegmentFile segment = segments.get(i);
      if (segment.start() > expected) {
        report.find(
            Finding.range(
                segment.name(), expected, segment.start() - 1, "missing before this segment"));
        tree.unread(expected, segment.start() - 1);
      }
      long end = i + 1 < segments.size() ? segments.get(i + 1).start() : 0;
      SegmentReader reader = new SegmentReader(segment, end, report, tree, hashing);
      expected = reader.read();
      unfinished = reader.unfinished();
      segmentCount++;
      byteCount += reader.fileBytes();
    }
  }

  /**
   * Compares checkpoints that cover more than there is, as far as hashes were kept of what is
   * missing. False when there are some that could not be compared.
   */
  private boolean compareRest(TreeCheck tree, long entries, long kept) throws IOException {
    if (claims.hasMore() && tree.isKnown()) {
      tree.unread(entries + 1, kept);
    }
    boolean isCompared = true;
    while (claims.next(Long.MAX_VALUE) != null) {
      isCompared = false;
    }
    return isCompared;
  }

  private void settleMissing(long entries, boolean isSettled, Verdicts verdicts) {
    Claim largest = claims.largest();
    long size = largest == null ? 0 : largest.size();
    settleUnfinished(size > entries ? largest : null);
    if (size > entries) {
      report.find(
          Finding.range(
              largest.file(),
              entries + 1,
              size,
              "missing: the checkpoint covers " + size + ", the journal ends with " + entries));
      long covered = verdicts.coveredAs(largest);
      if (!isSettled && covered < entries) {
        report.find(
            Finding.range(
                largest.file(),
                covered + 1,
                entries,
                "cannot be compared with the checkpoint without the missing ones; perhaps changed"
                    + verdicts.hint(largest)));
      }
    }
  }

  private void settleUnfinished(Claim covering) {
    if (unfinished != null && covering != null) {
      report.find(
          Finding.of(
              unfinished.file(),
              unfinished.offset(),
              unfinished.entry(),
              "cut off or damaged, though " + covering.file() + " covers it"));
    } else if (unfinished != null) {
      report.note(
          "unfinished write at byte "
              + unfinished.offset()
              + " of "
              + unfinished.file()
              + ", "
              + unfinished.bytes()
              + " bytes: entry "
              + unfinished.entry()
              + " was not written to its end and no checkpoint covers it");
    }
  }

  private List<String> summary(TreeCheck tree, long entries, String root) {
    List<String> lines = new ArrayList<>();
    Claim newest = tree.verdicts().newest();
    long covered = newest == null ? 0 : newest.size();
    if (covered == 0 && entries > 0) {
      report.note("no checkpoint covers any entry: whoever wrote the files can have changed them");
    }
    lines.add("journal      " + folder.path());
    lines.add("entries      " + tree.entryCount());
    if (removed != null) {
      lines.add("removed      entries 1 to " + removed.last() + ", by " + Removed.FILE);
    }
    lines.add("segments     " + segmentCount + ", " + byteCount + " bytes");
    lines.add(
        "checkpoints  "
            + claims.count()
            + " in the journal, "
            + tree.verdicts().fitting()
            + " fit, those kept elsewhere included");
    lines.add("root         " + root);
    lines.add(
        "covered      "
            + (covered == 0 ? "nothing" : "entries 1 to " + covered + " by " + newest.file()));
    lines.add(
        "not covered  "
            + (covered >= entries ? "nothing" : "entries " + (covered + 1) + " to " + entries));
    lines.addAll(witnesses.lines());
    return lines;
  }
}
