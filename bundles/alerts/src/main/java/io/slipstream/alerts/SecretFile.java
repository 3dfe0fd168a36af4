package io.slipstream.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;

/**
 * One line in a file of {@code etc} that others cannot read; read anew each time, so that it can be
 * exchanged.
 *
 * @param key of the configuration that names the file
 * @param etc where it is
 * @param name of the file
 */
record SecretFile(String key, Path etc, String name) {
  private static final int MOST = 4096;

  String read() throws IOException {
    Path file = etc.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException(where() + "a file in etc is allowed, it is not there");
    }
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
      throw new IOException(where() + "a file that others cannot read is allowed (chmod o-r)");
    }
    String secret = Files.readString(file).strip();
    if (secret.isEmpty() || secret.length() > MOST || secret.chars().anyMatch(c -> c < ' ')) {
      throw new IOException(where() + "one line of 1 to " + MOST + " characters is allowed");
    }
    return secret;
  }

  private String where() {
    return key + " = '" + name + "': ";
  }
}
