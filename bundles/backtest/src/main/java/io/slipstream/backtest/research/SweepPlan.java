package io.slipstream.backtest.research;

import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sweep that was checked; one that is only {@link #of wanted} has no terms yet.
 *
 * @param strategy what is tried
 * @param fixed parameters that every trial has
 * @param axes those that differ
 * @param method how points are chosen
 * @param points to try, in order; empty for a search that chooses as it goes
 * @param budget how many are tried at most
 * @param refused points that the strategy does not allow
 * @param metric that ranks
 * @param workers threads
 * @param seed of every random choice
 * @param terms of every trial
 * @param holdout of the best one on bars no trial saw, or null
 * @param benchmark of buying and holding on the bars of the trials, or null
 * @param manifest all that decides the result
 */
record SweepPlan(
    InstalledStrategy strategy,
    SortedMap<String, String> fixed,
    List<Axis> axes,
    String method,
    List<SortedMap<String, String>> points,
    int budget,
    int refused,
    Metric metric,
    int workers,
    long seed,
    LeanTerms terms,
    LeanTerms holdout,
    LeanTerms benchmark,
    SortedMap<String, String> manifest) {
  /** What is to be tried, on no bars yet. */
  static SweepPlan of(
      InstalledStrategy strategy,
      SortedMap<String, String> fixed,
      List<Axis> axes,
      String method,
      List<SortedMap<String, String>> points,
      int budget,
      Metric metric,
      int workers,
      long seed) {
    return new SweepPlan(
        strategy,
        fixed,
        axes,
        method,
        points,
        budget,
        0,
        metric,
        workers,
        seed,
        null,
        null,
        null,
        Collections.emptySortedMap());
  }

  /** The same on bars, with those of its points that are allowed; the others count as refused. */
  SweepPlan on(
      SortedMap<String, String> allFixed,
      List<SortedMap<String, String>> allowed,
      LeanTerms itsTerms,
      LeanTerms itsHoldout,
      LeanTerms itsBenchmark,
      SortedMap<String, String> itsManifest) {
    return new SweepPlan(
        strategy,
        allFixed,
        axes,
        method,
        allowed,
        budget,
        points.size() - allowed.size(),
        metric,
        workers,
        seed,
        itsTerms,
        itsHoldout,
        itsBenchmark,
        itsManifest);
  }

  /** All parameters of a point. */
  Parameters parameters(SortedMap<String, String> point) {
    SortedMap<String, String> all = new TreeMap<>(fixed);
    all.putAll(point);
    return Parameters.resolve(strategy.factory().descriptor().parameters(), all);
  }

  /** A strategy with the parameters of a point. */
  Strategy strategy(SortedMap<String, String> point) {
    return strategy.factory().create(parameters(point));
  }

  /** Whether the strategy takes these parameters together. */
  boolean allows(SortedMap<String, String> point) {
    try {
      strategy(point);
      return true;
    } catch (ParameterException e) {
      return false;
    }
  }
}
