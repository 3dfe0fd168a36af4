package io.slipstream.slip;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Builds a plugin's project and loads its jar into the running container, now and whenever a source
 * was saved. It runs beside the author, so the container builds nothing; a build that fails, or a
 * jar that is refused, leaves there what was.
 */
final class Watch {
  /** The word for it. */
  static final String COMMAND = "strategy:watch";

  private static final String USAGE =
      """
      Builds a plugin's project whenever a source is saved, and loads it into the running container.
      Usage: strategy:watch DIRECTORY [-- WORDS FOR MAVEN]
      Example: strategy:watch ../two-averages -- -DskipTests
      """;
  private static final int BAD_USAGE = 64;
  private static final long LOOK_MILLIS = 50;
  private static final long QUIET_MILLIS = 150;
  private static final int LOOKS = 20;

  private final Path project;
  private final Maven maven;
  private final Loader loader;
  private final PrintStream out;

  private Watch(Path project, List<String> words, Loader loader, PrintStream out) {
    this.project = project;
    this.maven = new Maven(project, words);
    this.loader = loader;
    this.out = out;
  }

  /** Loads a jar into the container and says what became of it. */
  @FunctionalInterface
  interface Loader {
    /** Zero when it was taken. */
    int load(Path jar) throws IOException;
  }

  /** Ends with the process only, unless the words behind the command are wrong. */
  static int run(List<String> words, Loader loader, PrintStream out, PrintStream err)
      throws InterruptedException {
    if (words.contains("--help")) {
      out.print(USAGE);
      return 0;
    }
    boolean isAlone = words.size() == 1;
    if (!isAlone && (words.size() < 2 || !words.get(1).equals("--"))) {
      err.print(USAGE);
      return BAD_USAGE;
    }
    Path project = Path.of(words.get(0)).toAbsolutePath().normalize();
    if (!Files.isRegularFile(project.resolve("pom.xml"))) {
      err.println("directory '" + words.get(0) + "': one with a pom.xml is allowed");
      return BAD_USAGE;
    }
    List<String> forMaven = isAlone ? List.of() : words.subList(2, words.size());
    return new Watch(project, forMaven, loader, out).watch(err);
  }

  private int watch(PrintStream err) throws InterruptedException {
    out.println("Watching " + project + ", Ctrl-C ends it");
    try {
      Sources built = settled();
      swap(System.currentTimeMillis());
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        long now = System.currentTimeMillis();
        if (!look().equals(built)) {
          Sources changed = settled();
          long saved = changed.savedSince(built, now);
          built = changed;
          swap(saved);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      err.println("cannot watch " + project + ": " + e.getMessage());
      return 1;
    }
  }

  /** A directory that goes while it is being walked through is looked at again. */
  private Sources look() throws IOException, InterruptedException {
    for (int left = LOOKS; ; left--) {
      try {
        return Sources.of(project);
      } catch (NoSuchFileException e) {
        if (left == 0) {
          throw e;
        }
        Thread.sleep(LOOK_MILLIS);
      }
    }
  }

  /** Waits until nothing is being saved. */
  private Sources settled() throws IOException, InterruptedException {
    Sources last = look();
    while (true) {
      Thread.sleep(QUIET_MILLIS);
      Sources now = look();
      if (now.equals(last)) {
        return now;
      }
      last = now;
    }
  }

  private void swap(long saved) throws InterruptedException {
    try {
      long begun = System.currentTimeMillis();
      if (!maven.build()) {
        out.println("The build failed; what runs goes on");
        return;
      }
      long built = System.currentTimeMillis();
      Optional<Path> jar = jar();
      if (jar.isEmpty()) {
        out.println("There is no jar with a strategy in " + project.resolve("target"));
      } else if (loader.load(jar.get()) == 0) {
        long now = System.currentTimeMillis();
        out.println(
            seconds(now - saved)
                + " s after the save, "
                + seconds(built - begun)
                + " s of them the build");
      }
    } catch (IOException e) {
      out.println(e.getMessage());
    }
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
  }

  /** The newest of those that have a strategy: an earlier version may lie beside it. */
  private Optional<Path> jar() throws IOException {
    Path newest = null;
    try (Stream<Path> built = Files.list(project.resolve("target"))) {
      for (Path file : built.filter(Watch::hasStrategy).toList()) {
        boolean isNewer =
            newest == null
                || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(newest)) > 0;
        newest = isNewer ? file : newest;
      }
    }
    return Optional.ofNullable(newest);
  }

  private static boolean hasStrategy(Path file) {
    if (!file.toString().endsWith(".jar")) {
      return false;
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      String provided =
          manifest == null ? null : manifest.getMainAttributes().getValue("Provide-Capability");
      return provided != null
          && Arrays.stream(provided.split(",", -1))
              .anyMatch(one -> one.strip().startsWith("slipstream.strategy"));
    } catch (IOException e) {
      return false;
    }
  }
}
