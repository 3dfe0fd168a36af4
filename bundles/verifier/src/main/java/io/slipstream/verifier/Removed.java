package io.slipstream.verifier;

import java.util.ArrayList;
import java.util.List;

/** What retention removed, as the log signed it: entries 1 to one, and the subtrees they make. */
record Removed(long last, long seconds, List<byte[]> peaks) {
  static final String FILE = "removed.note";

  private static final String KIND = "/removed";

  static Removed parse(byte[] bytes, VerifierKey log) throws MalformedException {
    Note note = Note.parse(bytes);
    List<String> lines = List.of(note.text().split("\n"));
    if (lines.size() < 4) {
      throw new MalformedException(
          "a note of what was removed has the origin, the number of entries, seconds and roots");
    }
    if (!lines.get(0).equals(log.name() + KIND)) {
      throw new MalformedException(
          "the origin is " + Shown.of(lines.get(0)) + ", not " + log.name() + KIND);
    }
    if (note.signaturesBy(log) == 0) {
      throw new MalformedException("no signature by the log's key " + log.text());
    }
    long last = Checkpoint.number(lines.get(1), "the number of entries");
    long seconds = Checkpoint.number(lines.get(2), "the time");
    List<byte[]> peaks = new ArrayList<>();
    for (String line : lines.subList(3, lines.size())) {
      peaks.add(Base64Text.hash(line, "a root"));
    }
    if (last == 0 || last == Long.MAX_VALUE || peaks.size() != Long.bitCount(last)) {
      throw new MalformedException(
          peaks.size() + " roots, where " + last + " entries make " + Long.bitCount(last));
    }
    return new Removed(last, seconds, List.copyOf(peaks));
  }
}
