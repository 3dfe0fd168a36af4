package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.backtest.Job;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** All trials of a plan, on the threads of a crew. */
final class Sweep {
  /**
   * Searches of method model that run beside each other: their number decides the result, so it
   * does not depend on the number of threads.
   */
  private static final int SEARCHES = 4;

  private final SweepPlan plan;
  private final TrialDesk desk;
  private final Job job;
  private final Crew crew;

  Sweep(SweepPlan plan, TrialDesk desk, Job job, Crew crew) {
    this.plan = plan;
    this.desk = desk;
    this.job = job;
    this.crew = crew;
  }

  /** By number. */
  List<Trial> run() {
    return plan.method().equals("model") ? search() : all();
  }

  private List<Trial> all() {
    List<SortedMap<String, String>> points = plan.points();
    Trial[] trials = new Trial[points.size()];
    crew.each(points.size(), at -> trials[at] = desk.trial(at, points.get(at)));
    return List.of(trials);
  }

  private List<Trial> search() {
    int searches = Math.min(SEARCHES, plan.budget());
    Map<SortedMap<String, String>, Trial> known = new ConcurrentHashMap<>();
    List<List<SortedMap<String, String>>> courses = new ArrayList<>();
    for (int i = 0; i < searches; i++) {
      courses.add(List.of());
    }
    crew.each(
        searches,
        at -> {
          int share = (plan.budget() + searches - 1 - at) / searches;
          long seed = plan.seed() + 0x9E3779B97F4A7C15L * at;
          List<SortedMap<String, String>> course =
              new ModelSearch(plan.axes(), share, seed, point -> value(point, known)).run();
          courses.set(at, course);
        });
    Set<SortedMap<String, String>> points = new LinkedHashSet<>();
    courses.forEach(points::addAll);
    List<Trial> trials = new ArrayList<>();
    for (SortedMap<String, String> point : points) {
      if (known.containsKey(point)) {
        trials.add(known.get(point).as(trials.size()));
      }
    }
    if (trials.isEmpty()) {
      throw new BacktestException("the search met no point that the strategy allows");
    }
    return trials;
  }

  private double value(
      SortedMap<String, String> point, Map<SortedMap<String, String>, Trial> known) {
    job.check();
    if (!plan.allows(point)) {
      return Double.NaN;
    }
    Trial trial = known.computeIfAbsent(point, wanted -> desk.trial(0, wanted));
    return trial.hasFailed() ? Double.NaN : value(trial);
  }

  private double value(Trial trial) {
    double[] returns = trial.returns(plan.terms().cash());
    return plan.metric().of(trial, returns, plan.terms().samples().pace());
  }

  /** The best first; of equal ones the earlier one, those that failed last. */
  List<Trial> ranked(List<Trial> trials) {
    return trials.stream()
        .sorted(
            Comparator.comparing(Trial::hasFailed)
                .thenComparing(this::value, Metric::better)
                .thenComparing(Trial::index))
        .toList();
  }
}
