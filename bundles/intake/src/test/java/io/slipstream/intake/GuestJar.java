package io.slipstream.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Makes jars of the test's plugin, and changes them. */
final class GuestJar {
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new TreeMap<>();

  GuestJar(String version) {
    with("Manifest-Version", "1.0");
    with("Bundle-ManifestVersion", "2");
    with("Bundle-SymbolicName", "io.example.guest");
    with("Bundle-Version", version);
    with("Bundle-Activator", "io.slipstream.intake.guest.GuestActivator");
    with("Import-Package", "io.slipstream.api.strategy,org.osgi.framework");
    with("Provide-Capability", "slipstream.strategy;slipstream.strategy=guest");
    for (String name : List.of("GuestActivator", "GuestFactory", "GuestStrategy")) {
      String path = "io/slipstream/intake/guest/" + name + ".class";
      try (InputStream content = GuestJar.class.getResourceAsStream("/" + path)) {
        entries.put(path, content.readAllBytes());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  GuestJar with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  GuestJar entry(String name, String content) {
    entries.put(name, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Path write(Path target) throws IOException {
    Manifest manifest = new Manifest();
    headers.forEach((name, value) -> manifest.getMainAttributes().put(name(name), value));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return target;
  }

  private static Attributes.Name name(String header) {
    return new Attributes.Name(header);
  }

  /** Copies a jar with another content of an entry, null for none. */
  static Path changed(Path jar, Path target, String name, byte[] content) throws IOException {
    try (ZipFile in = new ZipFile(jar.toFile());
        java.util.zip.ZipOutputStream out =
            new java.util.zip.ZipOutputStream(Files.newOutputStream(target))) {
      for (ZipEntry entry : java.util.Collections.list(in.entries())) {
        if (!entry.getName().equals(name)) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.getInputStream(entry).transferTo(out);
        }
      }
      if (content != null) {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
      }
    }
    return target;
  }

  /** The content of an entry as text of one byte a character. */
  static String read(Path jar, String name) throws IOException {
    try (ZipFile in = new ZipFile(jar.toFile())) {
      return new String(
          in.getInputStream(in.getEntry(name)).readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
