package io.slipstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The Ed25519 key that signs checkpoints, kept in a file that only its owner reads. */
final class NoteKey {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final String NAME = "slipstream/journal/";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final PrivateKey secret;
  private final VerifierKey verifier;

  private NoteKey(PrivateKey secret, byte[] open) {
    this.secret = secret;
    byte[] hash = VerifierKey.sha256(open);
    this.verifier =
        VerifierKey.of(NAME + HexFormat.of().formatHex(hash, 0, 4), VerifierKey.LOG, open.clone());
  }

  /** Reads the key, or makes one when there is no file. */
  static NoteKey open(Path file) throws IOException {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return read(file);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " holds no Ed25519 key: " + e.getMessage(), e);
    }
  }

  /** The public half is kept beside the secret one: it cannot be computed with the JDK alone. */
  private static NoteKey read(Path file) throws IOException, GeneralSecurityException {
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    int from = text.indexOf(BEGIN);
    int to = text.indexOf(END);
    if (from < 0 || to < from + BEGIN.length()) {
      throw new IllegalArgumentException("no private key in PEM form");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(text.substring(from + BEGIN.length(), to));
    PrivateKey secret =
        KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    VerifierKey known = VerifierKey.parse(text.substring(0, from).strip());
    NoteKey key = new NoteKey(secret, known.open());
    byte[] probe = VerifierKey.sha256(encoded);
    if (!known.equals(key.verifier) || !known.verifies(probe, key.signatureOf(probe))) {
      throw new IllegalArgumentException("its public key is not that of the private one");
    }
    return key;
  }

  private static void create(Path file) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] info = pair.getPublic().getEncoded();
    byte[] open = Arrays.copyOfRange(info, info.length - VerifierKey.KEY_BYTES, info.length);
    NoteKey key = new NoteKey(pair.getPrivate(), open);
    String text =
        key.verifier
            + "\n"
            + BEGIN
            + "\n"
            + LINES.encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + END
            + "\n";
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path made = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(made);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(made, text, StandardOpenOption.CREATE, StandardOpenOption.SYNC);
    Files.move(made, file);
  }

  /** What others verify with. */
  VerifierKey verifier() {
    return verifier;
  }

  /** The signature line of a note's text, with its line feed. */
  String sign(String text) {
    try {
      byte[] signature = signatureOf(text.getBytes(StandardCharsets.UTF_8));
      ByteBuffer blob = ByteBuffer.allocate(4 + signature.length);
      blob.putInt(verifier.id()).put(signature);
      return SignedNote.line(verifier.name(), blob.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key signed before", e);
    }
  }

  private byte[] signatureOf(byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(secret);
    signature.update(message);
    return signature.sign();
  }
}
