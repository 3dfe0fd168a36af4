package io.slipstream.journal;

import io.slipstream.journal.FileJournalStore.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The segment that is written, and the size of those before it. */
final class SegmentWriter implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("0[0-8][0-9]{18}\\.journal");

  private final Path directory;
  private final Durability durability;
  private final long recoveredEntries;
  private final long cutBytes;
  private FileChannel channel;
  private long bytes;
  private long closedBytes;
  private long nextSequence;
  private long closedSequence;

  /** Opens the last segment, or the first; a torn last record is cut off. */
  SegmentWriter(Path directory, Durability durability) throws IOException {
    this.directory = directory;
    this.durability = durability;
    List<Path> files = segments(directory);
    long entries = 0;
    for (int i = 0; i < files.size() - 1; i++) {
      entries += Segment.scan(files.get(i), entries + 1, false, entry -> {}).entries();
      closedBytes += Files.size(files.get(i));
    }
    if (files.isEmpty()) {
      recoveredEntries = 0;
      cutBytes = 0;
      begin(1);
      return;
    }
    Path last = files.get(files.size() - 1);
    Segment.Scan scan = Segment.scan(last, entries + 1, true, entry -> {});
    recoveredEntries = entries + scan.entries();
    nextSequence = recoveredEntries + 1;
    cutBytes = scan.tornBytes();
    channel = FileChannel.open(last, StandardOpenOption.WRITE);
    bytes = scan.end();
    closedSequence = entries;
  }

  /** Cuts off what was torn, after all else was looked at. */
  void start() throws IOException {
    channel.truncate(bytes);
    channel.position(bytes);
    if (bytes == 0) {
      writeAll(Segment.header(closedSequence + 1));
      bytes = Segment.HEADER_BYTES;
    }
  }

  static List<Path> segments(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(f -> NAME.matcher(f.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  private void begin(long firstSequence) throws IOException {
    bytes = 0;
    channel =
        FileChannel.open(
            Segment.file(directory, firstSequence),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      channel.truncate(0);
      writeAll(Segment.header(firstSequence));
      if (durability.force()) {
        channel.force(true);
        forceDirectory(directory);
      }
    } catch (IOException e) {
      // It is tried again, as often as it takes: each time with a channel of its own.
      channel.close();
      throw e;
    }
    bytes = Segment.HEADER_BYTES;
    nextSequence = firstSequence;
  }

  /** So that a file's name is there after the machine failed, where the system can say so. */
  static void forceDirectory(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel names = FileChannel.open(directory)) {
        names.force(true);
      }
    }
  }

  private void writeAll(ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      channel.write(from);
    }
  }

  /**
   * Writes whole records, the last of them {@code upTo}; after a full segment in another. When
   * there is no room nothing of them is left, and it can be tried again.
   */
  void write(ByteBuffer records, long upTo) throws IOException {
    if (bytes >= durability.segmentBytes()) {
      channel.close();
      closedBytes += bytes;
      bytes = 0;
    }
    if (bytes == 0) {
      begin(nextSequence);
    }
    int start = records.position();
    try {
      writeAll(records);
    } catch (IOException e) {
      records.position(start);
      channel.truncate(bytes);
      channel.position(bytes);
      throw e;
    }
    bytes += records.position() - start;
    nextSequence = upTo + 1;
    if (durability.force()) {
      channel.force(false);
    }
  }

  /** Entries found on opening. */
  long recoveredEntries() {
    return recoveredEntries;
  }

  /** Bytes that were cut off on opening. */
  long cutBytes() {
    return cutBytes;
  }

  /** Bytes of all segments. */
  long totalBytes() {
    return closedBytes + bytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
