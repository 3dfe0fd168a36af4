package io.slipstream.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.analytics.StreamingAnalytics;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.backtest.RunPlan.Market;
import io.slipstream.backtest.RunPlan.PodPlan;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RunNewsTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final long CASH = 100_000 * FixedPoint.ONE;

  private record Heard(List<BusEvent> events) implements EventBus {
    @Override
    public void publish(BusEvent event) {
      events.add(event);
    }

    @Override
    public Subscription subscribe(
        String name, Set<Subject> subjects, int capacity, Consumer<BusEvent> receiver) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Statistics> statistics() {
      return List.of();
    }

    private long count(Subject subject) {
      return events.stream().filter(event -> event.subject() == subject).count();
    }
  }

  private static RunPlan plan() {
    SplittableRandom chance = new SplittableRandom(3);
    Instrument coin = Instrument.builder("COIN", "USD").build();
    BarSeries.Builder bars = BarSeries.builder(coin, MINUTE);
    long price = 100 * FixedPoint.ONE;
    for (int i = 0; i < 500; i++) {
      long open = price;
      price = Math.max(FixedPoint.ONE, price + chance.nextLong(-FixedPoint.ONE, FixedPoint.ONE));
      bars.add(i * MINUTE, open, Math.max(open, price), Math.min(open, price), price, 1);
    }
    PodPlan pod =
        new PodPlan(
            "swinger",
            "swinger",
            "1.0.0",
            "",
            new TreeMap<>(),
            () -> new Swinger(9, 2, false),
            FixedPoint.ONE,
            CASH,
            List.of(0));
    Market market = new Market(bars.build(), SimulationModel.DEFAULT, "test", "");
    return new RunPlan(
        "USD",
        MINUTE,
        CASH,
        0,
        List.of(market),
        List.of(),
        List.of(pod),
        0,
        "pod.*.margin-use = 1",
        null);
  }

  private static PortfolioRun play(Function<TradingKernel, OutcomeListener> news) {
    return PortfolioRun.play(
        plan(),
        new LimitGateFactory().create(),
        null,
        new StreamingAnalytics(),
        new PortfolioRun.Listeners(news, time -> {}));
  }

  @Test
  void shouldTellTheSubjectsOfALiveSessionMarkedWithTheRun() {
    Heard heard = new Heard(new ArrayList<>());
    PortfolioRun told = play(kernel -> new RunNews(heard, "run-1", kernel, 1));
    RunRecord record = told.record();
    assertEquals(record.fills().size(), heard.count(Subject.EXECUTIONS_FILL));
    assertEquals(record.orders().size(), heard.count(Subject.DECISIONS_ORDER_INTENT));
    assertTrue(record.denied(0) > 0, "nothing was denied");
    assertEquals(record.denied(0), heard.count(Subject.RISK_VIOLATIONS));
    assertTrue(heard.count(Subject.EXECUTIONS_ORDER_UPDATE) > 2 * record.fills().size());
    assertTrue(heard.events().stream().allMatch(event -> event.run().equals("run-1")));
    long ids = heard.events().stream().map(BusEvent::id).distinct().count();
    assertEquals(heard.events().size(), ids);
    assertEquals(Subject.DECISIONS_ORDER_INTENT, heard.events().get(0).subject());
  }

  @Test
  void shouldChangeNothingInTheRun() {
    PortfolioRun told = play(kernel -> new RunNews(new Heard(new ArrayList<>()), "r", kernel, 1));
    PortfolioRun silent = play(kernel -> OutcomeListener.NONE);
    assertEquals(silent.stateHash(), told.stateHash());
    assertEquals(silent.record().fills().size(), told.record().fills().size());
  }
}
