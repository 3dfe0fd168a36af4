package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.risk.PortfolioView;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/**
 * Highest PnL so far, of the portfolio and of each pod, at the end of each time. Drawdown is the
 * fall below it over capital plus that PnL; money that is given or taken is no PnL.
 */
final class Peaks {
  private final PortfolioView portfolio;
  private long whole;
  private long[] pods = new long[0];

  Peaks(PortfolioView portfolio) {
    this.portfolio = portfolio;
  }

  /** Every event of a time was taken. */
  void look() {
    whole = Math.max(whole, pnl());
    ensure(portfolio.podCount());
    for (int pod = 0; pod < pods.length; pod++) {
      pods[pod] = Math.max(pods[pod], pnl(pod));
    }
  }

  private void ensure(int count) {
    if (count > pods.length) {
      pods = Arrays.copyOf(pods, count);
    }
  }

  private long pnl() {
    return portfolio.portfolioEquity() - portfolio.portfolioCapital();
  }

  private long pnl(int pod) {
    return portfolio.equity(pod) - portfolio.capital(pod);
  }

  private long peak(int pod) {
    return pod < pods.length ? pods[pod] : 0;
  }

  /** Drawdown of the portfolio as a fraction. */
  long drawdown() {
    return drawdown(whole, pnl(), portfolio.portfolioCapital());
  }

  long drawdown(int pod) {
    return drawdown(peak(pod), pnl(pod), portfolio.capital(pod));
  }

  /** Drawdown of some pods together, below the sum of what each had at its best. */
  long drawdown(int[] of, long equity) {
    long peak = 0;
    long capital = 0;
    for (int pod : of) {
      peak += peak(pod);
      capital += portfolio.capital(pod);
    }
    return drawdown(peak, equity - capital, capital);
  }

  private static long drawdown(long peak, long now, long capital) {
    long lost = peak - now;
    if (lost <= 0) {
      return 0;
    }
    long best = capital + peak;
    if (best <= 0) {
      return Long.MAX_VALUE;
    }
    return FixedPoint.multiplyDivide(Math.min(lost, best), FixedPoint.ONE, best, Rounding.CEILING);
  }

  void writeState(StateSink sink) {
    sink.put(whole).put(pods.length);
    for (long peak : pods) {
      sink.put(peak);
    }
  }

  void readState(StateSource source) {
    whole = source.take();
    pods = new long[source.takeCount()];
    Arrays.setAll(pods, i -> source.take());
  }
}
