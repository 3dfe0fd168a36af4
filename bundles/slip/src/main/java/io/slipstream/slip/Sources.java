package io.slipstream.slip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that a plugin's project is built from, {@code pom.xml} and what is below {@code src},
 * with when they were saved and how long they are: equal ones need no other build. Files that
 * editors keep beside a file do not count.
 */
record Sources(SortedMap<Path, Stamp> files) {
  /** Most files of a project; whoever has more watches the wrong directory. */
  static final int MOST = 10_000;

  /** When a file was saved, in milliseconds since 1970, and how many bytes it has. */
  record Stamp(long savedMillis, long bytes) {}

  /**
   * Looks at a project.
   *
   * @throws IllegalArgumentException when it has too many files
   */
  static Sources of(Path project) throws IOException {
    SortedMap<Path, Stamp> files = new TreeMap<>();
    List<Path> found = new ArrayList<>(List.of(project.resolve("pom.xml")));
    Path sources = project.resolve("src");
    if (Files.isDirectory(sources)) {
      try (Stream<Path> walk = Files.walk(sources)) {
        walk.filter(Sources::counts).limit(MOST + 1L).forEach(found::add);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    if (found.size() > MOST) {
      throw new IllegalArgumentException(sources + ": at most " + MOST + " files are allowed");
    }
    for (Path file : found) {
      add(file, files);
    }
    return new Sources(files);
  }

  private static boolean counts(Path file) {
    String name = file.getFileName().toString();
    boolean isEditors = name.startsWith(".") || name.startsWith("#") || name.endsWith("~");
    return !isEditors && Files.isRegularFile(file);
  }

  /** A file that was deleted while we looked is not there. */
  private static void add(Path file, SortedMap<Path, Stamp> files) throws IOException {
    try {
      BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
      files.put(file, new Stamp(of.lastModifiedTime().toMillis(), of.size()));
    } catch (NoSuchFileException e) {
      files.remove(file);
    }
  }

  /**
   * When the last of the files was saved that are not as they were before, or {@code otherwise}
   * when files are only gone.
   */
  long savedSince(Sources before, long otherwise) {
    long newest = Long.MIN_VALUE;
    for (Map.Entry<Path, Stamp> file : files.entrySet()) {
      if (!file.getValue().equals(before.files.get(file.getKey()))) {
        newest = Math.max(newest, file.getValue().savedMillis());
      }
    }
    return newest == Long.MIN_VALUE ? otherwise : newest;
  }
}
