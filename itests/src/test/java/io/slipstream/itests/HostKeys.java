package io.slipstream.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The keys that the first container of this process made at its first boot, for those that come
 * after it: to make them takes a container longer than all the rest of its boot.
 */
final class HostKeys {
  static final List<String> OF_THE_HOST = List.of("host.key", "host.key.pub");
  private static final List<String> ALL =
      List.of("host.key", "host.key.pub", "slip.key", "keys.properties");

  private static Path kept;

  private HostKeys() {}

  /** Of a container that is up. */
  static synchronized void keep(Path etc) throws IOException {
    if (kept == null) {
      Path folder = Files.createDirectories(Instance.ofThisProcess("keys"));
      copy(etc, folder);
      kept = folder;
    }
  }

  /** Nothing when no container has been up. */
  static synchronized void lay(Path etc) throws IOException {
    if (kept != null) {
      copy(kept, etc);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String name : ALL) {
      Files.copy(
          from.resolve(name),
          to.resolve(name),
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Where they are; null when no container has been up. */
  static synchronized Path folder() {
    return kept;
  }
}
