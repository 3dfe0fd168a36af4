package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.kernel.TradingKernel;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Says when the portfolio lost so much that trading is halted: within a UTC day, or from its
 * highest equity. Both begin anew when a person resumes trading. Money that is put in is no gain.
 */
final class LossWatch {
  private static final long DAY = 86_400_000_000_000L;

  private final long mostDailyLoss;
  private final long mostDrawdown;
  private long day = Long.MIN_VALUE;
  private long dayStart;
  private long peak;
  private long last;
  private boolean begun;

  /** Fractions of equity, fixed-point; zero for no limit. */
  LossWatch(long mostDailyLoss, long mostDrawdown) {
    this.mostDailyLoss = mostDailyLoss;
    this.mostDrawdown = mostDrawdown;
  }

  /** After each slice. */
  void sample(TradingKernel kernel) {
    long now = kernel.portfolioEquity() - kernel.deposits();
    long today = Math.floorDiv(kernel.eventTime(), DAY);
    if (!begun) {
      begun = true;
      dayStart = now;
      peak = now;
    } else if (today != day) {
      dayStart = last;
    }
    day = today;
    last = now;
    peak = Math.max(peak, now);
  }

  /** A person resumed trading. */
  void restart() {
    dayStart = last;
    peak = last;
  }

  /** Why trading has to be halted, empty when it has not. */
  String reason(TradingKernel kernel) {
    String reason = reason("daily loss", mostDailyLoss, dayStart, kernel.deposits());
    return reason.isEmpty() ? reason("drawdown", mostDrawdown, peak, kernel.deposits()) : reason;
  }

  private String reason(String what, long most, long from, long deposits) {
    double lost = (double) from - last;
    double base = (double) from + deposits;
    if (most == 0 || lost <= 0 || lost <= base * most / FixedPoint.ONE) {
      return "";
    }
    String share =
        base <= 0
            ? "more than all"
            : BigDecimal.valueOf(lost / base).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    return what + " of the portfolio: " + share + " of equity, above " + FixedPoint.format(most);
  }

  void writeState(StateSink sink) {
    sink.put(begun).put(day).put(dayStart).put(peak).put(last);
  }

  void readState(StateSource source) {
    begun = source.takeFlag();
    day = source.take();
    dayStart = source.take();
    peak = source.take();
    last = source.take();
  }
}
