package io.slipstream.runtime;

import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.VarBacktestView;
import io.slipstream.api.service.operations.VarQuestion;
import io.slipstream.api.service.operations.VarView;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.api.service.risk.ViolationScope;
import io.slipstream.report.JsonText;
import io.slipstream.statistics.BaselZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down each UTC day's value at risk when the day begins, and the return when it is over, so
 * that the backtest is of what was really said. A day that nobody was there to forecast at its
 * beginning, or that began without a position, has none.
 */
final class VarDiary {
  private static final Logger LOG = LoggerFactory.getLogger(VarDiary.class);
  private static final long LATEST = ClosePrices.DAY / 4;
  private static final int KEPT = 2_000;
  private static final int LEAST = 2;

  private final Path file;
  private final String method;
  private final BiFunction<VarQuestion, Holdings, VarView> measure;
  private final Consumer<BusEvent> bus;
  private final List<DayForecast> forecasts = new ArrayList<>();

  private record Kept(List<DayForecast> forecasts) {}

  /** The measure answers for the positions that it is handed. */
  VarDiary(
      Path file,
      String method,
      BiFunction<VarQuestion, Holdings, VarView> measure,
      Consumer<BusEvent> bus) {
    this.file = file;
    this.method = method;
    this.measure = measure;
    this.bus = bus;
    forecasts.addAll(read());
  }

