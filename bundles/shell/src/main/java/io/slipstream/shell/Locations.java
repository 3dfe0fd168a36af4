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
}
