package io.slipstream.benchmarks;

import io.slipstream.api.market.FixedPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Rule;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/** The peer "ta4j": the same strategy as its documentation would write it, with doubles. */
final class Ta4jPeer {
  private final BarSeries series;
  private TradingRecord record;
  private int unstable = 60;

  Ta4jPeer(io.slipstream.api.market.BarSeries from) {
    List<Bar> bars = new ArrayList<>(from.length());
    Duration period = Duration.ofNanos(from.period());
    io.slipstream.api.market.BarSeries.Cursor bar = from.cursor();
    while (bar.advance()) {
      bars.add(
          new BaseBar(
              period,
              Instant.ofEpochSecond(0, bar.closeTime()).atZone(ZoneOffset.UTC),
              DoubleNum.valueOf(bar.open()),
              DoubleNum.valueOf(bar.high()),
              DoubleNum.valueOf(bar.low()),
              DoubleNum.valueOf(bar.close()),
              DoubleNum.valueOf(bar.volume()),
              DoubleNum.valueOf(0)));
    }
    series = new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).withBars(bars).build();
  }

  /** The same bars for another thread. */
  Ta4jPeer(Ta4jPeer other) {
    series = other.series;
  }

  /** Three strategies of other indicators and rules, so that its call sites are mixed, too. */
  void mixCallSites() {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    EMAIndicator fast = new EMAIndicator(close, 10);
    EMAIndicator slow = new EMAIndicator(close, 30);
    run(new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow));
    RSIIndicator strength = new RSIIndicator(close, 14);
    run(
        new CrossedDownIndicatorRule(strength, 30).and(new OverIndicatorRule(close, slow)),
        new CrossedUpIndicatorRule(strength, 70).or(new UnderIndicatorRule(close, slow)));
    HighestValueIndicator highest = new HighestValueIndicator(new HighPriceIndicator(series), 20);
    LowestValueIndicator lowest = new LowestValueIndicator(new LowPriceIndicator(series), 20);
    run(
        new OverIndicatorRule(close, new PreviousValueIndicator(highest)),
        new UnderIndicatorRule(close, new PreviousValueIndicator(lowest)));
  }

  void run(int fastLength, int slowLength) {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    SMAIndicator fast = new SMAIndicator(close, fastLength);
    SMAIndicator slow = new SMAIndicator(close, slowLength);
    unstable = slowLength - 1;
    run(new OverIndicatorRule(fast, slow), new UnderIndicatorRule(fast, slow));
  }

  private void run(Rule entry, Rule exit) {
    BarSeriesManager manager =
        new BarSeriesManager(
            series,
            new LinearTransactionCostModel(FixedPoint.toDouble(Market.COMMISSION)),
            new ZeroCostModel(),
            new TradeOnNextOpenModel());
    record =
        manager.run(new BaseStrategy(entry, exit, unstable), TradeType.BUY, DoubleNum.valueOf(1));
  }

  long fills() {
    return record.getTrades().size();
  }

  double profit() {
    double sum = 0;
    for (Position position : record.getPositions()) {
      sum += position.getProfit().doubleValue();
    }
    return sum;
  }
}
