package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's way: generate a plugin, verify it, drop it in, trade. Nothing is downloaded. */
class ArchetypeTest {
  private static final String GENERATE =
      "org.apache.maven.plugins:maven-archetype-plugin:"
          + System.getProperty("archetype.version")
          + ":generate";

  @TempDir Path scratch;

  @Test
  void shouldGenerateVerifyDropInAndTrade() throws Exception {
    Path project = generate();
    Path source = project.resolve("src/main/java/com/example/TwoAverages.java");
    long lines = Files.readAllLines(source).size();
    assertTrue(lines < 50, "the strategy has " + lines + " lines");
    assertTrue(Files.readString(source).contains("class TwoAverages"), "the class has its name");

    Path jar = verify(project);

    try (LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("instance"))) {
      instance.startAndAwait("20000");
      Path incoming = instance.base.resolve("two-averages-1.0.0.jar");
      Files.copy(jar, incoming);
      Files.move(incoming, instance.base.resolve("deploy/two-averages-1.0.0.jar"));
      Await.until(
          "the strategy is there",
          Duration.ofSeconds(30),
          () -> instance.slip("strategy:info", "two-averages").status() == 0);
      assertShowsParameters(instance.slip("strategy:info", "two-averages").out());
      trade(instance);
      instance.stop();
    }
  }

  private Path generate() throws Exception {
    String version = System.getProperty("slipstream.version");
    Instance.Result generated =
        maven(
            scratch,
            GENERATE,
            "-DarchetypeCatalog=local",
            "-DarchetypeGroupId=io.slipstream",
            "-DarchetypeArtifactId=archetype",
            "-DarchetypeVersion=" + version,
            "-DgroupId=com.example",
            "-DartifactId=two-averages",
            "-Dversion=1.0.0",
            "-Dpackage=com.example",
            "-DclassName=TwoAverages");
    Assumptions.assumeFalse(
        generated
            .out()
            .matches("(?s).*Plugin \\S+:maven-archetype-plugin:\\S+ or one of .* be resolved.*"),
        "the archetype plugin is not in the local repository: " + generated.out());
    assertEquals(0, generated.status(), generated::out);
    return scratch.resolve("two-averages");
  }

  private Path verify(Path project) throws Exception {
    Instance.Result verified = maven(project, "verify");
    assertEquals(0, verified.status(), verified::out);
    assertTrue(verified.out().contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0"));
    Path jar = project.resolve("target/two-averages-1.0.0.jar");
    assertTrue(Files.isRegularFile(jar), "there is no " + jar);
    return jar;
  }

  private static void assertShowsParameters(String info) {
    for (String shown : List.of("two-averages", "short", "1 to 5000", "bars", "The long average")) {
      assertTrue(info.contains(shown), () -> "'" + shown + "' is not in: " + info);
    }
  }

  private static void trade(LaunchedInstance instance) throws IOException {
    Files.writeString(
        instance.base.resolve("etc/io.slipstream.pod-newcomer.cfg"),
        String.join(
            "\n",
            "strategy = two-averages",
            "instruments = BTC/USD",
            "capital = 100000",
            "param.short = 5",
            "param.long = 20",
            ""));
    Await.until(
        "an order of the pod is filled",
        Duration.ofSeconds(60),
        () -> {
          String[] command = {"order:list", "--pod", "newcomer", "--format", "json"};
          for (JsonNode order : instance.slip(command).json()) {
            if (order.get("state").asText().equals("FILLED")) {
              return true;
            }
          }
          return false;
        });
    assertEquals("ACTIVE", MainJobTest.status(instance, "newcomer"));
  }

  /** Runs Maven offline on the repository that this build uses. */
  private static Instance.Result maven(Path folder, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(executable().toString());
    command.addAll(
        List.of(
            "--offline", "--batch-mode", "-Dmaven.repo.local=" + System.getProperty("maven.repo")));
    command.addAll(Arrays.asList(words));
    Path out = Files.createTempFile("maven", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
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
