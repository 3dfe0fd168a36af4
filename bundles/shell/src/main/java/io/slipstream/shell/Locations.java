package io.slipstream.shell;

import java.net.URI;
import java.nio.file.Path;

/** Paths and URLs as people type them. */
final class Locations {
  private Locations() {}

  static URI uri(String text) {
    return text.matches("[a-z][a-z0-9+]+:.*") ? URI.create(text) : path(text).toUri();
  }

  /** Relative paths count from the container's directory. */
  static Path path(String text) {
    return Path.of(text).toAbsolutePath().normalize();
  }

  /** Where people want files, or the platform's own folder of this name when they do not say. */
  static Path folder(String text, String own) {
    return text == null ? Path.of(System.getProperty("karaf.data"), "slipstream", own) : path(text);
  }
}
