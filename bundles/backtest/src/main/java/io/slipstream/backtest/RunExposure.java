package io.slipstream.backtest;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.report.page.RunPage.Exposure;
import java.util.List;

/** Notionals of what pods held at the end of each slice, as a share of their equity. */
final class RunExposure {
  private final PortfolioRun run;
  private final long[] times;
  private final int[] fillsBefore;
  private final double[] gross;
  private final double[] net;

  RunExposure(PortfolioRun run) {
    this.run = run;
    this.times = run.record().times();
    this.fillsBefore = run.record().fillsBefore();
    this.gross = new double[times.length];
    this.net = new double[times.length];
  }

  /** Of one pod, to be asked once for each. */
  Exposure pod(int pod) {
    List<Integer> instruments = run.plan().pods().get(pod).instruments();
    double[] podGross = new double[times.length];
    double[] podNet = new double[times.length];
    for (int instrument : instruments) {
      add(pod, run.plan().markets().get(instrument).series(), podGross, podNet);
    }
    for (int i = 0; i < times.length; i++) {
      gross[i] += podGross[i];
      net[i] += podNet[i];
    }
    return shares(podGross, podNet, run.record().equity(pod));
  }

  /** Of all pods together, after each of them. */
  Exposure total() {
    return shares(gross, net, run.record().equity());
  }

  private void add(int pod, BarSeries series, double[] podGross, double[] podNet) {
    Instrument terms = series.instrument();
    double unit = Money.of(run.plan(), terms).cash();
    RunRecord record = run.record();
    List<Fill> fills = record.fills();
    BarSeries.Cursor bars = series.cursor();
    long quantity = 0;
    int next = 0;
    for (int i = 0; i < times.length; i++) {
      while (bars.nextCloseTime() <= times[i] && bars.advance()) {
        // The last bar that closed is what a position is worth.
      }
      for (; next < fillsBefore[i]; next++) {
        Fill fill = fills.get(next);
        if (record.podOf(next) == pod && fill.symbol().equals(terms.symbol())) {
          quantity += fill.side().sign() * fill.lastQty();
        }
      }
      if (quantity != 0) {
        double notional = terms.notional(quantity, bars.closePrice()) * unit;
        podGross[i] += Math.abs(notional);
        podNet[i] += notional;
      }
    }
  }

  /** NaN where there is no equity above zero. */
  private Exposure shares(double[] absolute, double[] signed, long[] equity) {
    double[] grossShares = new double[times.length];
    double[] netShares = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      double worth = FixedPoint.toDouble(equity[i]);
      grossShares[i] = worth > 0 ? absolute[i] / worth : Double.NaN;
      netShares[i] = worth > 0 ? signed[i] / worth : Double.NaN;
    }
    return new Exposure(times, grossShares, netShares).thinned();
  }
}
