package io.slipstream.intake;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Keeps every jar that ever ran, by its hash, and remembers which of them a file in the deploy
 * folder last stood for.
 */
final class PluginStore {
  private final Path directory;
  private final Properties deployed = new Properties();

  PluginStore(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory);
    Path index = index();
    if (Files.exists(index)) {
      try (Reader reader = Files.newBufferedReader(index)) {
        deployed.load(reader);
      }
    }
  }

  private static String hash(Path jar) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(jar)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Takes a copy of a jar and returns the copy's hash. */
  String keep(Path jar) throws IOException {
    Path part = Files.createTempFile(directory, "jar", ".part");
    Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
    String sha256 = hash(part);
    Files.move(
        part, path(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return sha256;
  }

  Path path(String sha256) {
    return directory.resolve(sha256 + ".jar");
  }

  /** The hash a file stood for when it was last good, or null. */
  String lastGood(String file) {
    return deployed.getProperty(file);
  }

  void remember(String file, String sha256) throws IOException {
    if (!sha256.equals(deployed.setProperty(file, sha256))) {
      save();
    }
  }

  void forget(String file) throws IOException {
    if (deployed.remove(file) != null) {
      save();
    }
  }

  private void save() throws IOException {
    Path part = directory.resolve("deployed.part");
    try (Writer writer = Files.newBufferedWriter(part)) {
      deployed.store(writer, "Hash of the jar each file in the deploy folder stands for");
    }
    Files.move(part, index(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path index() {
    return directory.resolve("deployed.properties");
  }
}
