package io.slipstream.intake;

import io.slipstream.api.service.plugin.PluginException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Keeps every jar that ever came up, by its hash, and remembers which of them a file in the deploy
 * folder last stood for.
 */
final class PluginStore {
  private static final String ENDING = ".jar";

  private final Path directory;
  private final IndexFile index;
  private final Properties deployed;

  PluginStore(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory);
    index =
        new IndexFile(
            directory.resolve("deployed.properties"),
            "Hash of the jar each file in the deploy folder stands for");
    deployed = index.read();
  }

  /**
   * A copy that was taken.
   *
   * @param sha256 its hash
   * @param isNew whether it was not there before
   */
  record Copy(String sha256, boolean isNew) {}

  /** Takes a copy of a jar, which nobody else writes to. */
  Copy keep(Path jar) throws IOException {
    Path part = Files.createTempFile(directory, "jar", ".part");
    try {
      Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
      String sha256 = hash(part);
      boolean isNew = !Files.exists(path(sha256));
      if (isNew || !hash(path(sha256)).equals(sha256)) {
        Files.move(
            part,
            path(sha256),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      return new Copy(sha256, isNew);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Takes back a copy of a jar that was not taken in. */
  void discard(Copy copy) throws IOException {
    if (copy.isNew()) {
      Files.deleteIfExists(path(copy.sha256()));
    }
  }

  private static String hash(Path jar) throws IOException {
    try (InputStream content = Files.newInputStream(jar)) {
      return JarContent.hash(content);
    }
  }

  /** Where the jar of a hash is, or would be. */
  Path path(String sha256) {
    return directory.resolve(sha256 + ENDING);
  }

  boolean has(String sha256) {
    return sha256.matches("[0-9a-f]{64}") && Files.exists(path(sha256));
  }

  /**
   * The jar of a hash, whose content was compared with it just now.
   *
   * @throws PluginException when it is not there, or is another one
   */
  Path verified(String sha256) {
    if (!has(sha256)) {
      throw new PluginException("the store of plugins has no jar " + sha256);
    }
    Path jar = path(sha256);
    try {
      String found = hash(jar);
      if (!found.equals(sha256)) {
        throw new PluginException(
            "the kept jar " + jar + " was changed: its hash is " + found + ", it is not used");
      }
      return jar;
    } catch (IOException e) {
      throw new PluginException("the kept jar " + jar + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Hashes of all jars, in order. */
  List<String> hashes() {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("[0-9a-f]{64}\\.jar"))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new PluginException(directory + " cannot be listed: " + e.getMessage(), e);
    }
  }

  /** The hash a file stood for when it was last good, or null. */
  String lastGood(String file) {
    return deployed.getProperty(file);
  }

  void remember(String file, String sha256) throws IOException {
    if (!sha256.equals(deployed.setProperty(file, sha256))) {
      index.write(deployed);
    }
  }

  void forget(String file) throws IOException {
    if (deployed.remove(file) != null) {
      index.write(deployed);
    }
  }
}
