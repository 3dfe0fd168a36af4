package io.slipstream.compliance;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.kernel.Input;

/** An entry in words, with its numbers; every kind has some. */
final class Words {
  private static final long SECOND = 1_000_000_000L;

  private Words() {}

  static String of(ReadEntry entry, Register register) {
    if (entry.input() == null) {
      return DecisionWords.of(entry.decision(), register);
    }
    String text = MarketWords.of(entry.input(), register);
    if (text.isEmpty()) {
      text = PodWords.of(entry.input(), register);
    }
    if (text.isEmpty()) {
      text = RequestWords.of(entry.input(), register);
    }
    if (text.isEmpty()) {
      throw new IllegalStateException("no words for " + entry.type().getSimpleName());
    }
    return text;
  }

  /** Money of the portfolio's currency. */
  static String money(long units, Register register) {
    Input.SessionOpened session = register.session();
    return session == null
        ? FixedPoint.format(units)
        : FixedPoint.formatScaled(units, session.cashScale()) + " " + session.currency();
  }

  static String limits(PodLimits limits) {
    return "maxPosition "
        + FixedPoint.format(limits.maxPosition())
        + ", maxNotional "
        + FixedPoint.format(limits.maxNotional())
        + ", maxOrdersPerMinute "
        + (limits.maxOrdersPerMinute() == Integer.MAX_VALUE
            ? "none"
            : String.valueOf(limits.maxOrdersPerMinute()))
        + ", maxDailyLoss "
        + FixedPoint.format(limits.maxDailyLoss());
  }

  /** A length of time as people write it, {@code 5m}. */
  static String period(long nanos) {
    long seconds = nanos / SECOND;
    if (nanos % SECOND != 0 || seconds == 0) {
      return nanos + " ns";
    } else if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    } else if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  static String because(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }
}
