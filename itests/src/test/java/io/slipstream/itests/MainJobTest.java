package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ExamDistribution.class)
class MainJobTest {
  @Test
  void shouldTradeThreePodsOnRecordedData(Instance slipstream) {
    Await.until(
        "two pods hold or have traded bitcoin",
        Duration.ofSeconds(60),
        () -> {
          JsonNode pods = slipstream.slip("pod:list", "--format", "json").json();
          int traded = 0;
          for (JsonNode pod : pods) {
            traded += pod.get("fills").asInt() > 0 ? 1 : 0;
          }
          return pods.size() >= 3 && traded >= 2;
        });
    JsonNode session = slipstream.slip("portfolio:show", "--format", "json").json().get("session");
    assertEquals("RUNNING", session.get("status").asText());
    assertEquals(64, session.get("stateHash").asText().length());
  }

  @Test
  void shouldAllocateEverySixRecordedHoursWithAReason(Instance slipstream) {
    Await.until(
        "an allocation",
        Duration.ofSeconds(60),
        () ->
            slipstream.slip("portfolio:show", "--format", "json").json().get("allocations").size()
                > 0);
    JsonNode allocation =
        slipstream.slip("portfolio:show", "--format", "json").json().get("allocations").get(0);
    assertTrue(
        allocation.get("time").asText().matches(".*T(00|06|12|18):.*"), allocation::toString);
    assertTrue(allocation.get("reason").asText().contains("weight"), allocation::toString);
  }

  @Test
  void shouldReplayItsJournalToTheSameState(Instance slipstream) {
    JsonNode replay = slipstream.slip("journal:replay", "--format", "json").json();
    assertEquals(replay.get("liveStateHash"), replay.get("stateHash"));
    assertEquals(0, replay.get("firstDifference").asInt());
    assertTrue(replay.get("inputs").asLong() > 50);
  }

  @Test
  void shouldHaltAndResume(Instance slipstream) {
    assertEquals(0, slipstream.slip("trading:halt", "--reason", "a drill").status());
    JsonNode halted = slipstream.slip("portfolio:show", "--format", "json").json();
    assertEquals("HALTED", halted.get("session").get("tradingState").asText());
    assertEquals(0, slipstream.slip("trading:resume", "--reason", "drill over").status());
    JsonNode resumed = slipstream.slip("portfolio:show", "--format", "json").json();
    assertEquals("ACTIVE", resumed.get("session").get("tradingState").asText());
  }

  @Test
  void shouldMakeStopStartAndRemoveAPod(Instance slipstream) {
    Instance.Result made =
        slipstream.slip(
            "pod:create",
            "visitor",
            "--strategy",
            "momentum",
            "--instrument",
            "BTC/USD",
            "--capital",
            "5000",
            "--param",
            "short=5",
            "--param",
            "long=30");
    assertEquals(0, made.status(), made.toString());
    assertTrue(Files.exists(slipstream.base.resolve("etc/io.slipstream.pod-visitor.cfg")));
    assertEquals("ACTIVE", status(slipstream, "visitor"));
    assertEquals(0, slipstream.slip("pod:stop", "visitor").status());
    assertEquals("SUSPENDED", status(slipstream, "visitor"));
    assertEquals(0, slipstream.slip("pod:start", "visitor").status());
    assertEquals("ACTIVE", status(slipstream, "visitor"));
    assertEquals(0, slipstream.slip("pod:remove", "visitor").status());
    assertEquals("REMOVED", status(slipstream, "visitor"));
    assertFalse(Files.exists(slipstream.base.resolve("etc/io.slipstream.pod-visitor.cfg")));
  }

  static String status(Instance slipstream, String pod) {
    for (JsonNode row : slipstream.slip("pod:list", "--format", "json").json()) {
      if (row.get("name").asText().equals(pod)) {
        return row.get("status").asText();
      }
    }
    return "ABSENT";
  }

  @Test
  void shouldFollowAPodFileThatIsDroppedEditedAndDeleted(Instance slipstream) throws IOException {
    Path file = slipstream.base.resolve("etc/io.slipstream.pod-dropped.cfg");
    Files.writeString(file, "strategy = momentum\ninstruments = BTC/USD\ncapital = 1000\n");
    await(slipstream, "dropped", "ACTIVE");
    Files.writeString(
        file, "strategy = momentum\ninstruments = BTC/USD\ncapital = 1000\nparam.short = 7\n");
    Await.until(
        "the edit",
        Duration.ofSeconds(10),
        () -> slipstream.slip("pod:list", "--format", "json").out().contains("\"short\" : \"7\""));
    Files.delete(file);
    await(slipstream, "dropped", "REMOVED");
  }

  private static void await(Instance slipstream, String pod, String status) {
    Await.until(
        pod + " " + status, Duration.ofSeconds(10), () -> status(slipstream, pod).equals(status));
  }

  @Test
  void shouldKeepThePasswordHashedAndTheCredentialsPrivate(Instance slipstream) throws IOException {
    Path etc = slipstream.base.resolve("etc");
    for (String file : List.of("admin-credentials.txt", "slip.key", "users.properties")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(etc.resolve(file))),
          file);
    }
    String password = slipstream.password();
    assertTrue(password.length() >= 20);
    assertFalse(Files.readString(etc.resolve("users.properties")).contains(password));
    Path log = slipstream.base.resolve("data/log/slipstream.log");
    assertFalse(Files.readString(log).contains(password));
  }

  @Test
  void shouldListenOnLoopbackOnly(Instance slipstream) throws Exception {
    List<String> reachable = new ArrayList<>();
    for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(card.getInetAddresses())) {
        if (!address.isLoopbackAddress() && connects(address, slipstream.httpPort)) {
          reachable.add(address.toString());
        }
      }
    }
    assertEquals(List.of(), reachable);
    assertTrue(connects(InetAddress.getByName("127.0.0.1"), slipstream.httpPort));
  }

  private static boolean connects(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void shouldServeMetricsAndHealth(Instance slipstream) throws Exception {
    String metrics = slipstream.getOpenly("/metrics").body();
    assertTrue(metrics.contains("# TYPE slipstream_pod_equity gauge"), metrics);
    assertTrue(metrics.contains("slipstream_pod_equity{pod=\"momentum-fast\"}"), metrics);
    assertEquals(
        "UP",
        Instance.JSON.readTree(slipstream.getOpenly("/healthz").body()).get("status").asText());
  }

  @Test
  void shouldAskForCredentials(Instance slipstream) throws Exception {
    assertEquals(401, slipstream.getOpenly("/").statusCode());
    assertEquals(401, slipstream.getOpenly("/api/pods").statusCode());
    assertEquals(401, slipstream.get("/api/pods", "admin", "wrong").statusCode());
    assertEquals(401, slipstream.get("/api/pods", "karaf", "karaf").statusCode());
    assertEquals(200, slipstream.get("/api/pods").statusCode());
    assertEquals(404, slipstream.get("/api/nothing").statusCode());
    assertEquals(400, slipstream.get("/api/fills?limit=-1").statusCode());
    assertEquals(404, slipstream.get("/nothing.html").statusCode());
  }
}
