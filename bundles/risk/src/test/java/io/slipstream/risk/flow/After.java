package io.slipstream.risk.flow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.kernel.Input;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every exposure that an order moves, measured before it is asked for and after it left, whatever
 * has become of it. What is more than before is within its hard limit: an order that only reduces,
 * or replaces a larger one, may leave an exposure above a limit that came down, but not raise it. A
 * reduce-only order for more than can be reduced is not measured, as the venue never fills the
 * rest.
 */
final class After {
  private record Measure(LimitLevel level, String scope, LimitRule rule, BigInteger value) {}

  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, Long> equity = new LinkedHashMap<>();

  static After of(Oracle oracle, Books books, Oracle.Wish wish) {
    After found = new After();
    for (Oracle.Group group : oracle.groupsOf(wish.pod(), wish.instrument())) {
      Exposure exposure = oracle.exposure(group, books, wish.pod(), wish.instrument());
      BigInteger net = wish.buys() ? exposure.longs : exposure.shorts.negate();
      found.put(group, LimitRule.NET_EXPOSURE, net);
      found.put(group, LimitRule.GROSS_EXPOSURE, exposure.gross);
      found.put(group, LimitRule.LEVERAGE, exposure.gross);
      found.put(group, LimitRule.MARGIN_USE, exposure.margin);
      found.put(group, LimitRule.CONCENTRATION, exposure.inInstrument);
      found.equity.put(group.level() + group.name(), oracle.equity(group));
    }
    return found;
  }

  private void put(Oracle.Group group, LimitRule rule, BigInteger value) {
    measures.put(
        group.level() + group.name() + rule, new Measure(group.level(), group.name(), rule, value));
  }

  void requireKept(Oracle oracle, Books books, Oracle.Wish wish, Input input) {
    of(oracle, books, wish)
        .measures
        .forEach(
            (key, measure) -> {
              BigInteger limit =
                  oracle.limit(measure.level(), measure.scope(), measure.rule(), false);
              if (limit != null && measure.value().compareTo(measures.get(key).value()) > 0) {
                BigInteger actual = actual(measure);
                assertTrue(
                    actual.compareTo(oracle.scaled(measure.rule(), limit)) <= 0,
                    () -> input + " drove " + key + " to " + actual + ", above " + limit);
              }
            });
  }

  /** Against the equity of before: the price of a fill may have cost some since. */
  private BigInteger actual(Measure measure) {
    long own = equity.get(measure.level() + measure.scope());
    return switch (measure.rule()) {
      case LEVERAGE, MARGIN_USE, CONCENTRATION -> Worth.ratio(measure.value(), own);
      default -> measure.value();
    };
  }
}