  private List<DayForecast> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return JsonText.read(Files.readString(file), Kept.class).forecasts();
    } catch (IOException | RuntimeException e) {
      LOG.error("{} cannot be read: forecasts begin anew", file, e);
      return List.of();
    }
  }

  /** Every so often; the curve is asked for when a day is over. */
  synchronized void look(Holdings now, Supplier<EquityCurve> curve) {
    if (now.session().eventTime() == null) {
      return;
    }
    long time = now.time();
    boolean isOther = !forecasts.isEmpty() && time < nanos(newest());
    if (isOther) {
      LOG.info("The session is another one: forecasts of value at risk begin anew");
      forecasts.clear();
    }
    boolean isSettled = settle(time, curve);
    boolean isMade = forecast(now, time);
    if (isOther || isSettled || isMade) {
      DurableText.write(file, JsonText.pretty(new Kept(forecasts)));
    }
  }

  private DayForecast newest() {
    return forecasts.get(forecasts.size() - 1);
  }

  private static long nanos(DayForecast forecast) {
    Instant at = forecast.madeAt();
    return Math.addExact(
        Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), (long) at.getNano());
  }

  /** A sample at midnight ends the day before. */
  private static long dayOf(long time) {
    return Math.floorDiv(time - 1, ClosePrices.DAY);
  }

  /** The day that had begun when it was made. */
  private static long begun(DayForecast forecast) {
    return Math.floorDiv(nanos(forecast), ClosePrices.DAY);
  }

  private boolean settle(long time, Supplier<EquityCurve> curve) {
    boolean isWaiting =
        forecasts.stream().anyMatch(each -> !each.isOver() && dayOf(time) > begun(each));
    if (!isWaiting) {
      return false;
    }
    EquityCurve points = curve.get();
    boolean isSettled = false;
    for (int i = 0; points != null && i < forecasts.size(); i++) {
      DayForecast forecast = forecasts.get(i);
      double actual = forecast.isOver() ? Double.NaN : actual(points, nanos(forecast), time);
      if (!Double.isNaN(actual)) {
        BaselZone before = zone();
        forecasts.set(i, forecast.with(actual));
        isSettled = true;
        tell(before, forecasts.get(i));
      }
    }
    return isSettled;
  }

  /** From a time to the end of the next day with a sample; NaN while that is not over. */
  private static double actual(EquityCurve curve, long from, long now) {
    long[] times = curve.times();
    int before = -1;
    int last = -1;
    for (int i = 0; i < times.length; i++) {
      if (times[i] <= from) {
        before = i;
      } else if (last < 0 || dayOf(times[i]) == dayOf(times[last])) {
        last = i;
      }
    }
    if (last < 0 || dayOf(now) <= dayOf(times[last])) {
      return Double.NaN;
    }
    double start = before < 0 ? 1 : 1 + curve.totalReturn()[before];
    return start > 0 ? (1 + curve.totalReturn()[last]) / start - 1 : Double.NaN;
  }

  /** Of the UTC day that the time is in; at midnight of the one that begins. */
  private boolean forecast(Holdings now, long time) {
    long day = Math.floorDiv(time, ClosePrices.DAY);
    boolean isKnown = !forecasts.isEmpty() && begun(newest()) >= day;
    boolean isLate = time - day * ClosePrices.DAY > LATEST;
    if (isKnown || isLate || now.symbols().isEmpty() || !(now.equity() > 0)) {
      return false;
    }
    VarView view = measure.apply(VarQuestion.ofPortfolio(method, BaselZone.LEVEL), now);
    double share = view.lines().isEmpty() ? Double.NaN : view.lines().get(0).shareOfEquity();
    if (!Double.isFinite(share)) {
      return false;
    }
    forecasts.add(
        new DayForecast(
            now.session().eventTime(), method, BaselZone.LEVEL, share * perDay(view), null));
    if (forecasts.size() > KEPT) {
      forecasts.remove(0);
    }
    return true;
  }

  /** By the square root of time. */
  private static double perDay(VarView view) {
    long period = io.slipstream.api.market.BarPeriod.parse(view.period());
    return Math.sqrt((double) ClosePrices.DAY / period);
  }

  private List<DayForecast> over() {
    return forecasts.stream().filter(DayForecast::isOver).toList();
  }

  private int lastExceptions() {
    List<DayForecast> over = over();
    List<DayForecast> last = over.subList(Math.max(0, over.size() - BaselZone.DAYS), over.size());
    return (int) last.stream().filter(DayForecast::isException).count();
  }

  /** Also of fewer days than the table is for: as many exceptions of fewer days are no better. */
  private BaselZone zone() {
    return BaselZone.of(lastExceptions());
  }

  private void tell(BaselZone before, DayForecast last) {
    BaselZone now = zone();
    if (now.compareTo(before) > 0) {
      LOG.warn("Value at risk was exceeded on {} days: {}", lastExceptions(), now);
      bus.accept(violation(now, last));
    }
  }

  private BusEvent violation(BaselZone zone, DayForecast last) {
    String days = String.valueOf(Math.min(BaselZone.DAYS, over().size()));
    Violation violation =
        new Violation(
            "var-backtest-" + last.madeAt(),
            last.madeAt(),
            "VAR_BACKTEST",
            zone == BaselZone.RED ? Severity.CRITICAL : Severity.WARNING,
            ViolationScope.PORTFOLIO,
            "",
            zone == BaselZone.RED ? "9" : "4",
            String.valueOf(lastExceptions()),
            "",
            "",
            "",
            "var-backtest",
            "Basel zone "
                + zone
                + ": value at risk at "
                + BaselZone.LEVEL
                + " was exceeded on "
                + lastExceptions()
                + " of the last "
                + days
                + " days that it was said for");
    return new BusEvent(
        Subject.RISK_VIOLATIONS,
        violation.id(),
        nanos(last),
        violation.correlationId(),
        violation.fields());
  }

  /**
   * Of the days that are over.
   *
   * @throws OperationRefusedException when there are too few
   */
  synchronized VarBacktestView backtest() {
    List<DayForecast> over = over();
    if (over.size() < LEAST) {
      throw new OperationRefusedException(
          "recorded = "
              + over.size()
              + " days that were forecast and are over: at least "
              + LEAST
              + " are needed; a forecast is made when a UTC day begins with a position");
    }
    return RiskAnswers.ofForecasts(
        "portfolio, forecasts as they were recorded",
        newest().method(),
        over.stream().mapToDouble(DayForecast::actual).toArray(),
        over.stream().mapToDouble(DayForecast::valueAtRisk).toArray());
  }
}
