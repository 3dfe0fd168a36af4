package io.slipstream.remotepods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.pods.PodHealth;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.PodTrading;
import io.slipstream.api.service.pods.RemotePodRequest;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a program that joined, against a real HTTP server on the other side. */
class RemotePodTest {
  @TempDir Path root;

  private ScriptedProgram program;
  private Federation on;

  @BeforeEach
  void begin() throws Exception {
    program = new ScriptedProgram();
    on = new Federation(root);
  }

  @AfterEach
  void end() {
    on.close();
    program.close();
  }

  private static boolean isTrading(PodReport pod) {
    return pod.trading() == PodTrading.TRADING && pod.health() == PodHealth.HEALTHY;
  }

  private static boolean isHalted(PodReport pod) {
    return pod.trading() == PodTrading.HALTED && pod.health() == PodHealth.HEALTHY;
  }

  private long told(String what) {
    return program.told.stream().filter(line -> line.startsWith(what)).count();
  }

  @Test
  void shouldJoinBeAllottedHaltedKilledComeBackAndStart() throws Exception {
    on.join(program, "capital", "10000");
    PodReport joined = on.await("trading", RemotePodTest::isTrading);
    assertEquals(new BigDecimal("10100.5"), joined.equity());
    assertEquals(new BigDecimal("-250.25"), joined.netExposure());
    assertEquals(Map.of("capital", "10000"), joined.acknowledged());
    assertTrue(on.alpha().heartbeat().alive());

    PodReport allotted =
        on.alpha().configure(Map.of("capital", "25000", "limit.maxPosition", "5", "param.x", "up"));
    assertEquals(allotted.wanted(), allotted.acknowledged());
    JsonNode told =
        new ObjectMapper()
            .readTree(program.told.get(program.told.size() - 1).replace("POST /configure ", ""));
    assertEquals("25000", told.get("capital").asText());
    assertEquals("5", told.get("limits").get("maxPosition").asText());
    assertEquals("up", told.get("parameters").get("x").asText());
    assertTrue(told.get("trade").asBoolean());
    assertTrue(Files.readString(on.file()).contains("capital = 25000\n"));

    PodReport halted = on.alpha().halt(HaltPolicy.FLATTEN, "me");
    assertTrue(isHalted(halted), halted.toString());
    assertEquals("halted by me", halted.reason());
    assertTrue(program.told.contains("POST /halt {\"position\":\"flatten\"}"));

    program.kill();
    PodReport lost = on.await("lost", pod -> pod.health() == PodHealth.LOST);
    assertEquals(PodTrading.HALTING, lost.trading());
    assertTrue(lost.reason().contains("no good answer for 1."), lost.reason());
    assertTrue(lost.reason().contains("halting, not confirmed"), lost.reason());
    assertFalse(on.alpha().heartbeat().alive());

    program.back(false);
    on.await("halted again", RemotePodTest::isHalted);
    assertTrue(program.halted);

    on.alpha().start("me");
    PodReport started = on.await("trading again", RemotePodTest::isTrading);
    assertEquals(allotted.wanted(), started.acknowledged());
    assertFalse(program.halted);
    List<String> changes = List.of("JOINED", "HEALTHY", "TRADING", "HALTED", "LOST", "HALTING");
    on.await("all announced", pod -> on.changes().containsAll(changes));
    assertEquals("JOINED", on.changes().get(0));
  }

