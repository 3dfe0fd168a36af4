package io.slipstream.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A public Ed25519 key of a log or a witness, written {@code name+id+key}. */
final class VerifierKey {
  static final int KEY_BYTES = 32;

  /** The kind of key that signs a note's text. */
  static final byte LOG = 1;

  /** The kind of key that signs a note's text with the time it was seen. */
  static final byte WITNESS = 4;

  private static final Pattern FORM =
      Pattern.compile("([^\\s+]{1,200})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44}={0,2})");
  private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte kind;
  private final byte[] open;
  private final int id;

  private VerifierKey(String name, byte kind, byte[] open) {
    this.name = name;
    this.kind = kind;
    this.open = open;
    byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(head.length + 1 + KEY_BYTES);
    this.id = ByteBuffer.wrap(sha256(all.put(head).put(kind).put(open).array())).getInt();
  }

  static VerifierKey of(String name, byte kind, byte[] open) {
    return new VerifierKey(name, kind, open);
  }

  /**
   * The key of this text.
   *
   * @throws IllegalArgumentException when it is none
   */
  static VerifierKey parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("key '" + text + "': name+id+base64 is allowed");
    }
    byte[] key = Base64.getDecoder().decode(parts.group(3));
    boolean fits = key.length == 1 + KEY_BYTES && (key[0] == LOG || key[0] == WITNESS);
    VerifierKey made =
        fits
            ? new VerifierKey(parts.group(1), key[0], Arrays.copyOfRange(key, 1, key.length))
            : null;
    if (made == null || made.id != (int) Long.parseLong(parts.group(2), 16)) {
      throw new IllegalArgumentException(
          "key '" + text + "': an Ed25519 key whose id fits is allowed");
    }
    return made;
  }

  String name() {
    return name;
  }

  int id() {
    return id;
  }

  byte kind() {
    return kind;
  }

  byte[] open() {
    return open.clone();
  }

  boolean verifies(byte[] message, byte[] signature) {
    try {
      byte[] info = Arrays.copyOf(HEAD, HEAD.length + KEY_BYTES);
      System.arraycopy(open, 0, info, HEAD.length, KEY_BYTES);
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info)));
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key && toString().equals(key.toString());
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** As it is written. */
  @Override
  public String toString() {
    byte[] key = ByteBuffer.allocate(1 + KEY_BYTES).put(kind).put(open).array();
    return name
        + "+"
        + HexFormat.of().toHexDigits(id)
        + "+"
        + Base64.getEncoder().encodeToString(key);
  }
}
