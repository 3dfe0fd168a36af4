package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The plugin that {@code docs/write-a-strategy.md} has its reader generate; nothing is downloaded.
 */
final class GeneratedProject {
  private static final String GENERATE =
      "org.apache.maven.plugins:maven-archetype-plugin:"
          + System.getProperty("archetype.version")
          + ":generate";

  final Path folder;

  private GeneratedProject(Path folder) {
    this.folder = folder;
  }

  /** Generates it with the very words of the page. */
  static GeneratedProject in(Path scratch) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(GENERATE));
    List<String> said = List.of(page().lines("mvn archetype:generate").get(0).split("\\s+"));
    words.addAll(said.subList(2, said.size()));
    Instance.Result generated = maven(scratch, words);
    Assumptions.assumeFalse(
        generated
            .out()
            .matches("(?s).*Plugin \\S+:maven-archetype-plugin:\\S+ or one of .* be resolved.*"),
        "the archetype plugin is not in the local repository: " + generated.out());
    assertEquals(0, generated.status(), generated::out);
    return new GeneratedProject(scratch.resolve("two-averages"));
  }

  static DocumentedCommands page() throws IOException {
    return DocumentedCommands.of("docs/write-a-strategy.md");
  }

  Path source() {
    return folder.resolve("src/main/java/com/example/TwoAverages.java");
  }

  Path jar() {
    return folder.resolve("target/two-averages-1.0.0.jar");
  }

  Instance.Result maven(String... words) throws IOException, InterruptedException {
    return maven(folder, List.of(words));
  }

  /** What keeps Maven from downloading: the repository that this build uses. */
  static List<String> offline() {
    return List.of("--offline", "-Dmaven.repo.local=" + System.getProperty("maven.repo"));
  }

  /** Lets a process find this build's Java, and its Maven on the path. */
  static void equip(Map<String, String> environment) {
    String bin = executable().getParent().toString();
    environment.put("PATH", bin + File.pathSeparator + environment.get("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
  }

  private static Instance.Result maven(Path folder, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mvn", "--batch-mode"));
    command.addAll(offline());
    command.addAll(words);
    command.set(0, executable().toString());
    Path out = Files.createTempFile("maven", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    equip(builder.environment());
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    if (!process.waitFor(180, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("no end within 180 s: " + command + Files.readString(out));
    }
    String said = Files.readString(out);
    Files.delete(out);
    return new Instance.Result(process.exitValue(), said, "");
  }

  /** The Maven that runs this build, else the one on the path. */
  private static Path executable() {
    Stream<Path> places =
        Stream.concat(
            Stream.of(Path.of(System.getProperty("maven.home"), "bin")),
            Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of));
    return places
        .map(folder -> folder.resolve("mvn"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("mvn was not found"));
  }
}
