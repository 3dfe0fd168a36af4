package io.slipstream.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file of a segment.
 *
 * @param path plain {@code N.journal} or packed {@code N.journal.gz}
 * @param firstSequence of the segment
 * @param isPacked whether it is the packed one
 */
record SegmentFile(Path path, long firstSequence, boolean isPacked) {
  /** Ending of a packed segment that is not ready. */
  static final String UNREADY = ".journal.gz.tmp";

  private static final Pattern NAME = Pattern.compile("(0[0-8][0-9]{18})\\.journal(\\.gz)?");

  static SegmentFile plain(Path directory, long firstSequence) {
    String name = String.format(Locale.ROOT, "%020d.journal", firstSequence);
    return new SegmentFile(directory.resolve(name), firstSequence, false);
  }

  /** This segment's other file. */
  SegmentFile packed() {
    return new SegmentFile(path.resolveSibling(path.getFileName() + ".gz"), firstSequence, true);
  }

  /** All there are, in the order of their entries, a plain one before its packed twin. */
  static List<SegmentFile> list(Path directory) throws IOException {
    List<SegmentFile> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          long first = Long.parseLong(name.group(1));
          found.add(new SegmentFile(file, first, name.group(2) != null));
        }
      }
    }
    found.sort(
        Comparator.comparingLong(SegmentFile::firstSequence).thenComparing(SegmentFile::isPacked));
    return found;
  }

  /** Its bytes; of a plain file that was packed since it was listed those of its twin. */
  SegmentBytes open() throws IOException {
    if (isPacked) {
      return PackedBytes.open(path);
    }
    try {
      return SegmentBytes.of(FileChannel.open(path));
    } catch (NoSuchFileException e) {
      if (!Files.exists(packed().path)) {
        throw e;
      }
      return PackedBytes.open(packed().path);
    }
  }
}
