package io.slipstream.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** A public key with a name, written {@code name+id+key}: the log's, or a witness's. */
final class VerifierKey {
  static final int LOG = 1;
  static final int WITNESS = 4;

  private static final byte[] SUBJECT_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int RAW_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;
  private static final int ID_DIGITS = 8;
  private static final int LONGEST = 10_000;

  private final String text;
  private final String name;
  private final int id;
  private final int type;
  private final PublicKey key;

  private VerifierKey(String text, String name, int id, byte[] typed) throws MalformedException {
    this.text = text;
    this.name = name;
    this.id = id;
    this.type = typed[0];
    this.key = publicKey(typed);
  }

  static VerifierKey parse(String text) throws MalformedException {
    int first = text.indexOf('+');
    int second = first < 0 ? -1 : text.indexOf('+', first + 1);
    if (second < 0 || text.length() > LONGEST) {
      throw new MalformedException("a key is written name+id+key, not " + Shown.of(text));
    }
    String name = text.substring(0, first);
    String digits = text.substring(first + 1, second);
    if (!Note.isName(name) || !name.codePoints().allMatch(c -> c > ' ')) {
      throw new MalformedException("a key has a name, without spaces, before its id");
    }
    if (digits.length() != ID_DIGITS || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      throw new MalformedException("a key's id is 8 hexadecimal digits, not " + Shown.of(digits));
    }
    byte[] typed = Base64Text.decode(text.substring(second + 1), "the key");
    if (typed.length != RAW_BYTES + 1 || (typed[0] != LOG && typed[0] != WITNESS)) {
      throw new MalformedException(
          "a key is a byte, 1 for a log or 4 for a witness, and 32 bytes of Ed25519");
    }
    int id = HexFormat.fromHexDigits(digits);
    if (id != idOf(name, typed)) {
      throw new MalformedException(
          "the key's id is "
              + digits
              + ", but its name and bytes give "
              + HexFormat.of().toHexDigits(idOf(name, typed)));
    }
    return new VerifierKey(text, name, id, typed);
  }

  private static int idOf(String name, byte[] typed) {
    MessageDigest digest = Hashing.sha256();
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest.digest(typed)).getInt();
  }

  private static PublicKey publicKey(byte[] typed) throws MalformedException {
    byte[] encoded = Arrays.copyOf(SUBJECT_PREFIX, SUBJECT_PREFIX.length + RAW_BYTES);
    System.arraycopy(typed, 1, encoded, SUBJECT_PREFIX.length, RAW_BYTES);
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      Signature.getInstance("Ed25519").initVerify(key);
      return key;
    } catch (GeneralSecurityException e) {
      throw new MalformedException("the key is no point of the curve Ed25519");
    }
  }

  String text() {
    return text;
  }

  String name() {
    return name;
  }

  int type() {
    return type;
  }

  /** Whether the line says it is by this key; then it must be. */
  boolean claims(Note.Signature signature) {
    return signature.id() == id && signature.name().equals(name);
  }

  /** Whether the line, which claims to be by this key, is. */
  boolean verifies(Note note, Note.Signature signature) {
    byte[] bytes = signature.bytes();
    if (type == LOG) {
      return bytes.length == SIGNATURE_BYTES && verifies(note.signed(), bytes);
    }
    if (bytes.length != Long.BYTES + SIGNATURE_BYTES) {
      return false;
    }
    long seconds = ByteBuffer.wrap(bytes).getLong();
    String signed = "cosignature/v1\ntime " + seconds + "\n" + note.text();
    return seconds >= 0
        && verifies(
            signed.getBytes(StandardCharsets.UTF_8),
            Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
  }

  private boolean verifies(byte[] signed, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(signed);
      return signature.verify(bytes);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
