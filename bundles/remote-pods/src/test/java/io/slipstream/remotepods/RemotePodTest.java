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

  @Test
  void shouldJoinBeAllottedHaltedKilledComeBackAndStart() throws Exception {
    on.join(program, "capital", "10000");
    PodReport joined = on.await("trading", Federation::isTrading);
    assertEquals(new BigDecimal("10100.5"), joined.equity());
    assertEquals(new BigDecimal("-250.25"), joined.netExposure());
    assertEquals(Map.of("capital", "10000"), joined.acknowledged());
    assertTrue(on.alpha().heartbeat().alive());

    on.alpha().configure(Map.of("capital", "25000", "limit.maxPosition", "5", "param.x", "up"));
    PodReport allotted = on.await("acknowledged", pod -> pod.acknowledged().equals(pod.wanted()));
    JsonNode told =
        new ObjectMapper()
            .readTree(program.told.get(program.told.size() - 1).replace("POST /configure ", ""));
    assertEquals("25000", told.get("capital").asText());
    assertEquals("5", told.get("limits").get("maxPosition").asText());
    assertEquals("up", told.get("parameters").get("x").asText());
    assertTrue(told.get("trade").asBoolean());
    assertTrue(Files.readString(on.file()).contains("capital = 25000\n"));

    PodReport halted = on.alpha().halt(HaltPolicy.FLATTEN, "me");
    assertTrue(Federation.isHalted(halted), halted.toString());
    assertEquals("halted by me", halted.reason());
    assertTrue(program.told.contains("POST /halt {\"position\":\"flatten\"}"));

    program.kill();
    PodReport lost = on.await("lost", pod -> pod.health() == PodHealth.LOST);
    assertEquals(PodTrading.HALTING, lost.trading());
    assertTrue(
        lost.reason().matches("(?s).*no good answer for [1-9][0-9]*\\.[0-9].*"), lost.reason());
    assertTrue(lost.reason().contains("halting, not confirmed"), lost.reason());
    assertFalse(on.alpha().heartbeat().alive());

    program.back(false);
    on.await("halted again", Federation::isHalted);
    assertTrue(program.halted);

    on.alpha().start("me");
    PodReport started = on.await("trading again", Federation::isTrading);
    assertEquals(allotted.wanted(), started.acknowledged());
    assertFalse(program.halted);
    List<String> changes = List.of("JOINED", "HEALTHY", "TRADING", "HALTED", "LOST", "HALTING");
    on.await("all announced", pod -> on.changes().containsAll(changes));
    assertEquals("JOINED", on.changes().get(0));
  }

  @Test
  void shouldKeepEveryEventToItsSchema() throws Exception {
    on.join(program);
    on.await("trading", Federation::isTrading);
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
    on.await("trading", Federation::isTrading);
    program.kill();
    PodReport asked = on.alpha().halt(HaltPolicy.KEEP, "me");
    assertEquals(PodTrading.HALTING, asked.trading(), asked.toString());
    Map<String, String> texts = new TreeMap<>(Federation.QUICK);
    texts.put("url", program.url());
    on.close();
    on = new Federation(root);
    on.fileSays(texts);
    program.back(false);
    on.await("halted", Federation::isHalted);
    on.pods.deleted("io.slipstream.remotepod~alpha");
    on.fileSays(texts);
    on.await("halted after it left and came", Federation::isHalted);
    assertEquals(1, program.told.stream().filter(t -> t.contains("\"trade\":true")).count());
  }

  @Test
  void shouldHaltWhenItsMemoryCannotBeRead() throws Exception {
    Files.createDirectories(root.resolve("data"));
    Files.writeString(root.resolve("data/alpha.json"), "{\"halted\": tr");
    on.join(program);
    PodReport halted = on.await("halted", Federation::isHalted);
    assertTrue(halted.reason().contains("alpha.json cannot be read"), halted.reason());
    assertEquals(0, program.told.stream().filter(t -> t.contains("\"trade\":true")).count());
  }

  @Test
  void shouldHaltAlsoWhenThatCannotBeKept() throws Exception {
    on.join(program);
    on.await("trading", Federation::isTrading);
    Files.writeString(root.resolve("data"), "in the way");
    PodReport halted = on.alpha().halt(HaltPolicy.KEEP, "me");
    assertTrue(Federation.isHalted(halted), halted.toString());
    assertTrue(
        halted.reason().startsWith("halted by me, which a restart will not know: "),
        halted.reason());
    assertThrows(OperationRefusedException.class, () -> on.alpha().start("me"));
    assertTrue(Federation.isHalted(on.alpha().status()));
  }

  @Test
  void shouldAskToHaltUntilItIsConfirmed() {
    on.join(program);
    on.await("trading", Federation::isTrading);
    program.isDeafToHalts = true;
    PodReport asked = on.alpha().halt(HaltPolicy.CONFIGURED, "me");
    assertEquals(PodTrading.HALTING, asked.trading());
    assertTrue(
        asked.reason().contains("halting, not confirmed: POST /halt answered HTTP status 503"),
        asked.reason());
    assertTrue(program.told("POST /halt") > 2, program.told.toString());
    assertTrue(program.told("POST /halt") < 20, "with back-off: " + program.told);
    program.isDeafToHalts = false;
    program.openOrders = "3";
    PodReport halted = on.await("halted", Federation::isHalted);
    assertEquals("halted by me, 3 of its orders are still open", halted.reason());
  }

  @Test
  void shouldChangeNothingWhenTheProgramRefuses() throws Exception {
    on.join(program, "capital", "10000");
    on.await("trading", Federation::isTrading);
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
    on.await("trading", Federation::isTrading);
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

  /** The container read the file before an operator's wish changed it, and says so after. */
  @Test
  void shouldNotTakeBackAnOperatorsWishForAFileThatWasReadBefore() {
    on.join(program, "capital", "10000");
    on.await("trading", Federation::isTrading);
    Map<String, String> texts = new TreeMap<>(Federation.QUICK);
    texts.put("url", program.url());
    on.alpha().configure(Map.of("capital", "20000"));
    on.alpha().configure(Map.of("capital", "30000"));
    for (String late : List.of("10000", "20000", "10000")) {
      on.fileSays(withCapital(texts, late));
      assertEquals(Map.of("capital", "30000"), on.alpha().status().wanted());
    }
    on.fileSays(withCapital(texts, "30000"));
    on.fileSays(withCapital(texts, "10000"));
    assertEquals(Map.of("capital", "10000"), on.alpha().status().wanted(), "somebody edits it");
  }

  private static Map<String, String> withCapital(Map<String, String> texts, String capital) {
    Map<String, String> changed = new TreeMap<>(texts);
    changed.put("capital", capital);
    return changed;
  }

  @Test
  void shouldGiveAConfigurationToAPodThatIsBack() throws Exception {
    on.join(program, "capital", "1");
    on.await("trading", Federation::isTrading);
    program.kill();
    PodReport away = on.alpha().configure(Map.of("capital", "2"));
    assertNotEquals(away.wanted(), away.acknowledged());
    program.back(true);
    on.await("taken", pod -> pod.acknowledged().equals(Map.of("capital", "2")));
    on.await("trading", Federation::isTrading);
  }

  @Test
  void shouldNotStartAPodThatHaltedItself() {
    on.join(program);
    on.await("trading", Federation::isTrading);
    program.halted = true;
    PodReport halted = on.await("halted", Federation::isHalted);
    assertEquals("it halted itself", halted.reason());
    long configured = program.told("POST /configure");
    long answers = on.alpha().heartbeat().events();
    on.await("more answers", pod -> on.alpha().heartbeat().events() > answers + 5);
    assertEquals(configured, program.told("POST /configure"));
    on.alpha().halt(HaltPolicy.FLATTEN, "me");
    assertEquals(1, program.told("POST /halt {\"position\":\"flatten\"}"));
    on.alpha().start("me");
    on.await("trading", Federation::isTrading);
  }

  @Test
  void shouldSendTheTokenAndShowItNowhere() throws Exception {
    Path token = Files.writeString(on.etc.resolve("alpha.token"), "hush-hush\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
    PodReport joined = on.join(program, "token.file", "alpha.token");
    assertTrue(joined.reason().contains("chmod o-r"), joined.reason());
    assertEquals(List.of(), program.tokens);
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    PodReport trading = on.await("trading", Federation::isTrading);
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
    on.await("trading", Federation::isTrading);
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
    on.await("trading", Federation::isTrading);
    try (ScriptedProgram other = new ScriptedProgram()) {
      Map<String, String> texts = new TreeMap<>(Federation.QUICK);
      texts.put("url", other.url());
      on.fileSays(texts);
      on.await("the other one trades", pod -> Federation.isTrading(pod) && !other.halted);
    }
  }
}
