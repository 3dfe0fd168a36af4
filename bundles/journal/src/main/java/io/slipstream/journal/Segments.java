package io.slipstream.journal;

import java.util.ArrayList;
import java.util.List;

/** Which segments there are, oldest first; entries are added to the last of them. */
final class Segments {
  private final List<SegmentFile> files = new ArrayList<>();
  private final List<Long> lengths = new ArrayList<>();

  /** Begins another one; to begin the same one again changes nothing. */
  synchronized void begin(SegmentFile file) {
    if (files.isEmpty() || last().firstSequence() != file.firstSequence()) {
      add(file, 0);
    }
  }

  synchronized void add(SegmentFile file, long bytes) {
    files.add(file);
    lengths.add(bytes);
  }

  /** The last one has so many bytes. */
  synchronized void grow(long bytes) {
    lengths.set(lengths.size() - 1, bytes);
  }

  private SegmentFile last() {
    return files.get(files.size() - 1);
  }

  synchronized List<SegmentFile> files() {
    return List.copyOf(files);
  }

  /** Those that are closed, each with the first sequence of the one behind it. */
  synchronized List<Closed> closed() {
    List<Closed> closed = new ArrayList<>();
    for (int i = 0; i + 1 < files.size(); i++) {
      closed.add(new Closed(files.get(i), files.get(i + 1).firstSequence() - 1));
    }
    return closed;
  }

  /** The segment an entry is in. */
  synchronized SegmentFile of(long sequence) {
    int found = 0;
    while (found + 1 < files.size() && files.get(found + 1).firstSequence() <= sequence) {
      found++;
    }
    return files.get(found);
  }

  /** A segment is in another file now. */
  synchronized void replace(SegmentFile before, SegmentFile after, long bytes) {
    int at = files.indexOf(before);
    files.set(at, after);
    lengths.set(at, bytes);
  }

  synchronized void remove(SegmentFile file) {
    int at = files.indexOf(file);
    files.remove(at);
    lengths.remove(at);
  }

  /** Sequence of the first entry that is here. */
  synchronized long firstSequence() {
    return files.isEmpty() ? 1 : files.get(0).firstSequence();
  }

  synchronized int count() {
    return files.size();
  }

  synchronized int packed() {
    return (int) files.stream().filter(SegmentFile::isPacked).count();
  }

  /** Bytes of all files. */
  synchronized long bytes() {
    return lengths.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * A segment to which nothing is added any more.
   *
   * @param file where it is
   * @param lastSequence of its entries
   */
  record Closed(SegmentFile file, long lastSequence) {}
}
