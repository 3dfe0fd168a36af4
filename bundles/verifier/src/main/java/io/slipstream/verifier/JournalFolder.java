package io.slipstream.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is in a journal's directory, by name; names that do not belong there are told. */
final class JournalFolder {
  private static final Set<String> OTHERS =
      Set.of("journal.lock", "journal.vkey", "tree", "checkpoints", Removed.FILE);
  private static final Pattern LEVEL = Pattern.compile("level-[0-7]\\.hashes");
  private static final String NOTE = ".note";
  private static final int DIGITS = 20;

  private final Path path;
  private final Report report;

  JournalFolder(Path path, Report report) {
    this.path = path;
    this.report = report;
  }

  Path path() {
    return path;
  }

  /** The segments in the order of their entries. */
  List<SegmentFile> segments() throws IOException {
    List<SegmentFile> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String suffix = suffix(name);
        if (!suffix.isEmpty()) {
          long sequence = number(name, suffix);
          if (sequence > 0 && Files.isRegularFile(file)) {
            found.add(SegmentFile.of(file, sequence));
          } else {
            report.find(
                Finding.in(
                    name, "a segment's name is its first sequence, 1 or more, in 20 digits"));
          }
        } else if (!OTHERS.contains(name)) {
          report.note(Shown.of(name) + " is no part of a journal and was not read");
        }
      }
    }
    return withoutTwins(found);
  }

  private static String suffix(String name) {
    String packed = SegmentFile.SUFFIX + SegmentFile.PACKED;
    return name.endsWith(SegmentFile.SUFFIX)
        ? SegmentFile.SUFFIX
        : name.endsWith(packed) ? packed : "";
  }

  private List<SegmentFile> withoutTwins(List<SegmentFile> found) {
    found.sort(
        Comparator.comparingLong(SegmentFile::start)
            .thenComparing(segment -> segment.named() != segment.start())
            .thenComparing(SegmentFile::name));
    List<SegmentFile> segments = new ArrayList<>();
    for (SegmentFile segment : found) {
      SegmentFile last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
      // The plain file comes first; its packed twin may have stayed after a crash.
      if (last != null && segment.name().equals(last.name() + SegmentFile.PACKED)) {
        report.note(segment.name() + " stands beside " + last.name() + " and was not read");
      } else if (last != null && last.start() == segment.start()) {
        report.find(
            Finding.in(
                segment.name(),
                "begins with entry " + segment.start() + " as " + last.name() + " does; not read"));
      } else {
        segments.add(segment);
      }
    }
    return segments;
  }

  /** The sizes by which the checkpoints are named, in ascending order. */
  long[] checkpoints() throws IOException {
    Path folder = path.resolve("checkpoints");
    long[] sizes = new long[16];
    int count = 0;
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          long size = name.endsWith(NOTE) ? number(name, NOTE) : -1;
          if (size >= 0 && Files.isRegularFile(file)) {
            sizes = count == sizes.length ? Arrays.copyOf(sizes, 2 * count) : sizes;
            sizes[count++] = size;
          } else if (name.endsWith(NOTE)) {
            report.find(
                Finding.in(
                    "checkpoints/" + Shown.plain(name),
                    "a checkpoint's name is the number of entries it covers, in 20 digits"));
          } else {
            report.note(Shown.of("checkpoints/" + name) + " is no checkpoint and was not read");
          }
        }
      }
    }
    sizes = Arrays.copyOf(sizes, count);
    Arrays.sort(sizes);
    return sizes;
  }

  /** Tells names in the tree's folder that are none of its files. */
  void checkTree() throws IOException {
    Path folder = path.resolve("tree");
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          if (!LEVEL.matcher(name).matches()) {
            report.note(Shown.of("tree/" + name) + " is no part of the tree and was not read");
          }
        }
      }
    }
  }

  /** What the log says that retention removed, or null. */
  Removed removed(VerifierKey key) throws IOException {
    Path file = path.resolve(Removed.FILE);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      return Removed.parse(Claims.bytes(file), key);
    } catch (MalformedException e) {
      report.find(Finding.in(Removed.FILE, e.getMessage()));
      return null;
    }
  }

  /** Compares the key in the directory, if there is one, with the one that was given. */
  void checkKey(VerifierKey key) throws IOException {
    Path file = path.resolve("journal.vkey");
    if (Files.isRegularFile(file)) {
      byte[] bytes = Claims.bytes(file);
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (!text.equals(key.text()) && !text.equals(key.text() + "\n")) {
        report.find(Finding.in("journal.vkey", "not the key that was given, " + key.text()));
      }
    }
  }

  /** The number that a name of 20 digits begins with, or -1. */
  private static long number(String name, String suffix) {
    String digits = name.substring(0, name.length() - suffix.length());
    if (digits.length() != DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
