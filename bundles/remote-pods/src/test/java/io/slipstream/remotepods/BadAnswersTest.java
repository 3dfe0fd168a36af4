package io.slipstream.remotepods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.pods.PodHealth;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.PodTrading;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a program that joined may say wrong, or too late, or too slowly. */
class BadAnswersTest {
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
    PodReport before = on.await("trading", Federation::isTrading);
    program.instead = misbehaviour.answer;
    PodHealth expected = misbehaviour.isAnswer ? PodHealth.FAULTY : PodHealth.LATE;
    PodReport bad =
        on.await(
            "noticed",
            pod -> pod.health() == expected && pod.reason().contains(misbehaviour.reason));
    assertEquals(before.equity(), bad.equity());
    assertEquals(before.acknowledged(), bad.acknowledged());
    assertEquals(PodTrading.TRADING, bad.trading());
    PodReport lost = on.await("lost", pod -> pod.health() == PodHealth.LOST);
    assertTrue(lost.reason().contains(misbehaviour.reason), lost.reason());
    program.instead = null;
    on.await("trading again", Federation::isTrading);
    assertEquals(1, program.told("POST /configure"));
  }

  @Test
  void shouldTakeAStatusThatStandsStillForNoSignOfLife() {
    on.join(program);
    on.await("trading", Federation::isTrading);
    String frozen = program.status();
    program.instead = exchange -> ScriptedProgram.answer(exchange, 200, frozen);
    PodReport lost = on.await("lost", pod -> pod.health() == PodHealth.LOST);
    assertTrue(lost.reason().contains("stands still"), lost.reason());
  }

  @Test
  void shouldCallAPodFaultyThatSaysSo() {
    on.join(program);
    on.await("trading", Federation::isTrading);
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
}
