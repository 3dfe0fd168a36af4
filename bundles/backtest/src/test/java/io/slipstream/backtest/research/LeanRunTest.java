package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import io.slipstream.api.service.backtest.research.TrialView;
import io.slipstream.backtest.PortfolioRun;
import io.slipstream.backtest.RunPlan;
import io.slipstream.backtest.RunPlanner;
import io.slipstream.kernel.InputLog;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.SliceListener;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeanRunTest {
  @TempDir Path root;

  /** Every trial beside a kernel that plays bar by bar, without any short way. */
  @Test
  void shouldComeToWhatTheKernelComesToBarByBar() {
    Lab lab = new Lab().walk("WALK", Lab.DAY, 700, 0, 21);
    KernelResearch research = lab.research(root.resolve("data"));
    SweepOutcome outcome =
        research.sweep(
            Lab.request(
                root.resolve("out"),
                false,
                "WALK",
                "grid lag=0,3,8",
                "grid length=2,9",
                "run COMMISSION=rate:0.001",
                "run SLIPPAGE_BPS=5"),
            progress -> {});
    research.stop();
    assertEquals(6, outcome.best().size());
    for (TrialView trial : outcome.best()) {
      TradingKernel kernel = bars(lab, trial.parameters());
      assertEquals(
          new BigDecimal(io.slipstream.api.market.FixedPoint.format(kernel.equity(0))),
          trial.finalEquity());
      assertEquals(kernel.pod(0).fills(), trial.fills());
      assertTrue(trial.fills() > 20 && trial.trades() >= trial.fills() / 2);
    }
  }

  private static TradingKernel bars(Lab lab, Map<String, String> parameters) {
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
      SliceListener.NONE.onSliceEnd(bar.closeTime());
    }
    return kernel;
  }
}
