package io.slipstream.backtest;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.venue.CommissionModel;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SlippageModel;
import io.slipstream.backtest.RunPlan.Rate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a request's texts say; each complaint names the option, its value and what is allowed. */
final class OptionTexts {
  private static final long BPS = FixedPoint.ONE / 10_000;

  private final BacktestRequest request;

  OptionTexts(BacktestRequest request) {
    this.request = request;
  }

  /** How entries are sized. */
  record SizingWish(String kind, String number) {
    boolean isAtFill() {
      return kind.equals("fraction-at-fill");
    }

    /** As parameters of a strategy that is sized by {@code Sizing}. */
    Map<String, String> parameters() {
      return kind.equals("fixed")
          ? Map.of("sizing", "quantity", "quantity", number)
          : Map.of("sizing", "fraction", "fraction", number);
    }
  }

  static BacktestException wrong(String field, String value, String allowed) {
    return new BacktestException(field + " = '" + value + "': " + allowed + " is allowed");
  }

  private String text(RunOption option) {
    return request.option(option).strip();
  }

  private BacktestException wrong(RunOption option, String allowed) {
    return wrong(option.key(), text(option), allowed);
  }

  long period() {
    try {
      return BarPeriod.parse(text(RunOption.BAR));
    } catch (IllegalArgumentException e) {
      throw new BacktestException(RunOption.BAR.key() + ": " + e.getMessage(), e);
    }
  }

  long cash() {
    return decimal(RunOption.CASH, text(RunOption.CASH), 1, Long.MAX_VALUE, "above 0");
  }

  long seed() {
    try {
      return Long.parseLong(text(RunOption.SEED));
    } catch (NumberFormatException e) {
      throw wrong(RunOption.SEED, "a whole number");
    }
  }

  boolean isNormalized() {
    return flag(RunOption.NORMALIZE);
  }

  /** Whether the bus is told of every decision. */
  boolean isTold() {
    return flag(RunOption.EVENTS);
  }

  private boolean flag(RunOption option) {
    String said = text(option);
    if (!said.equals("true") && !said.equals("false")) {
      throw wrong(option, "true or false");
    }
    return said.equals("true");
  }

  /** Nanoseconds since the epoch. */
  long from() {
    return time(RunOption.FROM, Long.MIN_VALUE);
  }

  /** Nanoseconds since the epoch. */
  long to() {
    long to = time(RunOption.TO, Long.MAX_VALUE);
    if (to <= from()) {
      throw wrong(RunOption.TO, "a time after from = '" + text(RunOption.FROM) + "'");
    }
    return to;
  }

  private long time(RunOption option, long none) {
    String said = text(option);
    if (said.isEmpty()) {
      return none;
    }
    try {
      Instant instant =
          said.contains("T")
              ? Instant.parse(said)
              : LocalDate.parse(said).atStartOfDay(ZoneOffset.UTC).toInstant();
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(option, "a day as 2024-01-31 or an instant as 2024-01-31T14:30:00Z");
    }
  }

  /** Null when nothing is said. */
  SizingWish sizing() {
    String said = text(RunOption.SIZING);
    if (said.isEmpty()) {
      return null;
    }
    String[] parts = said.split(":", -1);
    String allowed =
        "fixed:QUANTITY, fraction:F or fraction-at-fill:F, F from 0 to 1 and QUANTITY above 0,";
    if (parts.length != 2 || !parts[0].matches("fixed|fraction|fraction-at-fill")) {
      throw wrong(RunOption.SIZING, allowed);
    }
    long most = parts[0].equals("fixed") ? Long.MAX_VALUE : FixedPoint.ONE;
    try {
      long number = FixedPoint.parse(parts[1]);
      if (number > 0 && number <= most) {
        return new SizingWish(parts[0], parts[1]);
      }
    } catch (NumberFormatException e) {
      // The complaint below says it for both.
    }
    throw wrong(RunOption.SIZING, allowed);
  }

