package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  @TempDir Path scratch;

  /** Two fresh unthrottled weeks end in one state. */
  @Test
  void shouldEndInTheSameStateFreshAndReplayed() throws Exception {
    String first = wholeWeek("first");
    String second = wholeWeek("second");
    assertEquals(first, second);
  }

  private String wholeWeek(String name) throws Exception {
    try (LaunchedInstance week = LaunchedInstance.unpack(scratch.resolve(name))) {
      week.startAndAwait("max").awaitEnd();
      String hash = week.stateHash();
      JsonNode replay = week.slip("journal:replay", "--format", "json").json();
      assertEquals(hash, replay.get("stateHash").asText());
      assertEquals(0, replay.get("firstDifference").asInt());
      assertTrue(
          week.slip("portfolio:show", "--format", "json").json().get("allocations").size() > 0);
      Files.writeString(Path.of("target", "week-" + name + ".txt"), replay.toPrettyString());
      week.stop();
      return hash;
    }
  }

  @Test
  void shouldRememberStopsAndStartsOfPodsAcrossAKill() throws Exception {
    try (LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("stops"))) {
      instance.startAndAwait("3600");
      assertEquals(0, instance.slip("pod:stop", "momentum-slow").status());
      assertEquals(0, instance.slip("pod:start", "momentum-slow").status());
      assertEquals(0, instance.slip("pod:stop", "buy-and-hold").status());
      long seen = entries(instance);
      Await.until("it goes on", Duration.ofSeconds(60), () -> entries(instance) > seen + 100);
      instance.kill();
      instance.startAndAwait("3600");
      assertEquals("ACTIVE", MainJobTest.status(instance, "momentum-slow"));
      assertEquals("SUSPENDED", MainJobTest.status(instance, "buy-and-hold"));
      assertTrue(instance.slip("pod:list").out().contains("stopped by admin"));
      assertEquals(0, instance.slip("journal:replay").status());
      instance.stop();
    }
  }

  @Test
  void shouldSurviveCapitalThatDoesNotFit() throws Exception {
    try (LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("capital"))) {
      instance.startAndAwait("0");
      for (String capital : new String[] {"90000000000", "1000000001"}) {
        Instance.Result refused =
            instance.slip(
                "pod:create",
                "x",
                "--strategy",
                "momentum",
                "--instrument",
                "BTC/USD",
                "--capital",
                capital);
        assertNotEquals(0, refused.status());
      }
      assertEquals(0, instance.slip("pod:list").status());
      instance.stop();
    }
  }

  private static long entries(LaunchedInstance instance) {
    return instance
        .slip("portfolio:show", "--format", "json")
        .json()
        .get("session")
        .get("journalEntries")
        .asLong();
  }

  @Test
  void shouldSayWhenAPortIsInUse() throws Exception {
    LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("port"));
    try (ServerSocket taken =
        new ServerSocket(instance.httpPort, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(instance.httpPort, taken.getLocalPort());
      int status = instance.start("0").awaitExit();
      assertNotEquals(0, status);
      assertTrue(
          instance.terminal().contains("port " + instance.httpPort + " of the console is in use"),
          instance.terminal());
    }
  }

  @Test
  void shouldSayWhenADirectoryCannotBeWritten() throws Exception {
    LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("readonly"));
    ExamDistribution.deleteTree(instance.base.resolve("deploy"));
    Files.createFile(instance.base.resolve("deploy"));
    int status = instance.start("0").awaitExit();
    assertNotEquals(0, status);
    assertTrue(instance.terminal().contains("deploy is not writable"), instance.terminal());
  }

  @Test
  void shouldSayWhenASessionSettingIsWrong() throws Exception {
    try (LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("speed"))) {
      instance.start("fast");
      Await.until(
          "it is said",
          Duration.ofSeconds(60),
          () -> instance.terminal().contains("is NOT trading: speed = 'fast'"));
      Await.until(
          "health says so, once its page is there",
          Duration.ofSeconds(60),
          () -> instance.getOpenly("/healthz").statusCode() == 503);
      instance.stop();
    }
  }

  @Test
  void shouldSayWhenASettingIsWrong() throws Exception {
    try (LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("setting"))) {
      Path pod = instance.base.resolve("etc/io.slipstream.pod-wrong.cfg");
      Files.writeString(pod, "strategy = momentum\ninstruments = ETH/EUR\ncapital = -1\n");
      instance.startAndAwait("0");
      assertEquals("INVALID", MainJobTest.status(instance, "wrong"));
      String said = instance.terminal();
      assertTrue(said.contains("unknown instrument 'ETH/EUR'"), said);
      assertTrue(said.contains("capital = '-1': a decimal number above 0 is allowed"), said);
      instance.stop();
    }
  }

  @Test
  void shouldSayWhenNoFittingJdkIsThere() throws IOException {
    Path launcher = Instance.repository().resolve("karaf-assembly/src/main/resources/bin/find-jdk");
    Path tools = Files.createDirectory(scratch.resolve("tools"));
    for (String tool : List.of("sed", "head", "dirname", "readlink")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    Path moved = scratch.resolve("find-jdk");
    Files.writeString(
        moved,
        Files.readString(launcher)
            .replace("/usr/lib/jvm", "/nowhere")
            .replace("/opt/java", "/nowhere"));
    String command = "JAVA_HOME= HOME=/nowhere PATH=" + tools + " /bin/sh " + moved;
    Instance.Result none = Instance.run(List.of("/bin/sh", "-c", command));
    assertEquals(1, none.status(), none.toString());
    assertTrue(none.err().contains("needs a JDK from 17 to 21"), none.err());
    assertTrue(Files.isExecutable(launcher));
  }
}
