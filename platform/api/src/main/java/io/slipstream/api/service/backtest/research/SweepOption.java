package io.slipstream.api.service.backtest.research;

import java.util.Locale;

/** What research can be told besides the options of a run: a closed list of texts. */
public enum SweepOption {
  /** {@code grid}, {@code random}, {@code lhs} (Latin hypercube) or {@code model}. */
  METHOD("grid"),
  /** How many are tried; empty for all of a grid. */
  TRIALS(""),
  /** What is best: see {@code docs/research.md}. */
  METRIC("sharpe"),
  /** Threads; empty for all cores. */
  WORKERS(""),
  /** Whole number from which every random choice comes. */
  SEED("1"),
  /** Share of the bars, at the end, that no trial sees: only the best one is run on them. */
  HOLDOUT("0"),
  /** Length of the step at which equity is looked at; empty for the longest that gives enough. */
  SAMPLE(""),
  /** Walk-forward: {@code rolling} or {@code anchored}. */
  WINDOW("rolling"),
  /** Walk-forward: number of test windows. */
  FOLDS("5"),
  /** Walk-forward, rolling: length of the training window in test windows. */
  TRAIN("3"),
  /** Cross-validation: number of groups of time. */
  GROUPS("6"),
  /** Cross-validation: groups that are tested at a time. */
  TEST_GROUPS("2"),
  /** Samples before a test window that are not trained on. */
  PURGE("1"),
  /** Samples behind a test window that are not trained on. */
  EMBARGO("1");

  private final String fallback;

  SweepOption(String fallback) {
    this.fallback = fallback;
  }

  /** Its name in a manifest and, behind two hyphens, in a command. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What holds when it is not given. */
  public String fallback() {
    return fallback;
  }
}
