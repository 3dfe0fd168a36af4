package io.slipstream.backtest.research;

import io.slipstream.api.market.BarSeries;
import io.slipstream.backtest.RunPlan;

/**
 * What is the same in every run of a piece of research; shared by all workers, read only.
 *
 * @param plan of one pod on one market
 * @param warmUp bars of the past that the strategy is fed first, or null
 * @param samples when equity is looked at
 */
record LeanTerms(RunPlan plan, BarSeries warmUp, SampleTimes samples) {
  BarSeries series() {
    return plan.markets().get(0).series();
  }

  long cash() {
    return plan.cash();
  }

  /** The same on other bars. */
  LeanTerms on(BarSeries part, BarSeries before, long cash) {
    return new LeanTerms(plan.on(part, cash), before, SampleTimes.of(part, samples.text()));
  }
}
