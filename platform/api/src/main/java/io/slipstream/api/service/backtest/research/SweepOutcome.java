package io.slipstream.api.service.backtest.research;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * What a sweep found.
 *
 * @param directory where its files are
 * @param manifest what was tried on what, by which code
 * @param metric what the best one is best in
 * @param sample step at which equity was looked at, as text
 * @param trials run, in this run or before
 * @param resumed those that were finished before
 * @param refused points of the axes that the strategy does not allow
 * @param failed trials in which the strategy failed
 * @param best the best trials, the best one first
 * @param overfitting how much of it may be luck
 * @param heatMap of the metric, or null without two axes
 * @param holdout the best one on the bars no trial saw, or null
 * @param benchmark the strategy beside it on the same bars, by metric; empty without one, or when
 *     it failed
 * @param benchmarkFailure what it said when it failed, else empty
 * @param barsPerSecond that were played in this run, of all workers
 */
public record SweepOutcome(
    Path directory,
    SortedMap<String, String> manifest,
    String metric,
    String sample,
    int trials,
    int resumed,
    int refused,
    int failed,
    List<TrialView> best,
    OverfittingView overfitting,
    HeatMapView heatMap,
    TrialView holdout,
    SortedMap<String, Double> benchmark,
    String benchmarkFailure,
    double barsPerSecond) {}
