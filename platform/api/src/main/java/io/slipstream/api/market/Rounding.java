package io.slipstream.api.market;

/** How a ledger quotient that is not exact is rounded. Products are half-even, quantities down. */
public enum Rounding {
  /** To the nearest; a tie goes to the even neighbour. */
  HALF_EVEN,
  /** Towards zero. */
  DOWN,
  /** Towards minus infinity. */
  FLOOR,
  /** Towards plus infinity. */
  CEILING;

  boolean roundsUp(long quotient, long remainder, long divisor, boolean negative) {
    return switch (this) {
      case DOWN -> false;
      case FLOOR -> negative;
      case CEILING -> !negative;
      case HALF_EVEN -> {
        long half = divisor - remainder;
        int order = Long.compareUnsigned(remainder, half);
        yield order > 0 || (order == 0 && (quotient & 1) == 1);
      }
    };
  }
}
