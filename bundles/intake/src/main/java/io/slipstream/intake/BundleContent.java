package io.slipstream.intake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.osgi.framework.Bundle;

/** What is in an installed bundle, which somebody may have updated behind the catalog's back. */
final class BundleContent {
  private BundleContent() {}

  /** Whether a bundle has the entries of a jar, byte by byte, and no others. */
  static boolean isOf(Path jar, Bundle bundle) {
    try {
      return of(jar).equals(of(bundle));
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }

  private static SortedMap<String, String> of(Path jar) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (!entry.isDirectory()) {
          try (InputStream content = file.getInputStream(entry)) {
            hashes.put(entry.getName(), JarContent.hash(content));
          }
        }
      }
    }
    return hashes;
  }

  private static SortedMap<String, String> of(Bundle bundle) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    collect(bundle, "/", hashes);
    return hashes;
  }

  /** By paths, as {@code findEntries} would resolve the bundle. */
  private static void collect(Bundle bundle, String folder, SortedMap<String, String> hashes)
      throws IOException {
    Enumeration<String> paths = bundle.getEntryPaths(folder);
    while (paths != null && paths.hasMoreElements()) {
      String path = paths.nextElement();
      if (path.endsWith("/")) {
        collect(bundle, path, hashes);
      } else {
        URL entry = bundle.getEntry(path);
        try (InputStream content = entry.openStream()) {
          hashes.put(path, JarContent.hash(content));
        }
      }
    }
  }
}
