package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.analytics.PerformanceSummary;
import io.slipstream.api.service.analytics.PerformanceTracker;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestOutcome.Result;
import io.slipstream.report.page.RunPage;
import io.slipstream.report.page.RunPage.Book;
import io.slipstream.report.page.RunPage.Correlation;
import io.slipstream.report.page.RunPage.Curve;
import io.slipstream.report.page.RunPage.Exposure;
import io.slipstream.report.page.RunPage.Figures;
import io.slipstream.report.page.RunPage.Overfitting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the page of a run shows, from the run. */
final class RunPages {
  private static final int MOST_PRICES = 5_000;
  private static final int MOST_NAMED = 3;

  /** Growth of capital that was moved differs from growth of equity by more than rounding. */
  private static final double ROUNDING = 1e-6;

  private static final int FLOW_POINTS = 5_000;

  private RunPages() {}

  /** {@code benchmark} may be null. */
  static RunPage of(
      BacktestOutcome outcome,
      PortfolioRun run,
      PortfolioRun benchmark,
      Map<String, Object> manifest) {
    RunPlan plan = run.plan();
    RunRecord record = run.record();
    RunExposure exposure = new RunExposure(run);
    List<Book> pods = new ArrayList<>();
    Turnover total = Turnover.NONE;
    for (int pod = 0; pod < plan.pods().size(); pod++) {
      Turnover turnover = Turnover.of(run, pod);
      total = total.plus(turnover);
      pods.add(book(run, pod, outcome.pods().get(pod), turnover, exposure.pod(pod)));
    }
    Curve curve =
        curve(record.times(), record.equity(), FixedPoint.toDouble(plan.cash()), record.total());
    return new RunPage(
        title(outcome),
        outcome.runId(),
        plan.currency(),
        plan.year().days(),
        notes(outcome, plan),
        new Book(
            "total",
            "",
            outcome.total().weight().doubleValue(),
            curve,
            figures(outcome.total(), plan, total),
            exposure.total()),
        pods,
        benchmark == null
            ? null
            : book(benchmark, 0, outcome.benchmark(), Turnover.of(benchmark, 0), null),
        plan.markets().stream().map(RunPages::market).toList(),
        PageTrades.of(run),
        "All that were closed are in trades.csv, every execution in fills.csv.",
        pods.size() < 2
            ? null
            : new Correlation(
                outcome.pods().stream().map(Result::pod).toList(),
                outcome.correlations(),
                "one a slice of " + outcome.period()),
        Overfitting.ofOne(curve, plan.year().days()),
        RunExtras.of(run),
        ManifestFacts.of(manifest));
  }

  private static String title(BacktestOutcome outcome) {
    return some(outcome.pods().stream().map(Result::pod).toList(), "pods")
        + " on "
        + some(outcome.instruments(), "instruments");
  }

  private static String some(List<String> names, String many) {
    return names.size() > MOST_NAMED ? names.size() + " " + many : String.join(", ", names);
  }

  private static List<String> notes(BacktestOutcome outcome, RunPlan plan) {
    List<String> notes = new ArrayList<>();
    notes.add(
        outcome.bars()
            + " bars of "
            + outcome.period()
            + ", "
            + outcome.from()
            + " to "
            + outcome.to()
            + "; run "
            + outcome.runId()
            + ".");
    notes.add(
        "Ratios: one return a slice, annualized over "
            + plan.year().text()
            + ", risk-free rate 0. Orders are filled"
            + (plan.markets().get(0).model().timing().name().equals("SAME_CLOSE")
                ? " at the close they were decided on."
                : " at the next open."));
    outcome.notes().stream().filter(note -> note.startsWith("looks ahead")).forEach(notes::add);
    return notes;
  }

  private static Book book(
      PortfolioRun run, int pod, Result result, Turnover turnover, Exposure exposure) {
    RunRecord record = run.record();
    double cash = FixedPoint.toDouble(run.plan().pods().get(pod).cash());
    return new Book(
        result.pod(),
        result.strategy() + " " + result.version(),
        result.weight().doubleValue(),
        curve(record.times(), record.equity(pod), cash, record.tracker(pod)),
        figures(result, run.plan(), turnover),
        exposure);
  }

  private static Curve curve(long[] times, long[] equity, double cash, PerformanceTracker tracker) {
    double[] money = new double[equity.length];
    for (int i = 0; i < money.length; i++) {
      money[i] = FixedPoint.toDouble(equity[i]);
    }
    Curve plain = Curve.of(cash, times, money);
    double growth = 1 + tracker.summary().totalReturn();
    if (money.length == 0
        || Math.abs(plain.growth()[money.length - 1] - growth) <= ROUNDING * (1 + growth)) {
      return plain.thinned();
    }
    EquityCurve flows = tracker.curve(FLOW_POINTS);
    double[] weighted = flows.totalReturn().clone();
    for (int i = 0; i < weighted.length; i++) {
      weighted[i] += 1;
    }
    return new Curve(flows.times(), flows.equity(), weighted);
  }

  private static Figures figures(Result result, RunPlan plan, Turnover turnover) {
    PerformanceSummary performance = result.performance();
    return new Figures(
        result.initialCash().doubleValue(),
        result.finalEquity().doubleValue(),
        result.contribution() * FixedPoint.toDouble(plan.cash()),
        performance.totalReturn(),
        performance.cagr(),
        performance.annualVolatility(),
        performance.sharpe(),
        performance.sortino(),
        performance.maxDrawdown(),
        result.fills(),
        result.trades(),
        result.denied(),
        result.rejected(),
        result.winRate() == null ? Double.NaN : result.winRate(),
        result.commission().doubleValue(),
        turnover.slippage(),
        turnover.notional());
  }

  /** Bars of a market, so many of them taken together that they are few. */
  private static RunPage.Market market(RunPlan.Market market) {
    BarSeries series = market.series();
    Instrument terms = market.instrument();
    int together = Math.max(1, (series.length() + MOST_PRICES - 1) / MOST_PRICES);
    int count = (series.length() + together - 1) / together;
    long[] times = new long[count];
    double[] high = new double[count];
    double[] low = new double[count];
    double[] close = new double[count];
    BarSeries.Cursor cursor = series.cursor();
    for (int i = 0; cursor.advance(); i++) {
      Bar bar = cursor;
      int to = i / together;
      double highest = terms.priceToDouble(bar.highPrice());
      double lowest = terms.priceToDouble(bar.lowPrice());
      high[to] = i % together == 0 ? highest : Math.max(high[to], highest);
      low[to] = i % together == 0 ? lowest : Math.min(low[to], lowest);
      close[to] = terms.priceToDouble(bar.closePrice());
      times[to] = bar.closeTime();
    }
    return new RunPage.Market(terms.symbol(), times, high, low, close);
  }
}
