package io.slipstream.verifier;

import java.util.ArrayList;
import java.util.List;

/** What a check has found. The first thousand findings and notes are kept, all are counted. */
final class Report {
  private static final int KEPT = 1000;

  private final List<Finding> findings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private long findingCount;
  private long noteCount;

  void find(Finding finding) {
    findingCount++;
    if (findings.size() < KEPT) {
      findings.add(finding);
    }
  }

  /** Something worth to know that is not wrong. */
  void note(String text) {
    noteCount++;
    if (notes.size() < KEPT) {
      notes.add(text);
    }
  }

  boolean isIntact() {
    return findingCount == 0;
  }

  long findingCount() {
    return findingCount;
  }

  List<Finding> findings() {
    return findings;
  }

  List<String> notes() {
    return notes;
  }

  /** Notes and findings, one a line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    notes.forEach(note -> lines.add("note: " + note));
    if (noteCount > notes.size()) {
      lines.add("note: " + (noteCount - notes.size()) + " more notes");
    }
    findings.forEach(finding -> lines.add("FINDING " + finding));
    if (findingCount > findings.size()) {
      lines.add("FINDING " + (findingCount - findings.size()) + " more, not listed");
    }
    return lines;
  }
}
