package io.slipstream.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Checks journals in tests. */
final class Checking {
  private Checking() {}

  static Report check(Path journal, LogKey key, List<byte[]> trusted) throws IOException {
    Report report = new Report();
    List<Claim> claims =
        trusted.stream()
            .map(note -> new Claim("kept.note", true, parsed(note, key)))
            .sorted(Comparator.comparingLong(Claim::size))
            .toList();
    new JournalCheck(journal, key.verifier(), List.of(), claims, report).run();
    return report;
  }

  private static Checkpoint parsed(byte[] note, LogKey key) {
    try {
      return Checkpoint.parse(note, key.verifier());
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
