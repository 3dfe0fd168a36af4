package io.slipstream.verifier;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a log signed: how many entries it had, and the root of their tree. */
record Checkpoint(Note note, String origin, long size, byte[] root) {
  private static final Pattern BODY = Pattern.compile("([^\n]+)\n([^\n]+)\n([^\n]+)\n");
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

  static Checkpoint parse(byte[] bytes) throws MalformedException {
    Note note = Note.parse(bytes);
    Matcher body = BODY.matcher(note.text());
    if (!body.matches()) {
      throw new MalformedException(
          "a checkpoint has three lines: the origin, the number of entries, the root");
    }
    byte[] root = Base64Text.hash(body.group(3), "the root");
    return new Checkpoint(
        note, body.group(1), number(body.group(2), "the number of entries"), root);
  }

  /** A checkpoint that the log signed. */
  static Checkpoint parse(byte[] bytes, VerifierKey log) throws MalformedException {
    Checkpoint checkpoint = parse(bytes);
    if (!checkpoint.origin.equals(log.name())) {
      throw new MalformedException(
          "the origin is " + Shown.of(checkpoint.origin) + ", the key's name " + log.name());
    }
    if (checkpoint.signaturesBy(log) == 0) {
      throw new MalformedException("no signature by the log's key " + log.text());
    }
    return checkpoint;
  }

  int signaturesBy(VerifierKey key) throws MalformedException {
    return note.signaturesBy(key);
  }

  static long number(String text, String what) throws MalformedException {
    if (SIZE.matcher(text).matches()) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new MalformedException(what + " is too large: " + text);
      }
    }
    throw new MalformedException(
        what + " is a decimal number without leading zeros, not " + Shown.of(text));
  }
}
