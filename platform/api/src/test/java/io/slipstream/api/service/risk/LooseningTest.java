package io.slipstream.api.service.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change that allows more has to be seen as one, however it is written. */
class LooseningTest {
  private static RiskLimits limits(String text) {
    return RiskLimits.parse(text == null ? "" : text.replace(';', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Before | after | the key that is looser, empty for none.
        "portfolio.leverage = 2 | portfolio.leverage = 2 | ",
        "portfolio.leverage = 2 | portfolio.leverage = 1 | ",
        "portfolio.leverage = 2 | portfolio.leverage = 3 | portfolio.leverage",
        "portfolio.leverage = 2 | | portfolio.leverage",
        "portfolio.leverage = 2 | portfolio.leverage.soft = 2 | portfolio.leverage",
        "pod.*.leverage = 2 | pod.a.leverage = 2 | pod.*.leverage",
        "portfolio.duplicate-window = 5 | portfolio.duplicate-window = 4"
            + " | portfolio.duplicate-window",
        "instrument.A.restricted = true | | instrument.A.restricted",
        "approval = two | approval = one | approval",
        "approval = two | | approval",
        "approval = one | approval = two | ",
        // Members: more pods have more equity, more instruments more that offsets.
        "desk.d.pods = a;desk.d.leverage = 2 | desk.d.pods = a, b;desk.d.leverage = 2 | desk.d",
        "desk.d.pods = a, b;desk.d.leverage = 2 | desk.d.pods = a;desk.d.leverage = 2 | desk.d",
        "desk.d.pods = a, b | desk.d.pods = b, a | ",
        "bucket.m.instruments = A;bucket.m.net-exposure = 9"
            + " | bucket.m.instruments = A, B;bucket.m.net-exposure = 9 | bucket.m",
        // A further step may have a greater factor than the one that held there.
        "portfolio.scale-by-drawdown = 0.05:0.25"
            + " | portfolio.scale-by-drawdown = 0.05:0.25, 0.1:1 | portfolio.scale-by-drawdown",
        "portfolio.scale-by-drawdown = 0.05:0.25"
            + " | portfolio.scale-by-drawdown = 0.05:0.25, 0.05:1 | ",
        "portfolio.scale-by-drawdown = 0.05:0.25"
            + " | portfolio.scale-by-drawdown = 0.05:0.25, 0.1:0.1 | ",
        "portfolio.scale-by-drawdown = 0.05:0.25 | portfolio.scale-by-drawdown = 0.04:0.25 | ",
        "portfolio.scale-by-hours = 22:00-06:00:0.5, 22:00-06:00:0.5"
            + " | portfolio.scale-by-hours = 22:00-06:00:0.5 | portfolio.scale-by-hours",
        "portfolio.scale-by-hours = 22:00-06:00:0.5"
            + " | portfolio.scale-by-hours = 22:00-06:00:0.5, 08:00-09:00:0.1 | ",
        "portfolio.scale-by-hours = 22:00-06:00:0.5"
            + " | portfolio.scale-by-hours = 22:00-05:59:0.5 | portfolio.scale-by-hours",
        "portfolio.volatility-target = 0.02 | portfolio.volatility-target = 0.03"
            + " | portfolio.volatility-target",
        // A name's own hours stand in place of those of each.
        "instrument.*.trading-hours = 14:30-15:00"
            + " | instrument.*.trading-hours = 14:30-15:00;"
            + "instrument.A.trading-hours = 00:00-23:59 | instrument.A.trading-hours",
        "instrument.B.trading-hours = 14:30-15:00"
            + " | instrument.B.trading-hours = 14:30-15:00;"
            + "instrument.A.trading-hours = 00:00-23:59 | "
      })
  void shouldFindWhatAllowsMore(String before, String after, String looser) {
    assertEquals(
        looser == null ? List.of() : List.of(looser),
        Loosening.between(limits(before), limits(after)));
  }
}
