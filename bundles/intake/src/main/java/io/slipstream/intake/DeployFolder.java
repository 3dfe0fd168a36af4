package io.slipstream.intake;

import io.slipstream.api.service.plugin.PluginException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jars in a folder, and how another gets there: under another name first, then renamed. */
record DeployFolder(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);
  private static final int DOWNLOAD_TIMEOUT_MILLIS = 30_000;

  List<Path> jars() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(entry -> entry.getFileName().toString().endsWith(".jar"))
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** The name a jar has in the folder. */
  static String name(URI jar) {
    String place = String.valueOf(jar.getSchemeSpecificPart());
    String name = place.substring(place.lastIndexOf('/') + 1).replaceAll("[?#].*", "");
    if (name.isEmpty() || name.startsWith(".")) {
      throw new PluginException(jar + " cannot be loaded: it names no file");
    }
    return name.endsWith(".jar") ? name : name + ".jar";
  }

  /** Fetches a jar into a file that nobody takes for a plugin. */
  Path fetch(URI jar) throws IOException {
    Path incoming = path.resolve("." + name(jar) + "." + System.nanoTime() + ".incoming");
    try {
      URLConnection connection = jar.toURL().openConnection();
      connection.setConnectTimeout(DOWNLOAD_TIMEOUT_MILLIS);
      connection.setReadTimeout(DOWNLOAD_TIMEOUT_MILLIS);
      try (InputStream content = connection.getInputStream()) {
        Files.copy(content, incoming, StandardCopyOption.REPLACE_EXISTING);
      }
      return incoming;
    } catch (IOException | IllegalArgumentException e) {
      drop(incoming);
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Gives a fetched jar its name. */
  Path place(Path incoming, String name) throws IOException {
    return Files.move(
        incoming,
        path.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes a fetched jar that was not placed. */
  void drop(Path incoming) {
    try {
      Files.deleteIfExists(incoming);
    } catch (IOException e) {
      LOG.warn("{} is left behind: {}", incoming, e.getMessage());
    }
  }

  void delete(String name) throws IOException {
    Files.deleteIfExists(path.resolve(name));
  }
}
