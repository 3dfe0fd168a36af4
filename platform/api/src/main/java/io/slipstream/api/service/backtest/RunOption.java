package io.slipstream.api.service.backtest;

import java.util.Locale;

/** What a backtest can be told besides its pods and instruments: a closed list of texts. */
public enum RunOption {
  /** Length of a bar: a number and s, m, h or d. */
  BAR("5m"),
  /** First day or instant, UTC; empty for the first there is. */
  FROM(""),
  /** First day or instant behind the end, UTC; empty for everything. */
  TO(""),
  /** Starting cash of all pods together, in the currency. */
  CASH("100000"),
  /** The portfolio's currency; empty for that of the first instrument. */
  CURRENCY(""),
  /** What other currencies are worth: {@code EUR=1.08,JPY=0.0067}. */
  RATES(""),
  /** {@code fixed:Q}, {@code fraction:F} or {@code fraction-at-fill:F}; empty: the strategy's. */
  SIZING(""),
  /** {@code rate:R}, {@code per-share:C[,min:M]} or {@code maker-taker:M,T}; empty: recorded. */
  COMMISSION(""),
  /** Slippage of what removes liquidity, in hundredths of a percent of the price. */
  SLIPPAGE_BPS("0"),
  /** {@code next-open}, or {@code same-close}, which looks ahead and is marked in the result. */
  FILL("next-open"),
  /** Largest share of a bar's volume that is filled, 0 for no cap. */
  VOLUME_CAP("0"),
  /** {@code true}: weights whose sum is not 1 are divided by it instead of refused. */
  NORMALIZE("false"),
  /** How the pods decide together; empty: each for itself. */
  DESK(""),
  /** When pods are brought back to their weights; empty: never. */
  REBALANCE(""),
  /**
   * Limits of the gate beside the capital of the pods, lines as in {@code etc/risk.limits}, or the
   * path of such a file, which is then read once and kept with the run; empty: none.
   */
  LIMITS(""),
  /** Strategy to run beside it on a ledger of its own; {@code none} for none. */
  BENCHMARK("buy-and-hold"),
  /**
   * What ratios are annualized with: trading days a year, and behind an x how long each trades
   * where that is not around the clock, {@code 252x390m}. Told in the result.
   */
  YEAR("365"),
  /** {@code true}: every decision is told on the bus, marked with the run. */
  EVENTS("false"),
  /** A whole number from which every random choice of the venue comes. */
  SEED("0");

  private final String fallback;

  RunOption(String fallback) {
    this.fallback = fallback;
  }

  /** Its name in a run file, a manifest and, behind two hyphens, a command. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What holds when it is not given. */
  public String fallback() {
    return fallback;
  }
}
