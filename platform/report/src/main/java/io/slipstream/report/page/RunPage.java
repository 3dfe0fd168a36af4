package io.slipstream.report.page;

import io.slipstream.statistics.OverfittingReport;
import java.util.List;

/**
 * Everything the page of a run shows. Times are nanoseconds since the epoch, ascending; shares and
 * returns are fractions; money is in one currency; what cannot be had is NaN, or null where said.
 *
 * @param title of the page
 * @param runId name of the run
 * @param currency of all money
 * @param daysPerYear that returns are annualized with
 * @param notes how it was run, a sentence each
 * @param total all pods together
 * @param pods one for each, in the order that the result has them
 * @param benchmark what the total is compared with, null without
 * @param markets prices of what was traded
 * @param trades round trips in order of their exit, open ones last
 * @param allTrades words on where trades are that the page leaves out
 * @param correlation of the pods' returns, null for one pod
 * @param overfitting null where nothing was asked
 * @param extras further tables: denials, rebalances, what a desk decided
 * @param manifest what the run was made of
 */
public record RunPage(
    String title,
    String runId,
    String currency,
    double daysPerYear,
    List<String> notes,
    Book total,
    List<Book> pods,
    Book benchmark,
    List<Market> markets,
    List<Trade> trades,
    String allTrades,
    Correlation correlation,
    Overfitting overfitting,
    List<Extra> extras,
    List<Facts> manifest) {

  /** Keeps lists of its own. */
  public RunPage {
    notes = List.copyOf(notes);
    pods = List.copyOf(pods);
    markets = List.copyOf(markets);
    trades = List.copyOf(trades);
    extras = List.copyOf(extras);
    manifest = List.copyOf(manifest);
  }

  /**
   * A ledger with its curve: a pod's, the total's, the benchmark's.
   *
   * @param name of the pod
   * @param strategy id and version, or empty
   * @param weight share of the capital it began with
   * @param exposure null where it was not recorded
   */
  public record Book(
      String name,
      String strategy,
      double weight,
      Curve curve,
      Figures figures,
      Exposure exposure) {}

  /**
   * Equity at times.
   *
   * @param equity money
   * @param growth of one put in at the start, net of capital moved in and out (time-weighted)
   */
  public record Curve(long[] times, double[] equity, double[] growth) {
    /** As many values as times. */
    public Curve {
      if (equity.length != times.length || growth.length != times.length) {
        throw new IllegalArgumentException(
            "a curve has "
                + times.length
                + " times, "
                + equity.length
                + " values of equity and "
                + growth.length
                + " of growth");
      }
    }

    /** Without capital moved in or out since the start. */
    public static Curve of(double start, long[] times, double[] equity) {
      double[] growth = new double[equity.length];
      for (int i = 0; i < growth.length; i++) {
        growth[i] = equity[i] / start;
      }
      return new Curve(times, equity, growth);
    }

    /**
     * The same with fewer points when it has more than 100,000: the extremes of each 20,000th of
     * its time stay, and the last point of each hour, so that returns of hours, days and months are
     * the same and falls are as deep but for those within a 20,000th.
     */
    public Curve thinned() {
      int[] kept = Condensed.indices(times, growth);
      return kept.length == times.length
          ? this
          : new Curve(
              Condensed.at(kept, times), Condensed.at(kept, equity), Condensed.at(kept, growth));
    }
  }

  /**
   * What came out. Ratios are a year's.
   *
   * @param netPnl after commission, without capital moved in and out
   * @param slippage paid against the price without it, positive = cost
   * @param turnover sum of absolute notionals of all fills
   */
  public record Figures(
      double initialEquity,
      double finalEquity,
      double netPnl,
      double totalReturn,
      double cagr,
      double annualVolatility,
      double sharpe,
      double sortino,
      double maxDrawdown,
      int fills,
      int trades,
      int denied,
      int rejected,
      double winRate,
      double commission,
      double slippage,
      double turnover) {}

  /**
   * Exposure as a share of equity.
   *
   * @param gross sum of absolute notionals / equity
   * @param net signed sum / equity
   */
  public record Exposure(long[] times, double[] gross, double[] net) {
    /** The same with fewer points, as {@link Curve#thinned()}; extremes are those of the net. */
    public Exposure thinned() {
      int[] kept = Condensed.indices(times, net);
      return kept.length == times.length
          ? this
          : new Exposure(
              Condensed.at(kept, times), Condensed.at(kept, gross), Condensed.at(kept, net));
    }
  }

  /** Bars of an instrument; times are those of the closes. */
  public record Market(String symbol, long[] times, double[] high, double[] low, double[] close) {}

  /**
   * A round trip, or a position that is open at the end.
   *
   * @param exitTime {@link #OPEN} while open
   * @param exitPrice NaN while open
   * @param netPnl after commission; NaN while open
   */
  public record Trade(
      String pod,
      String symbol,
      boolean isLong,
      double quantity,
      long entryTime,
      long exitTime,
      double entryPrice,
      double exitPrice,
      double commission,
      double netPnl) {
    /** Exit time of what has none. */
    public static final long OPEN = Long.MIN_VALUE;

    /** Whether the position is still there at the end. */
    public boolean isOpen() {
      return exitTime == OPEN;
    }
  }

  /**
   * Correlation of returns.
   *
   * @param basis what the returns are of, in words
   */
  public record Correlation(List<String> names, double[][] values, String basis) {}

  /**
   * Whether it is skill or search.
   *
   * @param trials that were run on the same data, this one included
   * @param effectiveTrials how many independent ones they are worth
   * @param observations returns that it is measured on
   * @param basis what one return is of, in words
   * @param sharpe a year's
   * @param expectedMaxSharpe a year's, of the best of so many trials without skill
   * @param probabilisticSharpe probability that the true Sharpe ratio is above zero
   * @param deflatedSharpe probability that it is above the expected maximum
   * @param backtestOverfitting probability that the best in sample is below the median outside
   * @param minimumTrackRecord observations needed for a probability of 95 %
   * @param remarks why a number cannot be had
   */
  public record Overfitting(
      int trials,
      double effectiveTrials,
      int observations,
      String basis,
      double sharpe,
      double expectedMaxSharpe,
      double probabilisticSharpe,
      double deflatedSharpe,
      double backtestOverfitting,
      double minimumTrackRecord,
      List<String> remarks) {

    /** Keeps a list of its own. */
    public Overfitting {
      remarks = List.copyOf(remarks);
    }

    /**
     * As measured.
     *
     * @param perYear returns a year
     * @param basis what one return is of, in words
     */
    public static Overfitting of(OverfittingReport report, double perYear, String basis) {
      double year = StrictMath.sqrt(perYear);
      return new Overfitting(
          report.ran(),
          report.effectiveTrials(),
          report.observations(),
          basis,
          report.annualSharpe(),
          report.expectedMaximum() * year,
          report.probabilistic(),
          report.deflated(),
          report.probabilityOfOverfitting(),
          report.minimumTrackRecord(),
          report.undefined());
    }

    /** Of one curve that was not chosen from others; null for fewer than two returns. */
    public static Overfitting ofOne(Curve curve, double daysPerYear) {
      Returns.Step step = Returns.Step.of(curve, daysPerYear);
      double[] returns = Returns.of(curve, step).finite();
      if (returns.length < 2 || !(step.perYear() > 0)) {
        return null;
      }
      OverfittingReport report = OverfittingReport.of(new double[][] {returns}, step.perYear());
      Overfitting measured = of(report, step.perYear(), "one a " + step.words());
      return measured.with(
          report.undefined().stream().filter(line -> !line.contains("two")).toList());
    }

    private Overfitting with(List<String> others) {
      return new Overfitting(
          trials,
          effectiveTrials,
          observations,
          basis,
          sharpe,
          expectedMaxSharpe,
          probabilisticSharpe,
          deflatedSharpe,
          backtestOverfitting,
          minimumTrackRecord,
          others);
    }
  }

  /**
   * A table of texts.
   *
   * @param note words above it, or empty
   */
  public record Extra(String title, String note, List<String> header, List<List<String>> rows) {}

  /** Facts under a title. */
  public record Facts(String title, List<Fact> facts) {}

  /** A name and what it is. */
  public record Fact(String name, String value) {}
}
