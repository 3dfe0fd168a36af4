package io.slipstream.verifier;

import java.util.Map;
import java.util.function.Predicate;

/** A changed journal, and what a check must say of it. */
record Manipulation(
    String kind, String description, Map<String, byte[]> files, Predicate<Report> expectation) {
  boolean isFound(Report report) {
    return expectation.test(report);
  }

  /** A finding that names exactly this entry, alone or as the first that differs. */
  static Predicate<Report> beginsAt(long entry) {
    return report -> report.findings().stream().anyMatch(finding -> finding.first() == entry);
  }

  /** A finding that names this entry and no more than one beside it. */
  static Predicate<Report> exactly(long entry) {
    return report ->
        report.findings().stream()
            .anyMatch(finding -> finding.names(entry) && finding.last() - finding.first() <= 1);
  }

  /** A finding that names exactly this range. */
  static Predicate<Report> range(long first, long last) {
    return report ->
        report.findings().stream()
            .anyMatch(finding -> finding.first() == first && finding.last() == last);
  }

  static Predicate<Report> inFile(String file) {
    return report -> report.findings().stream().anyMatch(finding -> finding.file().equals(file));
  }

  static Predicate<Report> noted(String file) {
    return report ->
        report.isIntact() && report.notes().stream().anyMatch(note -> note.startsWith(file));
  }
}