  /** How the venue answers, and the instrument with the commission it charges. */
  SimulationModel model() {
    SimulationModel model = SimulationModel.DEFAULT;
    long bps =
        decimal(
            RunOption.SLIPPAGE_BPS,
            text(RunOption.SLIPPAGE_BPS),
            0,
            9999 * FixedPoint.ONE,
            "from 0 to 9999");
    if (bps > 0) {
      model = model.withSlippage(SlippageModel.rate(FixedPoint.multiply(bps, BPS)));
    }
    long cap =
        decimal(
            RunOption.VOLUME_CAP,
            text(RunOption.VOLUME_CAP),
            0,
            FixedPoint.ONE,
            "from 0 to 1, 0 for no cap,");
    model = model.withMaxParticipation(cap);
    String fill = text(RunOption.FILL);
    if (fill.equals("same-close")) {
      model = model.withTiming(SimulationModel.FillTiming.SAME_CLOSE);
    } else if (!fill.equals("next-open")) {
      throw wrong(RunOption.FILL, "next-open or same-close");
    }
    return model;
  }

  /** The instrument with the rates the run is to charge. */
  Instrument terms(Instrument recorded) {
    String said = text(RunOption.COMMISSION);
    if (said.startsWith("maker-taker:")) {
      String[] rates = said.substring("maker-taker:".length()).split(",", -1);
      if (rates.length == 2) {
        long maker = rate(rates[0], -FixedPoint.ONE + 1);
        long taker = rate(rates[1], 0);
        return recorded.toBuilder().commission(maker, taker).build();
      }
      throw commission();
    }
    if (said.startsWith("rate:")) {
      long rate = rate(said.substring("rate:".length()), 0);
      return recorded.toBuilder().commission(rate, rate).build();
    }
    return recorded;
  }

  /** What executions cost. */
  CommissionModel commissionModel() {
    String said = text(RunOption.COMMISSION);
    if (said.isEmpty() || said.startsWith("maker-taker:") || said.startsWith("rate:")) {
      return CommissionModel.MAKER_TAKER;
    }
    if (!said.startsWith("per-share:")) {
      throw commission();
    }
    String[] parts = said.substring("per-share:".length()).split(",", -1);
    boolean hasMinimum = parts.length == 2 && parts[1].startsWith("min:");
    if (parts.length > 1 && !hasMinimum) {
      throw commission();
    }
    return CommissionModel.perUnit(
        money(parts[0]), hasMinimum ? money(parts[1].substring("min:".length())) : 0);
  }

  private BacktestException commission() {
    return wrong(
        RunOption.COMMISSION,
        "rate:R, per-share:C, per-share:C,min:M or maker-taker:M,T, rates below 1,");
  }

  private long rate(String text, long least) {
    try {
      long rate = FixedPoint.parse(text);
      if (rate >= least && rate < FixedPoint.ONE) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // The complaint below says it for both.
    }
    throw commission();
  }

  private long money(String text) {
    try {
      long money = FixedPoint.parse(text);
      if (money >= 0) {
        return money;
      }
    } catch (NumberFormatException e) {
      // The complaint below says it for both.
    }
    throw commission();
  }

  /** Sizing at the fill needs to know the price and the cost of it. */
  void requireSizedAtFill() {
    if (!text(RunOption.FILL).equals("next-open")) {
      throw wrong(RunOption.FILL, "with sizing fraction-at-fill, next-open");
    }
    if (text(RunOption.COMMISSION).startsWith("per-share:")) {
      throw wrong(RunOption.COMMISSION, "with sizing fraction-at-fill, rate:R or maker-taker:M,T");
    }
  }

  /** What currencies are worth, in alphabetical order. */
  List<Rate> rates() {
    String said = text(RunOption.RATES);
    Map<String, Rate> rates = new TreeMap<>();
    for (String word : said.isEmpty() ? new String[0] : said.split(",", -1)) {
      String[] pair = word.strip().split("=", -1);
      if (pair.length != 2 || !pair[0].matches("[A-Z]{3,5}") || rates.containsKey(pair[0])) {
        throw wrong(RunOption.RATES, "CURRENCY=RATE, each currency once, separated by commas,");
      }
      long worth = decimal(RunOption.RATES, pair[1], 1, Long.MAX_VALUE, "above 0");
      rates.put(pair[0], new Rate(pair[0], worth));
    }
    return new ArrayList<>(rates.values());
  }

  private static long decimal(RunOption option, String text, long least, long most, String range) {
    try {
      long value = FixedPoint.parse(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // The complaint below says it for both.
    }
    throw wrong(option.key(), text, "a decimal number " + range);
  }
}
