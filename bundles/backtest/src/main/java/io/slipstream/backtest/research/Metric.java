package io.slipstream.backtest.research;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.backtest.research.SweepOption;
import io.slipstream.backtest.research.SampleTimes.Pace;
import io.slipstream.statistics.Performance;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What trials are compared by: more is better in each. From equity looked at once a sample. */
enum Metric {
  SHARPE {
    @Override
    double of(double[] returns, Pace pace) {
      return Performance.sharpe(returns, pace.perYear());
    }
  },
  SORTINO {
    @Override
    double of(double[] returns, Pace pace) {
      return Performance.sortino(returns, pace.perYear());
    }
  },
  CALMAR {
    @Override
    double of(double[] returns, Pace pace) {
      double deepest = Performance.maxDrawdown(returns);
      double growth = CAGR.of(returns, pace);
      if (deepest < 0) {
        return growth / -deepest;
      }
      return growth > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
  },
  TOTAL_RETURN {
    @Override
    double of(double[] returns, Pace pace) {
      return Performance.totalReturn(returns);
    }
  },
  CAGR {
    @Override
    double of(double[] returns, Pace pace) {
      return Performance.cagr(Performance.totalReturn(returns), returns.length / pace.counted());
    }
  },
  /** Zero or below. */
  MAX_DRAWDOWN {
    @Override
    double of(double[] returns, Pace pace) {
      return Performance.maxDrawdown(returns);
    }
  },
  /** Of closed trades. */
  WIN_RATE {
    @Override
    double of(Trial trial, double[] returns, Pace pace) {
      return trial.trades() > 0 ? (double) trial.wins() / trial.trades() : Double.NaN;
    }
  },
  /** Net profits of trades by their net losses. */
  PROFIT_FACTOR {
    @Override
    double of(Trial trial, double[] returns, Pace pace) {
      if (trial.grossLoss() > 0) {
        return (double) trial.grossProfit() / trial.grossLoss();
      }
      return trial.grossProfit() > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
  },
  FINAL_EQUITY {
    @Override
    double of(Trial trial, double[] returns, Pace pace) {
      return FixedPoint.toDouble(trial.finalEquity());
    }
  };

  /** Of returns alone, so that it can be had of a part of them. */
  double of(double[] returns, Pace pace) {
    return Double.NaN;
  }

  double of(Trial trial, double[] returns, Pace pace) {
    return of(returns, pace);
  }

  /** Whether it is of returns alone. */
  boolean isOfReturns() {
    return compareTo(WIN_RATE) < 0;
  }

  /** Its name in commands and files. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Metric parse(String text) {
    return Arrays.stream(values())
        .filter(metric -> metric.key().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Complaints.of(
                    SweepOption.METRIC.key(),
                    text,
                    Arrays.stream(values()).map(Metric::key).collect(Collectors.joining(", "))));
  }

  /** All of them, by name. */
  static SortedMap<String, Double> all(Trial trial, long cash, Pace pace) {
    double[] returns = trial.returns(cash);
    SortedMap<String, Double> all = new TreeMap<>();
    for (Metric metric : values()) {
      all.put(metric.key(), metric.of(trial, returns, pace));
    }
    return Collections.unmodifiableSortedMap(all);
  }

  /** Greater is better, and a number is better than none. */
  static int better(double a, double b) {
    double left = Double.isNaN(a) ? Double.NEGATIVE_INFINITY : a;
    double right = Double.isNaN(b) ? Double.NEGATIVE_INFINITY : b;
    return Double.compare(right, left);
  }
}
