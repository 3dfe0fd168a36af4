package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A newcomer's way with the very commands of the page: generate a plugin, verify it, drop it in,
 * trade.
 */
class ArchetypeTest {
  @TempDir Path scratch;

  @Test
  void shouldGenerateVerifyDropInAndTrade() throws Exception {
    GeneratedProject project = GeneratedProject.in(scratch);
    long lines = Files.readAllLines(project.source()).size();
    assertTrue(lines < 50, "the strategy has " + lines + " lines");
    assertTrue(Files.readString(project.source()).contains("class TwoAverages"), "it has its name");

    assertEquals(List.of("mvn verify"), GeneratedProject.page().lines("mvn verify"));
    Instance.Result verified = project.maven("verify");
    assertEquals(0, verified.status(), verified::out);
    assertTrue(verified.out().contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0"));

    try (LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("instance"))) {
      instance.startAndAwait("3600");
      String[] copy = GeneratedProject.page().lines("cp ").get(0).split(" ");
      assertTrue(copy[2].endsWith("/run/deploy/"), copy[2]);
      Path jar = project.folder.resolve(copy[1]);
      Files.copy(jar, instance.base.resolve("deploy").resolve(jar.getFileName()));
      Await.until(
          "the strategy is there",
          Duration.ofSeconds(30),
          () -> instance.slip("strategy:info", "two-averages").status() == 0);
      assertShowsParameters(instance.slip("strategy:info", "two-averages").out());
      for (String line : GeneratedProject.page().lines("./slip ")) {
        String[] words = line.substring("./slip ".length()).split(" ");
        if (!words[0].equals("strategy:watch")) {
          Instance.Result answer = instance.slip(words);
          assertEquals(0, answer.status(), () -> line + ": " + answer);
        }
      }
      awaitFill(instance);
      instance.stop();
    }
  }

  private static void assertShowsParameters(String info) {
    for (String shown : List.of("two-averages", "short", "1 to 5000", "bars", "The long average")) {
      assertTrue(info.contains(shown), () -> "'" + shown + "' is not in: " + info);
    }
  }

  private static void awaitFill(LaunchedInstance instance) throws IOException {
    Await.until(
        "an order of the pod is filled",
        Duration.ofSeconds(60),
        () -> {
          String[] command = {"order:list", "--pod", "mine", "--format", "json"};
          for (JsonNode order : instance.slip(command).json()) {
            if (order.get("state").asText().equals("FILLED")) {
              return true;
            }
          }
          return false;
        });
    assertEquals("ACTIVE", MainJobTest.status(instance, "mine"));
  }
}
