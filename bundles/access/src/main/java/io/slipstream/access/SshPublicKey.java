package io.slipstream.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** An RSA public key as SSH writes it: RFC 4253, section 6.6, in Base64. */
final class SshPublicKey {
  private SshPublicKey() {}

  static String encode(PublicKey key) throws IOException {
    RSAPublicKey rsa = (RSAPublicKey) key;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    put(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
    put(out, rsa.getPublicExponent().toByteArray());
    put(out, rsa.getModulus().toByteArray());
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static void put(DataOutputStream out, byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }
}
