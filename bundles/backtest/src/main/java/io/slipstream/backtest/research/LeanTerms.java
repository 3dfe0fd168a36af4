package io.slipstream.backtest.research;

import io.slipstream.api.market.BarSeries;
import io.slipstream.backtest.RunPlan;
import java.util.List;

/**
 * What is the same in every run of a piece of research; shared by all workers, read only.
 *
 * @param plan of one pod
 * @param warmUp bars of the past that the strategy is fed first, by instrument, or none
 * @param samples when equity is looked at
 */
record LeanTerms(RunPlan plan, List<BarSeries> warmUp, SampleTimes samples) {
  /** By instrument. */
  List<BarSeries> series() {
    return plan.series();
  }

  long cash() {
    return plan.cash();
  }

  /** The same on other bars. */
  LeanTerms on(List<BarSeries> part, List<BarSeries> before, long cash) {
    return new LeanTerms(
        plan.on(part, cash), before, SampleTimes.of(part, samples.text(), samples.year()));
  }
}
