package io.slipstream.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Keys that live as long as a test, and jars signed with them. */
final class Signers {
  private static final String PASSWORD = "changeit";

  private final Path store;

  Signers(Path folder) {
    store = folder.resolve("keys.p12");
  }

  /** Makes a key; more options of keytool if wanted. */
  Signers make(String name, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of("-alias", name, "-dname", "CN=" + name, "-keyalg", "EC"));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new AssertionError(said);
    }
    return this;
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  Path sign(Path jar, String name, Path target) throws Exception {
    KeyStore.PrivateKeyEntry key =
        (KeyStore.PrivateKeyEntry)
            keys().getEntry(name, new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream out = Files.newOutputStream(target)) {
      new JarSigner.Builder(key)
          .signerName(name.toUpperCase(java.util.Locale.ROOT))
          .build()
          .sign(in, out);
    }
    return target;
  }

  /** Writes a trust store with the certificates of these. */
  void trust(Path target, String... names) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (String name : names) {
      trusted.setCertificateEntry(name, keys().getCertificate(name));
    }
    try (OutputStream out = Files.newOutputStream(target)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
  }
}
