package io.slipstream.api.service.venue;

import io.slipstream.api.market.FixedPoint;
import java.util.Objects;

/**
 * How far a price moves against what removes liquidity. Numbers are {@link FixedPoint}.
 *
 * @param kind which formula
 * @param coefficient its first number
 * @param volatility its second number, of SQUARE_ROOT
 */
public record SlippageModel(Kind kind, long coefficient, long volatility) {
  /** The price as it is. */
  public static final SlippageModel NONE = new SlippageModel(Kind.NONE, 0, 0);

  /** Which formula. */
  public enum Kind {
    /** None. */
    NONE,
    /** price x coefficient, for example 0.0005 for five basis points. */
    RATE,
    /** Half of a quoted spread: coefficient, in the quote currency per unit. */
    HALF_SPREAD,
    /**
     * price x coefficient x share x share, share = fill quantity / market quantity, as zipline's
     * VolumeShareSlippage has it.
     */
    VOLUME_SHARE,
    /**
     * price x coefficient x volatility x sqrt(fill quantity / market quantity): the square root law
     * (Grinold and Kahn, Active Portfolio Management, 1999; Toth and others, 2011).
     */
    SQUARE_ROOT
  }

  /** Checks every field and names the one that is wrong. */
  public SlippageModel {
    Objects.requireNonNull(kind, "kind");
    if (coefficient < 0 || volatility < 0) {
      throw new IllegalArgumentException(
          "slippage "
              + kind
              + " "
              + FixedPoint.format(coefficient)
              + ", "
              + FixedPoint.format(volatility)
              + ": 0 or more is allowed");
    }
  }

  /** A fraction of the price. */
  public static SlippageModel rate(long fraction) {
    return new SlippageModel(Kind.RATE, fraction, 0);
  }

  /** Half of a spread in the quote currency. */
  public static SlippageModel halfSpread(long distance) {
    return new SlippageModel(Kind.HALF_SPREAD, distance, 0);
  }

  /** Grows with the square of the share of volume. */
  public static SlippageModel volumeShare(long coefficient) {
    return new SlippageModel(Kind.VOLUME_SHARE, coefficient, 0);
  }

  /** Grows with the square root of the share of volume. */
  public static SlippageModel squareRoot(long coefficient, long volatility) {
    return new SlippageModel(Kind.SQUARE_ROOT, coefficient, volatility);
  }
}
