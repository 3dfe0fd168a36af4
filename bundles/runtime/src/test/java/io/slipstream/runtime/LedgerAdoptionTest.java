package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real session, whose pods hold something after a few bars. */
class LedgerAdoptionTest {
  @TempDir Path root;

  private static BigDecimal held(OperatedSession on) {
    return on.session.ask(Books::of).positions().get("BTC/USD");
  }

  private static List<Long> byPod(OperatedSession on) {
    return on.session.ask(
        engine ->
            java.util.stream.IntStream.range(0, engine.kernel().podCount())
                .mapToObj(pod -> engine.kernel().heldBy(pod, 0))
                .toList());
  }

  private static void playAll(OperatedSession on) {
    on.session.ask(
        engine -> {
          while (engine.nextTime() != Long.MAX_VALUE) {
            engine.step();
          }
          return null;
        });
  }

  private static String hash(OperatedSession on) {
    return on.session.ask(engine -> engine.kernel().stateHash().value());
  }

  @Test
  void shouldTakeTheVenuesFiguresIntoTheLedgers() throws IOException {
    String hash;
    try (OperatedSession on = new OperatedSession(root, 40)) {
      playAll(on);
      LedgerAdoption adoption = new LedgerAdoption(on.session);
      BigDecimal before = held(on);
      adoption.adoptPosition("BTC/USD", new BigDecimal("0.5"), "ann", "a transfer");
      assertEquals(0, before.add(new BigDecimal("0.5")).compareTo(held(on)));
      adoption.adoptPosition("BTC/USD", held(on).negate(), "ann", "all is gone");
      assertTrue(byPod(on).stream().allMatch(quantity -> quantity == 0), byPod(on).toString());
      BigDecimal cash = on.session.ask(Books::of).cash().get("USD");
      adoption.adoptCash("USD", new BigDecimal("-12.5"), "ann", "a fee");
      assertEquals(
          0,
          cash.subtract(new BigDecimal("12.5"))
              .compareTo(on.session.ask(Books::of).cash().get("USD")));
      assertTrue(
          on.inputs().stream()
              .anyMatch(
                  input -> input instanceof Input.CashAdopted in && in.reason().equals("a fee")));
      hash = hash(on);
    }
    try (OperatedSession on = new OperatedSession(root, 40)) {
      assertEquals(hash, hash(on), "the journal has it");
    }
  }

  @Test
  void shouldNameWhatIsWrong() throws IOException {
    try (OperatedSession on = new OperatedSession(root, 10)) {
      LedgerAdoption adoption = new LedgerAdoption(on.session);
      String before = hash(on);
      refused("instrument = 'Q'", () -> adoption.adoptPosition("Q", BigDecimal.ONE, "ann", "why"));
      refused("currency = 'EUR'", () -> adoption.adoptCash("EUR", BigDecimal.ONE, "ann", "why"));
      refused(
          "cash = 0.0000000001",
          () -> adoption.adoptCash("USD", new BigDecimal("0.0000000001"), "ann", "why"));
      refused(
          "no price yet", () -> adoption.adoptPosition("BTC/USD", BigDecimal.ONE, "ann", "why"));
      assertEquals(before, hash(on));
    }
  }

  private static void refused(String part, Runnable work) {
    String said = assertThrows(OperationRefusedException.class, work::run).getMessage();
    assertTrue(said.contains(part), said);
  }
}
