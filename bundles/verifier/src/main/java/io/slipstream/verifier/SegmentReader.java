package io.slipstream.verifier;

import java.io.IOException;

/** Reads one segment from its first record to its last, and goes on after damage where it can. */
final class SegmentReader {
  /** A write at the end of the last segment that was not finished. */
  record Unfinished(String file, long offset, long entry, long bytes) {}

  private final SegmentFile segment;
  private final long end;
  private final boolean mayBeUnfinished;
  private final Report report;
  private final EntrySink sink;
  private final Hashing hashing;
  private Unfinished unfinished;
  private Records records;
  private long fileBytes;
  private long position = SegmentFile.HEADER;
  private long sequence;

  /** The end is the first sequence of the next segment, or 0 when there is none. */
  SegmentReader(SegmentFile segment, long end, Report report, EntrySink sink, Hashing hashing) {
    this.segment = segment;
    this.end = end;
    this.mayBeUnfinished = end == 0 && !segment.isPacked();
    this.report = report;
    this.sink = sink;
    this.hashing = hashing;
    this.sequence = segment.start();
  }

  /** Reads all and returns the sequence that follows the last entry. */
  long read() throws IOException {
    try (FileBytes bytes = segment.open()) {
      fileBytes = bytes.size();
      if (isHeaderThere(bytes)) {
        records = new Records(bytes, hashing);
        RecordSearch search = new RecordSearch(records);
        while (position < bytes.size() && isBeforeEnd()) {
          if (isSound()) {
            emit();
            position = records.next(position);
          } else {
            mend(search.from(position, sequence));
          }
        }
      }
      bytes.faults().forEach(fault -> find(fault.offset(), fault.text()));
    }
    return sequence;
  }

  /** How many bytes were there, unpacked. */
  long fileBytes() {
    return fileBytes;
  }

  /** The unfinished write that was met, or null. */
  Unfinished unfinished() {
    return unfinished;
  }

  private boolean isHeaderThere(FileBytes bytes) throws IOException {
    if (bytes.size() < SegmentFile.HEADER) {
      if (mayBeUnfinished) {
        unfinished = new Unfinished(segment.name(), 0, sequence, bytes.size());
      } else {
        find(0, "the header is cut off: " + bytes.size() + " bytes of 16");
      }
      return false;
    }
    if (!segment.isHeaderSound()) {
      find(0, "the segment does not begin with SLIPJNL1");
    }
    if (segment.named() != segment.start()) {
      find(0, "the name says " + segment.named() + ", but the entries begin at " + segment.start());
    }
    if (segment.headed() != segment.start()) {
      find(
          Long.BYTES,
          "the header's first sequence is "
              + Long.toUnsignedString(segment.headed())
              + ", but the entries begin at "
              + segment.start());
    }
    return true;
  }

  private boolean isBeforeEnd() {
    if (end == 0 || sequence < end) {
      return true;
    }
    find(position, "bytes after entry " + (end - 1) + ", the last before the next segment");
    return false;
  }

  private boolean isSound() throws IOException {
    return records.isWhole(position)
        && records.fitsAndHashes(position, records.length(position), sequence);
  }

  /** Hands the entry on, of which the hash was just computed. */
  private void emit() throws IOException {
    int kind = records.kind(position);
    if (kind > 1) {
      findEntry("the kind is " + kind + "; 0 and 1 are allowed");
    }
    sink.entry(sequence, records.leaf(), segment.name(), position);
    sequence++;
  }

  private void mend(RecordSearch.Way way) throws IOException {
    switch (way.kind()) {
      case SKIPPED -> skip(way.sequence());
      case REPEATED ->
          findEntry("entry " + way.sequence() + " stands here, which was expected before");
      case FOREIGN_BYTES ->
          findEntry((way.position() - position) + " bytes that are no record stand before it");
      case DAMAGED -> emitDamaged(records.length(position));
      case DAMAGED_AT_END -> {
        if (mayBeUnfinished) {
          leaveUnfinished();
        } else {
          emitDamaged(records.length(position));
        }
      }
      case WRONG_LENGTH -> emitDamaged(way.position() - position - Records.HEADER);
      case LOST -> lose();
    }
    position = way.position();
  }

  private void skip(long to) throws IOException {
    report.find(
        new Finding(
            segment.name(), position, sequence, to - 1, "missing; entry " + to + " follows here"));
    sink.unread(sequence, to - 1);
    sequence = to;
  }

  private void emitDamaged(long length) throws IOException {
    boolean fits = records.fitsAndHashes(position, length, sequence);
    long stated = records.length(position);
    if (length != stated) {
      findEntry("the length is written as " + stated + ", but the record has " + length + " bytes");
    }
    if (!fits) {
      int kind = records.kind(position);
      String hint = kind > 1 ? "; its kind is " + kind + ", 0 and 1 are allowed" : "";
      findEntry("the checksum does not fit" + hint);
    }
    sink.entry(sequence, records.leaf(), segment.name(), position);
    sequence++;
  }

  private void lose() throws IOException {
    boolean isTooLong = records.hasHeader(position) && records.length(position) > Records.LONGEST;
    if (mayBeUnfinished && !isTooLong && !records.isWhole(position)) {
      leaveUnfinished();
      return;
    }
    long last = end == 0 ? sequence : end - 1;
    String reason =
        isTooLong
            ? "the length is " + records.length(position) + "; 0 to 16777216 is allowed"
            : records.isWhole(position) ? "the checksum does not fit" : "the record is cut off";
    findEntry(reason);
    String rest = "cannot be read: no record was found from here to the end of the segment";
    report.find(new Finding(segment.name(), position, sequence, last, rest));
    sink.unread(sequence, last);
    sequence = last + 1;
  }

  private void leaveUnfinished() {
    unfinished = new Unfinished(segment.name(), position, sequence, records.size() - position);
  }

  private void find(long offset, String text) {
    report.find(Finding.at(segment.name(), offset, text));
  }

  private void findEntry(String text) {
    report.find(Finding.of(segment.name(), position, sequence, text));
  }
}
