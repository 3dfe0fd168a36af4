package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators change limits while somebody edits their file. */
class LimitsDeskTest {
  private static final Operator ME = Operator.of("me");

  @TempDir Path root;

  /** Whoever is told to ask again would have written over the edit. */
  @Test
  void shouldNotWriteOverAnEditThatIsNotInForceYet() throws IOException {
    Path file = root.resolve("etc/risk.limits");
    try (OperatedSession on = new OperatedSession(root, 10)) {
      LimitsDesk desk =
          new LimitsDesk(
              on.session,
              new OperationDesk(on.session),
              on.session.limitsFile(),
              on.session.limits());
      desk.set(Map.of("portfolio.leverage", "3"), "a start", ME);
      assertEquals("portfolio.leverage = 3", Files.readString(file).strip());
      int refused = 0;
      for (int i = 0; i < 5; i++) {
        String edit = "portfolio.leverage = 2." + i + "\n";
        Files.writeString(file, edit);
        refused += isRefused(desk, "0.4" + i) ? 1 : 0;
        await(on, edit);
        assertFalse(isRefused(desk, "0.3" + i));
        assertTrue(Files.readString(file).startsWith(edit), "both are in it");
      }
      assertTrue(refused > 0, "each edit was in force at once");
    }
  }

  private static boolean isRefused(LimitsDesk desk, String drawdown) {
    try {
      desk.set(Map.of("portfolio.drawdown", drawdown), "a wish", ME);
      return false;
    } catch (OperationRefusedException e) {
      assertEquals(
          "etc/risk.limits was just changed and is not in force yet: ask again in two seconds",
          e.getMessage());
      return true;
    }
  }

  private static void await(OperatedSession on, String text) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!on.session.ask(engine -> engine.kernel().limits().limits()).startsWith(text)) {
      assertTrue(System.nanoTime() < deadline, "the edit is not in force");
      LockSupport.parkNanos(20_000_000);
    }
  }
}
