package io.slipstream.remotepods;

import io.slipstream.report.ConfigText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configuration files of remote pods in {@code etc}, which the container reads as ISO 8859-1,
 * and what is remembered of each pod.
 */
final class PodFiles {
  /** Factory PID of remote pods. */
  static final String FACTORY_PID = "io.slipstream.remotepod";

  private final Path etc;
  private final Path memories;

  PodFiles(Path etc, Path memories) {
    this.etc = etc;
    this.memories = memories;
  }

  Path etc() {
    return etc;
  }

  Path memory(String pod) {
    return memories.resolve(pod + ".json");
  }

  boolean isThere(String pod) {
    return Files.exists(file(pod));
  }

  void write(RemotePodSettings pod) throws IOException {
    write(file(pod.name()), ConfigText.of(pod.texts()));
  }

  /** Of a pod's file only the lines of what is different change. */
  void replace(RemotePodSettings present, RemotePodSettings wanted) throws IOException {
    SortedMap<String, String> changes = new TreeMap<>();
    present.texts().keySet().forEach(key -> changes.put(key, ""));
    changes.putAll(wanted.texts());
    changes.entrySet().removeIf(e -> e.getValue().equals(present.texts().get(e.getKey())));
    Path file = file(wanted.name());
    String content =
        Files.exists(file)
            ? Files.readString(file, StandardCharsets.ISO_8859_1)
            : ConfigText.of(present.texts());
    write(file, ConfigText.edit(content, changes));
  }

  /** Whether there was one. */
  boolean delete(String pod) throws IOException {
    return Files.deleteIfExists(file(pod));
  }

  private static void write(Path file, String content) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.writeString(part, content, StandardCharsets.ISO_8859_1);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file(String pod) {
    return etc.resolve(FACTORY_PID + "-" + pod + ".cfg");
  }
}
