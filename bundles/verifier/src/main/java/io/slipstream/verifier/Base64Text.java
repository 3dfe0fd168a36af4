package io.slipstream.verifier;

import java.util.Base64;

/** Standard base64 with padding, of which each value has one spelling only. */
final class Base64Text {
  private Base64Text() {}

  static byte[] decode(String text, String what) throws MalformedException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(what + " is not base64: " + Shown.of(text));
    }
    if (!encode(bytes).equals(text)) {
      throw new MalformedException(what + " is not base64 in its one spelling: " + Shown.of(text));
    }
    return bytes;
  }

  static byte[] hash(String text, String what) throws MalformedException {
    byte[] bytes = decode(text, what);
    if (bytes.length != Hashing.BYTES) {
      throw new MalformedException(
          what + " has " + bytes.length + " bytes where a hash has " + Hashing.BYTES);
    }
    return bytes;
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
