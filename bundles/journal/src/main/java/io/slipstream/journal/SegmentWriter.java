package io.slipstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The segment that is written, behind those that are closed. */
final class SegmentWriter implements AutoCloseable {
  private final Path directory;
  private final Durability durability;
  private final Disk disk;
  private final Segments segments = new Segments();
  private final List<Path> leftovers = new ArrayList<>();
  private final long recoveredEntries;
  private long cutBytes;
  private FileChannel channel;
  private long bytes;
  private long nextSequence;

  /** Reads what is there behind the removed entries; nothing is changed before the start. */
  SegmentWriter(Path directory, Durability durability, Disk disk, long removed) throws IOException {
    this.directory = directory;
    this.durability = durability;
    this.disk = disk;
    List<SegmentFile> files = withoutLeftovers(SegmentFile.list(directory), removed);
    long entries = removed;
    for (int i = 0; i < files.size(); i++) {
      SegmentFile file = files.get(i);
      boolean isOpen = i == files.size() - 1 && !file.isPacked();
      Segment.Scan scan = Segment.scan(file, entries + 1, isOpen, entry -> {});
      if (isOpen) {
        bytes = scan.end();
        cutBytes = scan.tornBytes();
      }
      segments.add(file, Files.size(file.path()) - scan.tornBytes());
      entries += scan.entries();
    }
    recoveredEntries = entries;
    nextSequence = entries + 1;
  }

  /** What a start has to clear away: it was packed or removed, and the process ended then. */
  private List<SegmentFile> withoutLeftovers(List<SegmentFile> all, long removed)
      throws IOException {
    List<SegmentFile> files = new ArrayList<>();
    for (SegmentFile file : all) {
      int last = files.size() - 1;
      if (last >= 0 && files.get(last).firstSequence() == file.firstSequence()) {
        leftovers.add(file.path());
      } else {
        files.add(file);
      }
    }
    while (files.size() > 1 && files.get(1).firstSequence() <= removed + 1) {
      leftovers.add(files.remove(0).path());
    }
    try (Stream<Path> names = Files.list(directory)) {
      names
          .filter(name -> name.getFileName().toString().endsWith(SegmentFile.UNREADY))
          .forEach(leftovers::add);
    }
    return files;
  }

  /** Cuts off what was torn and clears away what was left, after all else was looked at. */
  void start() throws IOException {
    for (Path leftover : leftovers) {
      Files.delete(leftover);
    }
    List<SegmentFile> files = segments.files();
    SegmentFile last = files.isEmpty() ? null : files.get(files.size() - 1);
    if (last == null || last.isPacked()) {
      begin(nextSequence);
      return;
    }
    channel = disk.open(last.path(), StandardOpenOption.WRITE);
    channel.truncate(bytes);
    channel.position(bytes);
    if (bytes == 0) {
      writeAll(Segment.header(last.firstSequence()));
      bytes = Segment.HEADER_BYTES;
    }
  }

  private void begin(long firstSequence) throws IOException {
    bytes = 0;
    SegmentFile file = SegmentFile.plain(directory, firstSequence);
    channel = disk.open(file.path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.truncate(0);
      writeAll(Segment.header(firstSequence));
      if (durability.forces()) {
        channel.force(true);
        ForcedFile.forceDirectory(directory);
      }
    } catch (IOException e) {
      // It is tried again, as often as it takes: each time with a channel of its own.
      channel.close();
      throw e;
    }
    bytes = Segment.HEADER_BYTES;
    nextSequence = firstSequence;
    segments.begin(file);
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
      segments.grow(bytes);
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
    segments.grow(bytes);
    nextSequence = upTo + 1;
    if (durability.forces()) {
      channel.force(false);
    }
  }

  Segments segments() {
    return segments;
  }

  /** Entries found on opening, the removed ones before them included. */
  long recoveredEntries() {
    return recoveredEntries;
  }

  /** Bytes that were cut off on opening. */
  long cutBytes() {
    return cutBytes;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
