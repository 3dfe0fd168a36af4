package io.slipstream.verifier;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962, section 2.1, with SHA-256. Not for use by two threads at once. */
final class Hashing {
  static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest = sha256();

  /** The root of the tree without leaves. */
  static byte[] emptyRoot() {
    return sha256().digest();
  }

  static byte[] sha256(String text) {
    return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] leaf(byte[] input) {
    beginLeaf();
    update(input, 0, input.length);
    byte[] hash = new byte[BYTES];
    end(hash);
    return hash;
  }

  void beginLeaf() {
    digest.reset();
    digest.update(LEAF);
  }

  void update(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  void end(byte[] into) {
    try {
      digest.digest(into, 0, BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] node(byte[] left, byte[] right) {
    byte[] hash = new byte[BYTES];
    node(left, right, hash);
    return hash;
  }

  /** The node above two others; {@code into} may be one of them. */
  void node(byte[] left, byte[] right, byte[] into) {
    digest.reset();
    digest.update(NODE);
    digest.update(left);
    digest.update(right);
    end(into);
  }
}