  @Test
  void shouldKeepEveryEventToItsSchema() throws Exception {
    on.join(program);
    on.await("trading", RemotePodTest::isTrading);
    on.alpha().halt(HaltPolicy.KEEP, "me");
    on.pods.leave("alpha");
    Federation.await(() -> on.changes().contains("LEFT"), () -> on.changes().toString());
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText());
    for (BusEvent event : on.events) {
      assertEquals(
          Set.of(),
          schema.validate(new ObjectMapper().valueToTree(event.payload())),
          event::toString);
    }
    assertEquals(
        on.events.size(), on.events.stream().map(BusEvent::id).distinct().count(), "ids differ");
  }

  private static String schemaText() throws IOException {
    try (InputStream schema =
        RemotePodTest.class.getResourceAsStream(
            "/io/slipstream/bus/schemas/lifecycle.transitions.json")) {
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void shouldKeepAPodHaltedOverARestartOfThePlatform() throws Exception {
    on.join(program);
    on.await("trading", RemotePodTest::isTrading);
    program.kill();
    PodReport asked = on.alpha().halt(HaltPolicy.KEEP, "me");
    assertEquals(PodTrading.HALTING, asked.trading(), asked.toString());
    Map<String, String> texts = new TreeMap<>(Federation.QUICK);
    texts.put("url", program.url());
    on.close();
    on = new Federation(root);
    on.fileSays(texts);
    program.back(false);
    on.await("halted", RemotePodTest::isHalted);
    on.pods.deleted("io.slipstream.remotepod~alpha");
    on.fileSays(texts);
    on.await("halted after it left and came", RemotePodTest::isHalted);
    assertEquals(1, program.told.stream().filter(t -> t.contains("\"trade\":true")).count());
  }

  @Test
  void shouldHaltWhenItsMemoryCannotBeRead() throws Exception {
    Files.createDirectories(root.resolve("data"));
    Files.writeString(root.resolve("data/alpha.json"), "{\"halted\": tr");
    on.join(program);
    PodReport halted = on.await("halted", RemotePodTest::isHalted);
    assertTrue(halted.reason().contains("alpha.json cannot be read"), halted.reason());
    assertEquals(0, program.told.stream().filter(t -> t.contains("\"trade\":true")).count());
  }

  @Test
  void shouldHaltAlsoWhenThatCannotBeKept() throws Exception {
    on.join(program);
    on.await("trading", RemotePodTest::isTrading);
    Files.writeString(root.resolve("data"), "in the way");
    PodReport halted = on.alpha().halt(HaltPolicy.KEEP, "me");
    assertTrue(isHalted(halted), halted.toString());
    assertTrue(
        halted.reason().startsWith("halted by me, which a restart will not know: "),
        halted.reason());
    assertThrows(OperationRefusedException.class, () -> on.alpha().start("me"));
    assertTrue(isHalted(on.alpha().status()));
  }

  @Test
  void shouldAskToHaltUntilItIsConfirmed() {
    on.join(program);
    on.await("trading", RemotePodTest::isTrading);
    program.isDeafToHalts = true;
    PodReport asked = on.alpha().halt(HaltPolicy.CONFIGURED, "me");
    assertEquals(PodTrading.HALTING, asked.trading());
    assertTrue(
        asked.reason().contains("halting, not confirmed: POST /halt answered HTTP status 503"),
        asked.reason());
    assertTrue(told("POST /halt") > 2, program.told.toString());
    assertTrue(told("POST /halt") < 20, "with back-off: " + program.told);
    program.isDeafToHalts = false;
    program.openOrders = "3";
    PodReport halted = on.await("halted", RemotePodTest::isHalted);
    assertEquals("halted by me, 3 of its orders are still open", halted.reason());
  }

  @Test
  void shouldChangeNothingWhenTheProgramRefuses() throws Exception {
    on.join(program, "capital", "10000");
    on.await("trading", RemotePodTest::isTrading);
    String file = Files.readString(on.file());
    program.refusal = "maxPosition = 7: up to 5 is allowed";
    OperationRefusedException thrown =
        assertThrows(
            OperationRefusedException.class,
            () -> on.alpha().configure(Map.of("limit.maxPosition", "7")));
    assertTrue(
        thrown.getMessage().contains("HTTP status 422: maxPosition = 7: up to 5 is allowed"),
        thrown.getMessage());
    assertEquals(file, Files.readString(on.file()));
    assertEquals(Map.of("capital", "10000"), on.alpha().status().wanted());
    assertEquals("", on.alpha().status().reason());
    assertThrows(
        OperationRefusedException.class, () -> on.alpha().configure(Map.of("limit.maxFun", "7")));
    assertEquals(file, Files.readString(on.file()));
  }

  @Test
  void shouldShowWhatAFileWantsAndAProgramRefuses() {
    on.join(program, "capital", "10000");
    on.await("trading", RemotePodTest::isTrading);
    program.refusal = "too much";
    Map<String, String> texts = new TreeMap<>(Federation.QUICK);
    texts.putAll(Map.of("url", program.url(), "capital", "99"));
    on.fileSays(texts);
    PodReport shown = on.await("refused", pod -> pod.reason().contains("too much"));
    assertEquals(Map.of("capital", "99"), shown.wanted());
    assertEquals(Map.of("capital", "10000"), shown.acknowledged());
    program.refusal = "";
    on.fileSays(withCapital(texts, "98"));
    on.await("taken", pod -> pod.acknowledged().equals(Map.of("capital", "98")));
  }

  private static Map<String, String> withCapital(Map<String, String> texts, String capital) {
    Map<String, String> changed = new TreeMap<>(texts);
    changed.put("capital", capital);
    return changed;
  }

  @Test
  void shouldGiveAConfigurationToAPodThatIsBack() throws Exception {
    on.join(program, "capital", "1");
    on.await("trading", RemotePodTest::isTrading);
    program.kill();
    PodReport away = on.alpha().configure(Map.of("capital", "2"));
    assertNotEquals(away.wanted(), away.acknowledged());
    program.back(true);
    on.await("taken", pod -> pod.acknowledged().equals(Map.of("capital", "2")));
    on.await("trading", RemotePodTest::isTrading);
  }

  @Test
  void shouldNotStartAPodThatHaltedItself() {
    on.join(program);
    on.await("trading", RemotePodTest::isTrading);
    program.halted = true;
    PodReport halted = on.await("halted", RemotePodTest::isHalted);
    assertEquals("it halted itself", halted.reason());
    long configured = told("POST /configure");
    long answers = on.alpha().heartbeat().events();
    on.await("more answers", pod -> on.alpha().heartbeat().events() > answers + 5);
    assertEquals(configured, told("POST /configure"));
    on.alpha().halt(HaltPolicy.FLATTEN, "me");
    assertEquals(1, told("POST /halt {\"position\":\"flatten\"}"));
    on.alpha().start("me");
    on.await("trading", RemotePodTest::isTrading);
  }

  private enum Misbehaviour {
    NO_JSON(
        exchange -> ScriptedProgram.answer(exchange, 200, "<html>"), "body: a JSON object", true),
    NOTHING(exchange -> ScriptedProgram.answer(exchange, 200, ""), "body", true),
    ERROR(exchange -> ScriptedProgram.answer(exchange, 500, "{}"), "HTTP status 500", true),
    NOT_A_NUMBER(
        exchange -> ScriptedProgram.answer(exchange, 200, status("10100.5", "NaN")),
        "equity = 'NaN': a decimal number",
        true),
    NEGATIVE(
        exchange ->
            ScriptedProgram.answer(
                exchange, 200, status("\"openOrders\": 0", "\"openOrders\": -4")),
        "openOrders = '-4': a whole number from 0 to 1000000 is allowed",
        true),
    MISSING(
        exchange -> ScriptedProgram.answer(exchange, 200, status("\"netPnl\": 100.5,", "")),
        "netPnl is missing",
        true),
    OLD(
        exchange -> ScriptedProgram.answer(exchange, 200, status("\"time\": \"2", "\"time\": \"1")),
        "of the answer before is allowed",
        true),
    REDIRECT(
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          ScriptedProgram.answer(exchange, 302, "");
        },
        "GET /status answered HTTP status 302: 200 is allowed",
        true),
    HUGE(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[65_536];
          for (int i = 0; i < 10_000; i++) {
            exchange.getResponseBody().write(block);
          }
        },
        "body: up to 65536 bytes are allowed",
        true),
    TRICKLE(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
          }
        },
        "no whole answer from",
        false);

    private final ScriptedProgram.Answer answer;
    private final String reason;
    private final boolean isAnswer;

    Misbehaviour(ScriptedProgram.Answer answer, String reason, boolean isAnswer) {
      this.answer = answer;
      this.reason = reason;
      this.isAnswer = isAnswer;
    }

    private static String status(String good, String bad) {
      String json =
          "{\"time\": \""
              + java.time.Instant.now()
              + "\", \"equity\": 10100.5, \"netExposure\": 0, \"grossExposure\": 0, \"netPnl\":"
              + " 100.5, \"openOrders\": 0, \"health\": \"HEALTHY\", \"halted\": false,"
              + " \"revision\": \"other\"}";
      return json.replace(good, bad);
    }
  }

  @ParameterizedTest
  @EnumSource(Misbehaviour.class)
  void shouldCallABadAnswerByItsNameAndTakeNothingOfIt(Misbehaviour misbehaviour) {
    on.join(program, "capital", "1");
    PodReport before = on.await("trading", RemotePodTest::isTrading);
    program.instead = misbehaviour.answer;
    PodHealth expected = misbehaviour.isAnswer ? PodHealth.FAULTY : PodHealth.LATE;
    PodReport bad = on.await("noticed", pod -> pod.health() == expected);
    assertTrue(bad.reason().contains(misbehaviour.reason), bad.reason());
    assertEquals(before.equity(), bad.equity());
    assertEquals(before.acknowledged(), bad.acknowledged());
    assertEquals(PodTrading.TRADING, bad.trading());
    PodReport lost = on.await("lost", pod -> pod.health() == PodHealth.LOST);
    assertTrue(lost.reason().contains(misbehaviour.reason), lost.reason());
    program.instead = null;
    on.await("trading again", RemotePodTest::isTrading);
    assertEquals(1, told("POST /configure"));
  }

  @Test
  void shouldTakeAStatusThatStandsStillForNoSignOfLife() {
    on.join(program);
    on.await("trading", RemotePodTest::isTrading);
    String frozen = program.status();
    program.instead = exchange -> ScriptedProgram.answer(exchange, 200, frozen);
    PodReport lost = on.await("lost", pod -> pod.health() == PodHealth.LOST);
    assertTrue(lost.reason().contains("stands still"), lost.reason());
  }

  @Test
  void shouldCallAPodFaultyThatSaysSo() {
    on.join(program);
    on.await("trading", RemotePodTest::isTrading);
    program.instead =
        exchange ->
            ScriptedProgram.answer(
                exchange,
                200,
                program
                    .status()
                    .replace(
                        "\"HEALTHY\"",
                        "\"FAULTY\", \"reason\": \"no feed\", \"stage\": \"GROWTH\""));
    PodReport faulty = on.await("faulty", pod -> pod.health() == PodHealth.FAULTY);
    assertEquals("it says: no feed", faulty.reason());
    assertEquals("GROWTH", faulty.stage());
  }

  @Test
  void shouldSendTheTokenAndShowItNowhere() throws Exception {
    Path token = Files.writeString(on.etc.resolve("alpha.token"), "hush-hush\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
    PodReport joined = on.join(program, "token.file", "alpha.token");
    assertTrue(joined.reason().contains("chmod o-r"), joined.reason());
    assertEquals(List.of(), program.tokens);
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    PodReport trading = on.await("trading", RemotePodTest::isTrading);
    assertEquals(Set.of("Bearer hush-hush"), Set.copyOf(program.tokens));
    assertFalse((trading + on.events.toString() + Files.readString(on.file())).contains("hush"));
    Files.writeString(token, "two words");
    PodReport late = on.await("late", pod -> pod.health() == PodHealth.LATE);
    assertTrue(late.reason().contains("printable ASCII"), late.reason());
    assertFalse(late.reason().contains("words"), late.reason());
  }

  @Test
  void shouldKeepWhatItHasWhenAFileIsNotAllowed() {
    Map<String, String> texts = new TreeMap<>(Federation.QUICK);
    texts.put("url", "nonsense");
    on.fileSays(texts);
    PodReport invalid = on.pods.reports().get(0);
    assertEquals(PodHealth.FAULTY, invalid.health());
    assertTrue(invalid.reason().contains("url = 'nonsense'"), invalid.reason());
    assertEquals(Map.of(), invalid.wanted());
    texts.put("url", program.url());
    on.fileSays(texts);
    on.await("trading", RemotePodTest::isTrading);
    texts.put("capital", "-1");
    on.fileSays(texts);
    PodReport kept = on.await("told", pod -> pod.reason().contains("capital = '-1'"));
    assertEquals(PodTrading.TRADING, kept.trading());
    on.pods.deleted("io.slipstream.remotepod~alpha");
    assertEquals(List.of(), on.pods.reports());
  }

  @Test
  void shouldJoinAndLeaveOnce() {
    PodReport first = on.join(program);
    assertEquals("alpha", first.name());
    on.join(program);
    assertEquals(1, on.pods.reports().size());
    assertThrows(OperationRefusedException.class, () -> on.join(program, "capital", "7"));
    assertTrue(Files.exists(on.file()));
    on.pods.leave("alpha");
    assertFalse(Files.exists(on.file()));
    OperationRefusedException thrown =
        assertThrows(OperationRefusedException.class, () -> on.pods.leave("alpha"));
    assertEquals("unknown remote pod 'alpha': there are none", thrown.getMessage());
    assertThrows(
        OperationRefusedException.class,
        () -> on.pods.check(new RemotePodRequest("a", "http://10.0.0.1", Map.of())));
  }

  @Test
  void shouldWatchAnotherProgramWhenTheAddressChanges() throws Exception {
    on.join(program);
    on.await("trading", RemotePodTest::isTrading);
    try (ScriptedProgram other = new ScriptedProgram()) {
      Map<String, String> texts = new TreeMap<>(Federation.QUICK);
      texts.put("url", other.url());
      on.fileSays(texts);
      on.await("the other one trades", pod -> isTrading(pod) && !other.halted);
    }
  }
}
