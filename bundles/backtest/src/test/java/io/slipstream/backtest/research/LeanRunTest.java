package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import io.slipstream.api.service.backtest.research.TrialView;
import io.slipstream.backtest.PortfolioRun;
import io.slipstream.backtest.RunPlan;
import io.slipstream.backtest.RunPlanner;
import io.slipstream.kernel.InputLog;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeanRunTest {
  @TempDir Path root;

  /** Every trial beside a kernel that plays bar by bar, without any short way. */
  @ParameterizedTest
  @ValueSource(strings = {"", "1m", "15m", "1h"})
  void shouldComeToWhatTheKernelComesToBarByBar(String sample) throws Exception {
    long step = sample.isEmpty() ? 60 * Lab.MINUTE : BarPeriod.parse(sample);
    Lab lab = new Lab().walk("WALK", Lab.MINUTE, 7_000, 0, 21);
    KernelResearch research = lab.research(root.resolve("data"));
    SweepOutcome outcome =
        research.sweep(
            Lab.request(
                root.resolve("out"),
                false,
                "WALK",
                "grid lag=0,3,8",
                "grid length=2,9",
                sample.isEmpty() ? "run SLIPPAGE_BPS=5" : "option SAMPLE=" + sample,
                "run COMMISSION=rate:0.001",
                "run SLIPPAGE_BPS=5"),
            progress -> {});
    research.stop();
    assertEquals(6, outcome.best().size());
    List<String> curves = Files.readAllLines(root.resolve("out/equity.csv"));
    List<String> titles = List.of(curves.get(0).split(","));
    for (TrialView trial : outcome.best()) {
      List<String> samples = new ArrayList<>();
      TradingKernel kernel = bars(lab, trial.parameters(), step, samples);
      int column = titles.indexOf("trial-" + trial.trial());
      assertEquals(
          samples, curves.stream().skip(1).map(line -> line.split(",")[column]).toList(), sample);
      assertEquals(new BigDecimal(FixedPoint.format(kernel.equity(0))), trial.finalEquity());
      assertEquals(kernel.pod(0).fills(), trial.fills());
      assertTrue(trial.fills() > 20 && trial.trades() >= trial.fills() / 2);
    }
  }

  /** Also gathers the equity at the end of each step and of all. */
  private static TradingKernel bars(
      Lab lab, Map<String, String> parameters, long step, List<String> samples) {
    RunPlan plan =
        new RunPlanner(lab.markets(), (field, id) -> lab.find(id).orElseThrow(), List.of())
            .plan(
                BacktestRequest.of(
                    "lag",
                    new TreeMap<>(parameters),
                    "WALK",
                    Lab.request(
                            null, false, "WALK", "run COMMISSION=rate:0.001", "run SLIPPAGE_BPS=5")
                        .run(),
                    null));
    TradingKernel kernel = new TradingKernel(new LimitGateFactory().create(), new SimulatedVenue());
    PodLoop loop = new PodLoop(kernel, InputLog.NONE, OutcomeListener.NONE);
    PortfolioRun.open(loop, plan);
    loop.bind(0, plan.pods().get(0).strategy().get());
    var bar = plan.markets().get(0).series().cursor();
    while (bar.advance()) {
      loop.onBar(0, bar);
      loop.endSlice();
      if (bar.closeTime() % step == 0 || !bar.hasNext()) {
        samples.add(FixedPoint.format(kernel.equity(0)));
      }
    }
    return kernel;
  }
}
