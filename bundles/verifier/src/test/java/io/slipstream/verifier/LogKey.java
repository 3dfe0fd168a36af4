package io.slipstream.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A generated key that signs checkpoints, as a log or as a witness. */
final class LogKey {
  private final KeyPair pair;
  private final String name;
  private final byte[] typed = new byte[33];
  private final byte[] id;

  private LogKey(KeyPair pair, String name, int type) {
    this.pair = pair;
    byte[] encoded = pair.getPublic().getEncoded();
    System.arraycopy(encoded, encoded.length - 32, typed, 1, 32);
    typed[0] = (byte) type;
    this.name = name != null ? name : "slipstream/journal/" + hex(sha256(raw()));
    this.id = Arrays.copyOf(sha256(utf8(this.name + "\n"), typed), 4);
  }

  static LogKey log(long seed) {
    return new LogKey(pair(seed), null, 1);
  }

  static LogKey log(long seed, String name) {
    return new LogKey(pair(seed), name, 1);
  }

  static LogKey witness(long seed, String name) {
    return new LogKey(pair(seed), name, 4);
  }

  private static KeyPair pair(long seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] raw() {
    return Arrays.copyOfRange(typed, 1, typed.length);
  }

  String name() {
    return name;
  }

  String vkey() {
    return name + "+" + hex(id) + "+" + Base64.getEncoder().encodeToString(typed);
  }

  /** The key as a verifier has it. */
  VerifierKey verifier() {
    try {
      return VerifierKey.parse(vkey());
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  String body(long size, byte[] root) {
    return name + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }

  /** A whole checkpoint. */
  String checkpoint(long size, byte[] root) {
    String body = body(size, root);
    return body + "\n" + line(body);
  }

  String line(String body) {
    return line(id, signature(utf8(body)));
  }

  String cosignature(String body, long seconds) {
    byte[] signature = signature(utf8("cosignature/v1\ntime " + seconds + "\n" + body));
    return line(id, ByteBuffer.allocate(72).putLong(seconds).put(signature).array());
  }

  private String line(byte[] keyId, byte[] signature) {
    byte[] both = Arrays.copyOf(keyId, keyId.length + signature.length);
    System.arraycopy(signature, 0, both, keyId.length, signature.length);
    return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(both) + "\n";
  }

  private byte[] signature(byte[] signed) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(signed);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes, 0, 4);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
