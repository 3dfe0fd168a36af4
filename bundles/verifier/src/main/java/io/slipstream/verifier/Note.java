package io.slipstream.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A signed note: a text, and the lines that sign it. */
record Note(String text, List<Signature> signatures) {
  static final int MOST_BYTES = 1_000_000;

  private static final int MOST_SIGNATURES = 100;
  private static final int ID_BYTES = 4;
  private static final String DASH = "\u2014 ";

  /** One line: who signed, by which key, and the signature. */
  record Signature(String name, int id, byte[] bytes) {}

  static Note parse(byte[] bytes) throws MalformedException {
    if (bytes.length > MOST_BYTES) {
      throw new MalformedException(
          "a note of " + bytes.length + " bytes; at most " + MOST_BYTES + " are read");
    }
    String all = decoded(bytes);
    for (int i = 0; i < all.length(); i++) {
      if (all.charAt(i) < ' ' && all.charAt(i) != '\n') {
        throw new MalformedException(
            "a control character, number " + (int) all.charAt(i) + ", in the note");
      }
    }
    int split = all.lastIndexOf("\n\n");
    if (split < 0) {
      throw new MalformedException("no empty line between the note's text and its signatures");
    }
    if (split + 2 == all.length()) {
      throw new MalformedException("no signature after the note's empty line");
    }
    if (!all.endsWith("\n")) {
      throw new MalformedException("the note's last line does not end with a line feed");
    }
    return new Note(all.substring(0, split + 1), signatures(all, split + 2));
  }

  byte[] signed() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** How many lines the key signed; one that says so and is not is malformed. */
  int signaturesBy(VerifierKey key) throws MalformedException {
    int count = 0;
    for (Signature signature : signatures) {
      if (key.claims(signature)) {
        if (!key.verifies(this, signature)) {
          throw new MalformedException(
              "the signature by "
                  + key.name()
                  + " does not verify: the text or the line was changed");
        }
        count++;
      }
    }
    return count;
  }

  static String decoded(byte[] bytes) throws MalformedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("not UTF-8");
    }
  }

  private static List<Signature> signatures(String all, int from) throws MalformedException {
    List<Signature> signatures = new ArrayList<>();
    int start = from;
    while (start < all.length()) {
      if (signatures.size() == MOST_SIGNATURES) {
        throw new MalformedException("more than " + MOST_SIGNATURES + " signatures");
      }
      int end = all.indexOf('\n', start);
      signatures.add(signature(all.substring(start, end)));
      start = end + 1;
    }
    return List.copyOf(signatures);
  }

  private static Signature signature(String line) throws MalformedException {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      throw new MalformedException(
          "a signature line is an em dash, a name and base64, not " + Shown.of(line));
    }
    String name = line.substring(DASH.length(), space);
    if (!isName(name)) {
      throw new MalformedException("a signature line without a key's name: " + Shown.of(line));
    }
    byte[] bytes = Base64Text.decode(line.substring(space + 1), "a signature");
    if (bytes.length <= ID_BYTES) {
      throw new MalformedException("a signature of " + bytes.length + " bytes");
    }
    int id = ByteBuffer.wrap(bytes).getInt();
    return new Signature(name, id, Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }
}
