package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every intake path keeps to: a duplicate gets the first answer, nothing is applied twice. */
class IdempotencyTest {
  /** SHA-256 of the word. */
  private static final String SECRET =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  @TempDir static Path scratch;

  private static LaunchedInstance instance;
  private static VenuePath venue;

  @BeforeAll
  static void start() throws Exception {
    instance = LaunchedInstance.unpack(scratch.resolve("instance")).startAndAwait("0");
    venue = new VenuePath();
  }

  @AfterAll
  static void stop() {
    instance.close();
  }

  static List<IntakePath> paths() {
    return List.of(new ShellPath(instance), new RestPath(instance), new FilePath(instance), venue);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void shouldAnswerADuplicateAsTheFirst(IntakePath path) throws Exception {
    String before = path.state();
    String answer = path.first("twice");
    String state = path.state();
    assertNotEquals(before, state);
    assertEquals(answer, path.first("twice"));
    assertEquals(state, path.state());
  }

  @ParameterizedTest
  @MethodSource("paths")
  void shouldLeaveWhatCameLaterWhenADuplicateIsLate(IntakePath path) throws Exception {
    String answer = path.first("late");
    path.other("late");
    String state = path.state();
    assertEquals(answer, path.first("late"));
    assertEquals(state, path.state());
  }

  @ParameterizedTest
  @MethodSource("paths")
  void shouldNotTakeAnotherThingUnderAUsedKey(IntakePath path) throws Exception {
    path.first("used");
    String state = path.state();
    path.misuse("used");
    assertEquals(state, path.state());
  }

  @Test
  void shouldAnswerADuplicateAsTheFirstAfterAKill() throws Exception {
    List<String> answers = new ArrayList<>();
    for (IntakePath path : paths()) {
      answers.add(path.first("killed"));
      path.other("killed");
    }
    List<String> states = new ArrayList<>();
    for (IntakePath path : paths()) {
      states.add(path.state());
    }
    instance.kill();
    instance.startAndAwait("0");
    venue.restore();
    for (int i = 0; i < answers.size(); i++) {
      IntakePath path = paths().get(i);
      assertEquals(states.get(i), path.state(), path::toString);
      assertEquals(answers.get(i), path.first("killed"), path::toString);
      path.misuse("killed");
      assertEquals(states.get(i), path.state(), path::toString);
    }
    assertEquals(0, instance.slip("journal:replay").status());
  }

  @Test
  void shouldMakeAndRemoveAPodAndHaltByRest() throws Exception {
    String pod =
        "{\"name\":\"by-rest\",\"strategy\":\"momentum\",\"instruments\":[\"BTC/USD\"],"
            + "\"capital\":\"1000\",\"parameters\":{\"short\":5,\"long\":\"30\"}}";
    HttpResponse<String> made = send("POST", "/api/pods", pod, "make");
    assertEquals(201, made.statusCode(), made.body());
    assertTrue(made.body().contains("\"status\":\"ACTIVE\""), made.body());
    assertEquals(made.body(), send("POST", "/api/pods", pod, "make").body());
    HttpResponse<String> halted =
        send("POST", "/api/trading/halt", "{\"reason\":\"drill\"}", "halt");
    assertEquals(200, halted.statusCode(), halted.body());
    assertTrue(halted.body().contains("\"tradingState\":\"HALTED\""), halted.body());
    send("POST", "/api/trading/resume", "{\"reason\":\"end\"}", "resume");
    assertEquals(
        halted.body(), send("POST", "/api/trading/halt", "{\"reason\":\"drill\"}", "halt").body());
    assertTrue(instance.get("/api/session").body().contains("\"tradingState\":\"ACTIVE\""));
    HttpResponse<String> removed = send("DELETE", "/api/pods/by-rest", "", "remove");
    assertEquals(200, removed.statusCode(), removed.body());
    assertTrue(removed.body().contains("\"status\":\"REMOVED\""), removed.body());
  }

  private static HttpResponse<String> send(String method, String path, String body, String key)
      throws Exception {
    return instance.send(
        method,
        path,
        body,
        "admin",
        instance.password(),
        "Idempotency-Key",
        key,
        "Content-Type",
        "application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | /api/nothing      | ''                   | 404 | there are POST /api/pods",
        "DELETE | /api/pods         | ''                   | 404 | there are POST /api/pods",
        "POST   | /api/pods/no/stop | ''                   | 404 | unknown pod 'no': there are",
        "POST   | /api/pods/no/stop | x                    | 400 | a body is not allowed here",
        "POST   | /api/pods         | ''                   | 400 | the body is no JSON object",
        "POST   | /api/pods         | []                   | 400 | the body is no JSON object",
        "POST   | /api/pods         | {\"size\":1}         | 400 | field 'size': capital, instru",
        "POST   | /api/pods         | {\"name\":1.5}       | 400 | name = '1.5': a text or a who",
        "POST   | /api/trading/halt | {}                   | 400 | reason is missing",
        "POST   | /api/trading/halt | {\"reason\":\"a\\nb\"} | 400 | one line of 1 to 1000 c",
      })
  void shouldNameWhatIsWrongAndWhatIsAllowed(
      String method, String path, String body, int status, String message) throws Exception {
    HttpResponse<String> answer = send(method, path, body, "wrong-" + Math.abs(body.hashCode()));
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(message), answer.body());
  }

  @Test
  void shouldNeedAKeyATypeABoundedBodyAndARole() throws Exception {
    String path = "/api/trading/halt";
    String body = "{\"reason\":\"no\"}";
    String admin = instance.password();
    String[] json = {"Content-Type", "application/json"};
    HttpResponse<String> keyless = instance.send("POST", path, body, "admin", admin, json);
    assertEquals(400, keyless.statusCode());
    assertTrue(keyless.body().contains("Idempotency-Key is missing"), keyless.body());
    String[] typeless = {"Idempotency-Key", "k", "Content-Type", "text/plain"};
    assertEquals(415, instance.send("POST", path, body, "admin", admin, typeless).statusCode());
    assertEquals(413, send("POST", path, " ".repeat(70_000), "large").statusCode());
    assertEquals(400, send("POST", path, body, "k".repeat(101)).statusCode());
    Files.writeString(
        instance.base.resolve("etc/users.properties"),
        "looker = {CRYPT}" + SECRET + "{CRYPT},viewer\n",
        StandardOpenOption.APPEND);
    String[] both = {"Content-Type", "application/json", "Idempotency-Key", "looking"};
    HttpResponse<String> looking = instance.send("POST", path, body, "looker", "secret", both);
    assertEquals(403, looking.statusCode(), looking.body());
    assertEquals(200, instance.get("/api/pods", "looker", "secret").statusCode());
    assertEquals(401, instance.send("POST", path, body, "looker", "wrong", both).statusCode());
    assertTrue(instance.get("/api/session").body().contains("\"tradingState\":\"ACTIVE\""));
  }
}
