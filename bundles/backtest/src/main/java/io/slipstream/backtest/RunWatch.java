package io.slipstream.backtest;

import io.slipstream.api.market.Instrument;
import io.slipstream.backtest.RunPlan.Market;
import io.slipstream.backtest.RunPlan.PodPlan;
import io.slipstream.backtest.RunningJobs.Build;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Tells a job how far its run is, and ends the run when the job is canceled. */
final class RunWatch implements LongConsumer {
  private final Job job;
  private final RunPlan plan;
  private final long before;

  /** {@code before} are bars that the job played before this run. */
  RunWatch(Job job, RunPlan plan, long before) {
    this.job = job;
    this.plan = plan;
    this.before = before;
  }

  /** What a run works on, for people. */
  static String subject(RunPlan plan) {
    return String.join(", ", plan.pods().stream().map(PodPlan::name).toList())
        + " on "
        + String.join(
            ", ", plan.markets().stream().map(Market::instrument).map(Instrument::symbol).toList());
  }

  /** What plugins it runs; {@code benchmark} may be null. */
  static List<Build> builds(RunPlan plan, RunPlan benchmark) {
    return Stream.concat(
            plan.pods().stream(), benchmark == null ? Stream.of() : benchmark.pods().stream())
        .map(Build::of)
        .toList();
  }

  @Override
  public void accept(long time) {
    job.checkWaiting();
    long played = before;
    for (Market market : plan.markets()) {
      played += market.series().cursor().closedBy(time);
    }
    job.reached(played);
  }
}
