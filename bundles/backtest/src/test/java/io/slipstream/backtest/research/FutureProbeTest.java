package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.research.ProbeOutcome;
import io.slipstream.api.service.backtest.research.ProbeRequest;
import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FutureProbeTest {
  @TempDir Path root;

  private ProbeOutcome probe(Lab lab, String strategy, Map<String, String> parameters) {
    KernelResearch research = lab.research(root.resolve("data"));
    try {
      return research.probe(
          new ProbeRequest(strategy, new TreeMap<>(parameters), "WALK", "1d", "300"),
          progress -> {});
    } finally {
      research.stop();
    }
  }

  @Test
  void shouldFindNothingInAnHonestStrategy() {
    Lab lab = new Lab().walk("WALK", Lab.DAY, 400, 0, 3);
    ProbeOutcome outcome = probe(lab, "lag", Map.of("length", "3"));
    assertTrue(outcome.isClean(), outcome.finding());
    assertEquals(300, outcome.bars());
    assertTrue(outcome.decisions() > 50 && outcome.cuts() > 100, outcome.toString());
  }

  /** One that keeps the view of a bar, which moves on, and so sees the last one there is. */
  @Test
  void shouldFindOneThatReadsTheBarBehind() {
    Lab lab = new Lab().walk("WALK", Lab.DAY, 400, 0, 3);
    lab.install(new PeekingFactory());
    ProbeOutcome outcome = probe(lab, "peeking", Map.of());
    assertTrue(
        outcome.finding().contains("when the bars behind 197"), "found: " + outcome.finding());
  }

  @Test
  void shouldSayThatAStrategyFailed() {
    Lab lab = new Lab().walk("WALK", Lab.DAY, 400, 0, 3);
    BacktestException failed =
        assertThrows(BacktestException.class, () -> probe(lab, "lag", Map.of("mood", "broken")));
    assertTrue(failed.getMessage().contains("broken on purpose"), failed.getMessage());
  }

  /** Buys when the next bar closes higher, which the cursor it is handed can tell. */
  private static final class PeekingFactory implements StrategyFactory {
    @Override
    public StrategyDescriptor descriptor() {
      return new StrategyDescriptor("peeking", "knows", ExecutionStyle.TAKER, List.of());
    }

    @Override
    public Strategy create(Parameters parameters) {
      return new Strategy() {
        @Override
        public void onBar(Bar bar, StrategyContext context) {
          BarSeries.Cursor cursor = (BarSeries.Cursor) bar;
          Instrument instrument = context.instruments().get(0);
          boolean rises = cursor.hasNext() && cursor.nextClosePrice() > bar.closePrice();
          long held = context.position(instrument).quantity();
          if (rises && held == 0) {
            context.submit(OrderIntent.market(instrument, Side.BUY, 10_000));
          } else if (!rises && held > 0) {
            context.submit(OrderIntent.market(instrument, Side.SELL, held));
          }
        }
      };
    }
  }
}
