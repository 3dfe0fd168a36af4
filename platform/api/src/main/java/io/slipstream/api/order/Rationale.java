package io.slipstream.api.order;

import java.util.Objects;

/**
 * Why an intent was made: a code of the strategy and up to two numbers behind it, for example
 * {@code SMA_CROSS} with the short and the long average.
 *
 * @param code capital letters, digits and underscores
 * @param first first number, NaN when unused
 * @param second second number, NaN when unused
 */
public record Rationale(String code, double first, double second) {
  /** No reason given. */
  public static final Rationale NONE = new Rationale("UNSTATED", Double.NaN, Double.NaN);

  /** Checks the code. */
  public Rationale {
    Objects.requireNonNull(code, "code");
    if (!code.matches("[A-Z0-9_]{1,40}")) {
      throw new IllegalArgumentException(
          "rationale code '" + code + "': 1 to 40 capital letters, digits or _ are allowed");
    }
  }
}
