package io.slipstream.backtest;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.backtest.RunPlan.Market;
import io.slipstream.backtest.RunPlan.PodPlan;
import java.util.List;
import java.util.TreeMap;

/** Runs of strategies that no plugin brought. */
final class Plans {
  private Plans() {}

  /** Pods on one series. */
  static RunPlan of(BarSeries series, long cash, SimulationModel model, PodPlan... pods) {
    return new RunPlan(
        series.instrument().quoteCurrency(),
        series.period(),
        cash,
        0,
        List.of(new Market(series, model, "test", "")),
        List.of(),
        List.of(pods),
        0,
        "",
        null);
  }

  /** A pod of the first instrument. */
  static PodPlan pod(String name, Strategy strategy, long cash) {
    return new PodPlan(
        name, name, "1.0.0", "", new TreeMap<>(), () -> strategy, FixedPoint.ONE, cash, List.of(0));
  }
}
