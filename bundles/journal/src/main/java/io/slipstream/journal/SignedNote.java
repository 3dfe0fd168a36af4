package io.slipstream.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with signature lines, as c2sp.org/signed-note has it. */
final class SignedNote {
  private static final int LONGEST = 1 << 20;
  private static final int MOST_SIGNATURES = 100;
  private static final Pattern LINE = Pattern.compile("— ([^\\s+]+) ([A-Za-z0-9+/]+={0,2})");

  private final String text;
  private final List<Line> lines;

  private SignedNote(String text, List<Line> lines) {
    this.text = text;
    this.lines = lines;
  }

  /**
   * A signature line.
   *
   * @param name of the key
   * @param blob its id, 4 bytes, and the signature
   */
  private record Line(String name, byte[] blob) {
    /** Seconds since 1970 of a witness's line. */
    long time() {
      return blob.length < 12 ? 0 : ByteBuffer.wrap(blob).getLong(4);
    }
  }

  /**
   * The note of these characters.
   *
   * @throws IllegalArgumentException when they are none
   */
  static SignedNote parse(String whole) {
    int split = whole.lastIndexOf("\n\n");
    boolean plain = whole.chars().allMatch(c -> c >= ' ' || c == '\n');
    if (whole.length() > LONGEST || !plain || split < 0 || !whole.endsWith("\n")) {
      throw new IllegalArgumentException(
          "no signed note: a text, an empty line and signature lines are allowed");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : whole.substring(split + 2).split("\n", -1)) {
      lines.add(line.isEmpty() ? null : line(line));
    }
    if (lines.indexOf(null) != lines.size() - 1 || lines.size() > MOST_SIGNATURES + 1) {
      throw new IllegalArgumentException(
          "no signed note: 1 to " + MOST_SIGNATURES + " signature lines are allowed");
    }
    lines.remove(lines.size() - 1);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("no signed note: it has no signature line");
    }
    return new SignedNote(whole.substring(0, split + 1), List.copyOf(lines));
  }

  private static Line line(String line) {
    Matcher parts = LINE.matcher(line);
    byte[] blob = parts.matches() ? Base64.getDecoder().decode(parts.group(2)) : new byte[0];
    if (blob.length < 5) {
      throw new IllegalArgumentException("no signature line: " + line);
    }
    return new Line(parts.group(1), blob);
  }

  /** A signature line as it is written, with its line feed. */
  static String line(String name, byte[] blob) {
    return "— " + name + " " + Base64.getEncoder().encodeToString(blob) + "\n";
  }

  /** What is signed. */
  String text() {
    return text;
  }

  /** Whether a key has signed it, a witness with the time. */
  boolean isSignedBy(VerifierKey key) {
    return lines.stream().anyMatch(line -> verifies(line, key));
  }

  private boolean verifies(Line line, VerifierKey key) {
    ByteBuffer blob = ByteBuffer.wrap(line.blob);
    if (!line.name.equals(key.name()) || blob.getInt() != key.id()) {
      return false;
    }
    String signed = text;
    if (key.kind() == VerifierKey.WITNESS) {
      if (blob.remaining() < Long.BYTES) {
        return false;
      }
      signed = "cosignature/v1\ntime " + Long.toUnsignedString(blob.getLong()) + "\n" + text;
    }
    byte[] signature = Arrays.copyOfRange(line.blob, blob.position(), line.blob.length);
    return key.verifies(signed.getBytes(StandardCharsets.UTF_8), signature);
  }

  /**
   * This note with what some keys have signed on another of the same text, one line for each key:
   * the one of the latest time, whichever note it is in.
   *
   * @return the whole note, or empty when none of them signed it
   */
  String withLinesOf(List<VerifierKey> keys, SignedNote other) {
    StringBuilder added = new StringBuilder();
    List<Line> kept = new ArrayList<>(lines);
    for (VerifierKey key : keys) {
      Line found = text.equals(other.text) ? other.lineOf(key) : null;
      if (found != null) {
        Line known = lineOf(key);
        Line latest = known == null || known.time() < found.time() ? found : known;
        kept.removeIf(line -> verifies(line, key));
        added.append(line(latest.name, latest.blob));
      }
    }
    if (added.length() == 0) {
      return "";
    }
    StringBuilder whole = new StringBuilder(text).append('\n');
    kept.forEach(line -> whole.append(line(line.name, line.blob)));
    return whole.append(added).toString();
  }

  private Line lineOf(VerifierKey key) {
    return lines.stream()
        .filter(line -> verifies(line, key))
        .max(Comparator.comparingLong(Line::time))
        .orElse(null);
  }
}
