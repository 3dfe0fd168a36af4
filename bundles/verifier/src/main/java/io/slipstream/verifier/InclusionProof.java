package io.slipstream.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An entry, its place in the tree, the way from it to the root, and the checkpoint. */
record InclusionProof(long index, List<byte[]> path, byte[] entry, Checkpoint checkpoint) {
  private static final String FIRST_LINE = "slipstream.io/proof/v1";
  private static final int MOST_HASHES = 63;
  private static final int LEAST_BYTES = 9;

  static InclusionProof parse(byte[] bytes, VerifierKey log) throws MalformedException {
    Lines lines = new Lines(Note.decoded(bytes));
    if (!lines.next().equals(FIRST_LINE)) {
      throw new MalformedException("a proof's first line is " + FIRST_LINE);
    }
    long index = Checkpoint.number(after("index ", lines.next()), "the index");
    List<byte[]> path = hashes(lines);
    byte[] entry = Base64Text.decode(after("entry ", lines.next()), "the entry");
    if (entry.length < LEAST_BYTES || entry[LEAST_BYTES - 1] < 0 || entry[LEAST_BYTES - 1] > 1) {
      throw new MalformedException("an entry is its sequence, 8 bytes, a kind, 0 or 1, a payload");
    }
    if (!lines.next().isEmpty()) {
      throw new MalformedException("an empty line must follow the entry");
    }
    byte[] note = lines.rest().getBytes(StandardCharsets.UTF_8);
    return new InclusionProof(index, path, entry, Checkpoint.parse(note, log));
  }

  private static List<byte[]> hashes(Lines lines) throws MalformedException {
    List<byte[]> path = new ArrayList<>();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      if (path.size() == MOST_HASHES) {
        throw new MalformedException("more than " + MOST_HASHES + " hashes");
      }
      path.add(Base64Text.hash(line, "a hash of the path"));
    }
    return path;
  }

  long sequence() {
    return ByteBuffer.wrap(entry).getLong();
  }

  /** Whether the entry is at the index of the tree that the checkpoint signs. */
  boolean isValid() {
    return sequence() == index + 1
        && new Proofs()
            .isIncluded(
                index, checkpoint.size(), new Hashing().leaf(entry), path, checkpoint.root());
  }

  private static String after(String prefix, String line) throws MalformedException {
    if (!line.startsWith(prefix)) {
      throw new MalformedException(
          "a line that begins with " + Shown.of(prefix) + " was expected, not " + Shown.of(line));
    }
    return line.substring(prefix.length());
  }

  /** A text line by line, each ended by a line feed. */
  private static final class Lines {
    private final String text;
    private int at;

    Lines(String text) {
      this.text = text;
    }

    String next() throws MalformedException {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        throw new MalformedException("the proof ends too early");
      }
      String line = text.substring(at, end);
      at = end + 1;
      return line;
    }

    String rest() {
      return text.substring(at);
    }
  }
}
