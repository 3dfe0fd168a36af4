package io.slipstream.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Makes the administrator's password and the key of the command-line client when there is none. The
 * password is kept as a hash; in clear it stands once, in a file that only its owner can read.
 */
final class FirstBoot {
  private static final String GROUP =
      "_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh\n";
  private static final int PASSWORD_BYTES = 18;
  private static final int RSA_BITS = 3072;

  private final Path etc;

  FirstBoot(Path etc) {
    this.etc = etc;
  }

  Path credentialsFile() {
    return etc.resolve("admin-credentials.txt");
  }

  /** Whether the administrator was made now. */
  boolean run() throws IOException, GeneralSecurityException {
    boolean fresh = !hasUser(etc.resolve("users.properties"));
    if (fresh) {
      makePassword();
    }
    if (!hasUser(etc.resolve("keys.properties"))) {
      makeKey();
    }
    return fresh;
  }

  private static boolean hasUser(Path file) throws IOException {
    return Files.exists(file)
        && Files.readAllLines(file).stream().anyMatch(line -> line.strip().startsWith("admin"));
  }

  private void makePassword() throws IOException, GeneralSecurityException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
    writePrivately(
        credentialsFile(),
        "user: admin\npassword: "
            + password
            + "\n\nWritten once. Keep the password elsewhere and delete this file.\n");
    writePrivately(
        etc.resolve("users.properties"),
        "admin = {CRYPT}" + HexFormat.of().formatHex(hash) + "{CRYPT},_g_:admingroup\n" + GROUP);
  }

  private void makeKey() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS);
    KeyPair pair = generator.generateKeyPair();
    String pem =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPrivate().getEncoded());
    writePrivately(
        etc.resolve("slip.key"),
        "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
    writePrivately(
        etc.resolve("keys.properties"),
        "admin = " + SshPublicKey.encode(pair.getPublic()) + ",_g_:admingroup\n" + GROUP);
  }

  private static void writePrivately(Path file, String content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(part, content);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
