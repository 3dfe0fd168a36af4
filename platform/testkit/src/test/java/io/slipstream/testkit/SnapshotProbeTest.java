package io.slipstream.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SnapshotProbeTest {
  private static StrategyTest test(Function<Parameters, Strategy> author) {
    return StrategyTest.of(new Authored(author))
        .bars(Bars.randomWalk(Bars.instrument("BTC/USD"), "1d", 200, 3));
  }

  /** Acts at every so many bars. */
  private static class Counting implements Strategy {
    private final int every;
    private long bars;
    private long lastTurn;

    Counting(Parameters parameters) {
      every = parameters.integer("every");
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      bars++;
      if (bars - lastTurn >= every) {
        lastTurn = bars;
        Authored.turn(bar, context, bars % 2 == 0);
      }
    }

    @Override
    public StrategySnapshot snapshot() {
      return StrategySnapshot.version(1).put("bars", bars).put("lastTurn", lastTurn).build();
    }

    @Override
    public void restore(StrategySnapshot snapshot, StrategyContext context) {
      bars = snapshot.number("bars");
      lastTurn = snapshot.number("lastTurn");
    }
  }

  @Test
  void shouldPassAStrategyThatRemembersAll() {
    StrategyTest whole = test(Counting::new);
    RunAssert.assertThat(whole.run()).hasTraded();
    assertDoesNotThrow(() -> SnapshotProbe.check(whole));
  }

  @Test
  void shouldFailAStrategyThatForgetsAField() {
    AssertionError found = fails(parameters -> new Forgetful(parameters));
    String message = found.getMessage();
    assertTrue(message.contains("the strategy's snapshot leaves something out"), message);
    assertTrue(message.matches("(?s).*\nat bar \\d+ of BTC/USD, which closed 2024-.*"), message);
  }

  private static final class Forgetful extends Counting {
    Forgetful(Parameters parameters) {
      super(parameters);
    }

    @Override
    public void restore(StrategySnapshot snapshot, StrategyContext context) {
      super.restore(
          StrategySnapshot.version(1)
              .put("bars", snapshot.number("bars"))
              .put("lastTurn", 0)
              .build(),
          context);
    }
  }

  @Test
  void shouldFailAStrategyThatGivesNone() {
    AssertionError found = fails(parameters -> new Strategy() {});
    assertTrue(found.getMessage().contains("gives no snapshot after bar 0"), found.getMessage());
  }

  @Test
  void shouldFailAStrategyThatRefusesItsOwn() {
    AssertionError found = fails(Refusing::new);
    assertTrue(found.getMessage().contains("not that one"), found.getMessage());
  }

  private static final class Refusing extends Counting {
    Refusing(Parameters parameters) {
      super(parameters);
    }

    @Override
    public void restore(StrategySnapshot snapshot, StrategyContext context) {
      throw new IllegalArgumentException("not that one");
    }
  }

  @Test
  void shouldFailAStrategyThatIsChangedByAsking() {
    AssertionError found = fails(Emptied::new);
    String message = found.getMessage();
    assertTrue(message.contains("asking the strategy for its snapshot changes it"), message);
    assertTrue(message.matches("(?s).*\nat bar \\d+ of BTC/USD.*\nasked: .*"), message);
  }

  private static final class Emptied extends Counting {
    Emptied(Parameters parameters) {
      super(parameters);
    }

    @Override
    public StrategySnapshot snapshot() {
      StrategySnapshot given = super.snapshot();
      restore(StrategySnapshot.version(1).put("bars", 0).put("lastTurn", 0).build(), null);
      return given;
    }
  }

  private static AssertionError fails(Function<Parameters, Strategy> author) {
    return assertThrows(AssertionError.class, () -> SnapshotProbe.check(test(author)));
  }
}
