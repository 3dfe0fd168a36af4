package io.slipstream.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Bytes of jars: hashes, and whether a jar is whole. */
final class JarContent {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private JarContent() {}

  /** SHA-256 of what a stream has, hexadecimal. */
  static String hash(InputStream content) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    byte[] part = new byte[16_384];
    for (int read = content.read(part); read >= 0; read = content.read(part)) {
      digest.update(part, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Reads a jar to its end, whoever signed it.
   *
   * @throws IOException when it is incomplete or corrupt, has an entry twice, or has a second
   *     manifest that another reader may take for the first
   */
  static void requireWhole(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      Set<String> names = new TreeSet<>();
      for (JarEntry entry : Collections.list(file.entries())) {
        String name = entry.getName();
        if (!names.add(name)) {
          throw new IOException("it has the entry " + name + " twice");
        }
        if (name.equalsIgnoreCase(MANIFEST) && !name.equals(MANIFEST)) {
          throw new IOException("it has the entry " + name + " beside or in place of " + MANIFEST);
        }
        try (InputStream content = file.getInputStream(entry)) {
          content.transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
