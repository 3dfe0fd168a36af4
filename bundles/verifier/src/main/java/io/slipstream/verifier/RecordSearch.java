package io.slipstream.verifier;

import java.io.IOException;

/**
 * Finds the way on after a record that does not fit, by trying at which place and with which
 * sequence a checksum fits again. The work is bounded for each segment.
 */
final class RecordSearch {
  /** What was found: what the record is, and where and with which sequence to go on. */
  record Way(Kind kind, long position, long sequence) {}

  /** What a record that does not fit turned out to be. */
  enum Kind {
    /** The record fits a later sequence: entries before it are missing. */
    SKIPPED,
    /** The record fits an earlier sequence: it was repeated or moved. */
    REPEATED,
    /** The lengths hold and what follows fits: the record's own bytes are wrong. */
    DAMAGED,
    /** The same, where nothing follows. */
    DAMAGED_AT_END,
    /** The record ends elsewhere than its length says. */
    WRONG_LENGTH,
    /** Bytes that are no record stand before the expected one. */
    FOREIGN_BYTES,
    /** No place was found where a checksum fits. */
    LOST
  }

  private static final int NEIGHBOURS = 16;
  private static final int STEPS = 16;
  private static final long LARGE = 1 << 16;

  private final Records records;
  private long budget = 1L << 28;

  RecordSearch(Records records) {
    this.records = records;
  }

  Way from(long position, long sequence) throws IOException {
    if (records.isWhole(position)) {
      Way way = neighbour(position, sequence);
      if (way == null) {
        way = following(position, sequence);
      }
      if (way != null) {
        return way;
      }
    }
    Way way = records.hasHeader(position) ? scan(position, sequence) : null;
    return way == null ? new Way(Kind.LOST, records.size(), sequence) : way;
  }

  private Way neighbour(long position, long sequence) throws IOException {
    int most = records.length(position) > LARGE ? 1 : NEIGHBOURS;
    for (int distance = 1; distance <= most; distance++) {
      if (fits(position, sequence + distance)) {
        return new Way(Kind.SKIPPED, position, sequence + distance);
      }
      if (sequence > distance && fits(position, sequence - distance)) {
        return new Way(Kind.REPEATED, records.next(position), sequence - distance);
      }
    }
    return null;
  }

  private Way following(long position, long sequence) throws IOException {
    long next = records.next(position);
    long at = next;
    for (int step = 1; step <= STEPS && records.isWhole(at); step++) {
      if (fits(at, sequence + step)) {
        return new Way(Kind.DAMAGED, next, sequence + 1);
      }
      at = records.next(at);
    }
    return next == records.size() ? new Way(Kind.DAMAGED_AT_END, next, sequence + 1) : null;
  }

  private Way scan(long position, long sequence) throws IOException {
    long rest = records.size() - position - Records.HEADER;
    if (rest <= Records.LONGEST && spend(rest) && records.fits(position, rest, sequence)) {
      return new Way(Kind.WRONG_LENGTH, records.size(), sequence + 1);
    }
    long last = position + 2 * Records.HEADER + Records.LONGEST;
    for (long at = position + 1; at <= last && records.hasHeader(at) && spend(1); at++) {
      if (records.kind(at) <= 1 && records.isWhole(at)) {
        if (fits(at, sequence)) {
          return new Way(Kind.FOREIGN_BYTES, at, sequence);
        }
        if (at >= position + Records.HEADER && fits(at, sequence + 1)) {
          return new Way(Kind.WRONG_LENGTH, at, sequence + 1);
        }
      }
    }
    return null;
  }

  private boolean fits(long position, long sequence) throws IOException {
    long length = records.length(position);
    return spend(length + Records.HEADER) && records.fits(position, length, sequence);
  }

  private boolean spend(long work) {
    budget -= work;
    return budget >= 0;
  }
}
