package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author's loop: save, built, swapped in the running container; what does not build is not. */
class StrategyWatchTest {
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final String DESCRIPTION = "Long while the short average is above the long one";

  @TempDir Path scratch;

  @Test
  void shouldSwapWhatIsSaved() throws Exception {
    GeneratedProject project = GeneratedProject.in(scratch);
    try (LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("instance"))) {
      instance.startAndAwait("3600");
      Path said = scratch.resolve("watch.txt");
      Process watch = watch(instance, project, said);
      try {
        awaitSaid(said, "two-averages 1.0.0 is ready", 1);
        createPod(instance);
        awaitSaid(said, " s of them the build", 1);
        String first = pod(instance).get("sha256").asText();

        save(project, DESCRIPTION, "Long while the fast one is above");
        awaitSaid(said, "pod mine goes on with it", 1);
        String second = pod(instance).get("sha256").asText();
        assertNotEquals(first, second);
        String info = instance.slip("strategy:info", "two-averages").out();
        assertTrue(info.contains("Long while the fast one is above"), info);

        save(project, "return new SignalStrategy(", "return new Nothing(");
        awaitSaid(said, "The build failed; what runs goes on", 1);
        assertTrue(Files.readString(said).contains("TwoAverages.java:["), "it names the place");
        assertEquals(second, pod(instance).get("sha256").asText());

        save(project, "return new Nothing(", "return new SignalStrategy(/* again */");
        awaitSaid(said, "two-averages 1.0.0 is ready", 3);
        awaitSaid(said, " s after the save", 3);
        assertEquals("ACTIVE", pod(instance).get("status").asText());
      } finally {
        watch.destroy();
        assertTrue(watch.waitFor(20, TimeUnit.SECONDS), "it does not end");
      }
      Files.copy(said, Path.of("target", "strategy-watch.txt"), REPLACE);
      instance.stop();
    }
  }

  private static final java.nio.file.CopyOption REPLACE =
      java.nio.file.StandardCopyOption.REPLACE_EXISTING;

  private static Process watch(LaunchedInstance instance, GeneratedProject project, Path said)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(instance.base.resolve("bin/slip").toString());
    command.addAll(List.of("strategy:watch", project.folder.toString(), "--"));
    command.addAll(GeneratedProject.offline());
    command.add("-DskipTests");
    ProcessBuilder builder = new ProcessBuilder(command);
    GeneratedProject.equip(builder.environment());
    return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }

  private static void createPod(LaunchedInstance instance) {
    Instance.Result created =
        instance.slip(
            "pod:create mine --strategy two-averages --instrument BTC/USD --capital 10000"
                .split(" "));
    assertEquals(0, created.status(), created::toString);
  }

  private static void save(GeneratedProject project, String before, String after)
      throws IOException {
    String source = Files.readString(project.source());
    assertTrue(source.contains(before), source);
    Files.writeString(project.source(), source.replace(before, after));
  }

  private static void awaitSaid(Path file, String words, int times) throws IOException {
    try {
      Await.until(words, SOON, () -> Files.readString(file).split(words, -1).length > times);
    } catch (AssertionError e) {
      throw new AssertionError(Files.readString(file), e);
    }
  }

  private static JsonNode pod(LaunchedInstance instance) {
    for (JsonNode pod : instance.slip("pod:list", "--format", "json").json()) {
      if (pod.get("name").asText().equals("mine")) {
        return pod;
      }
    }
    throw new AssertionError("there is no pod mine");
  }
}
