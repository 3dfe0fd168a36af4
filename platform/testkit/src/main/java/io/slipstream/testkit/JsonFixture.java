package io.slipstream.testkit;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.strategy.StrategyFactory;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A small test as a file: bars, a strategy's parameters, and the fills that must come of it. Prices
 * and quantities are numbers or decimal texts; {@code docs/write-a-strategy.md} has an example.
 *
 * <pre>{@code
 * JsonFixture.read(Path.of("src/test/resources/cross.json")).check(new TwoAverages());
 * }</pre>
 */
public final class JsonFixture {
  private static final Set<String> FIELDS =
      Set.of(
          "instrument",
          "currency",
          "bar",
          "start",
          "bars",
          "capital",
          "commission",
          "parameters",
          "fills",
          "finalEquity");
  private static final Set<String> FILL_FIELDS = Set.of("time", "side", "quantity", "price");

  private final Path file;
  private final Map<?, ?> values;
  private final Instrument instrument;
  private final BarSeries series;

  private JsonFixture(Path file, Map<?, ?> values) {
    this.file = file;
    this.values = values;
    requireKnown("", values, FIELDS);
    String currency = values.containsKey("currency") ? text(values, "currency") : "USD";
    this.instrument = Instrument.builder(text(values, "instrument"), currency).build();
    this.series = series();
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it cannot be read or a value is wrong, with its name
   */
  public static JsonFixture read(Path file) {
    Object found;
    try {
      found = JsonText.parsed(Files.readString(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
    if (!(found instanceof Map<?, ?>)) {
      throw new IllegalArgumentException(file + ": an object is allowed");
    }
    return new JsonFixture(file, (Map<?, ?>) found);
  }

  private BarSeries series() {
    long period = BarPeriod.parse(text(values, "bar"));
    long start = values.containsKey("start") ? start(text(values, "start")) : Bars.START;
    BarSeries.Builder bars = BarSeries.builder(instrument, period);
    List<?> rows = list("bars");
    for (int i = 0; i < rows.size(); i++) {
      if (!(rows.get(i) instanceof List<?>)) {
        throw wrong("bars[" + i + "]", rows.get(i), "a list of open, high, low, close and volume");
      }
      List<?> row = (List<?>) rows.get(i);
      if (row.size() != 4 && row.size() != 5) {
        throw wrong("bars[" + i + "]", row, "open, high, low, close and perhaps volume");
      }
      try {
        bars.add(
            start + i * period,
            instrument.price(plain(row.get(0))),
            instrument.price(plain(row.get(1))),
            instrument.price(plain(row.get(2))),
            instrument.price(plain(row.get(3))),
            instrument.quantity(row.size() == 5 ? plain(row.get(4)) : "1000"));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": bars[" + i + "]: " + e.getMessage(), e);
      }
    }
    return bars.build();
  }

  private long start(String said) {
    try {
      return Math.multiplyExact(Instant.parse(said).getEpochSecond(), 1_000_000_000L);
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong("start", said, "an instant as 2024-01-01T00:00:00Z");
    }
  }

  /** The test that it describes, of this strategy, which may be changed before it is run. */
  public StrategyTest test(StrategyFactory factory) {
    StrategyTest test = StrategyTest.of(factory).bars(series);
    if (values.containsKey("capital")) {
      test.capital(text(values, "capital"));
    }
    if (values.containsKey("commission")) {
      test.commission(text(values, "commission"));
    }
    if (values.containsKey("parameters")) {
      if (!(values.get("parameters") instanceof Map<?, ?>)) {
        throw wrong("parameters", values.get("parameters"), "an object of names and values");
      }
      Map<?, ?> given = (Map<?, ?>) values.get("parameters");
      given.forEach((name, value) -> test.parameter(name.toString(), plain(value)));
    }
    return test;
  }

  /**
   * Runs it; the fills must be these and no others, and the equity at the end, where it is there,
   * that one.
   *
   * @throws AssertionError when they are not, with what was found as it would stand in the file
   */
  public StrategyRun check(StrategyFactory factory) {
    StrategyRun run = test(factory).run();
    List<?> wanted = list("fills");
    List<Object> found = new ArrayList<>();
    run.fills().forEach(fill -> found.add(values(fill)));
    boolean isSame = wanted.size() == found.size();
    for (int i = 0; i < wanted.size(); i++) {
      requireFill(i, wanted.get(i));
      isSame = isSame && matches((Map<?, ?>) wanted.get(i), run.fills().get(i));
    }
    if (!isSame) {
      throw new AssertionError(
          file + ": other fills than expected; there were\n" + JsonText.pretty(found) + "\n" + run);
    }
    if (values.containsKey("finalEquity")) {
      RunAssert.assertThat(run).endsWithEquity(text(values, "finalEquity"));
    }
    return run;
  }

  private void requireFill(int index, Object fill) {
    String name = "fills[" + index + "]";
    if (!(fill instanceof Map<?, ?>)) {
      throw wrong(name, fill, "an object with time, side, quantity and price");
    }
    Map<?, ?> one = (Map<?, ?>) fill;
    requireKnown(name + ".", one, FILL_FIELDS);
    FILL_FIELDS.forEach(field -> text(one, field));
  }

  private boolean matches(Map<?, ?> wanted, Fill fill) {
    return plain(wanted.get("time")).equals(time(fill))
        && plain(wanted.get("side")).equals(fill.side().name())
        && instrument.quantity(plain(wanted.get("quantity"))) == fill.lastQty()
        && instrument.price(plain(wanted.get("price"))) == fill.lastPx();
  }

  private Map<String, Object> values(Fill fill) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("time", time(fill));
    one.put("side", fill.side().name());
    one.put("quantity", instrument.quantityText(fill.lastQty()));
    one.put("price", instrument.priceText(fill.lastPx()));
    return one;
  }

  private static String time(Fill fill) {
    return Instant.EPOCH.plusNanos(fill.eventTime()).toString();
  }

  private void requireKnown(String prefix, Map<?, ?> found, Set<String> known) {
    for (Object name : found.keySet()) {
      if (!known.contains(name.toString())) {
        throw new IllegalArgumentException(
            file + ": unknown field '" + prefix + name + "': allowed are " + new TreeSet<>(known));
      }
    }
  }

  private List<?> list(String name) {
    Object found = values.get(name);
    if (!(found instanceof List<?>)) {
      throw wrong(name, found, "a list");
    }
    return (List<?>) found;
  }

  private String text(Map<?, ?> from, String name) {
    Object found = from.get(name);
    if (found == null || found instanceof Map<?, ?> || found instanceof List<?>) {
      throw wrong(name, found, "a text or a number");
    }
    return plain(found);
  }

  /** A number without an exponent. */
  private static String plain(Object value) {
    return value instanceof Double number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  private IllegalArgumentException wrong(String name, Object value, String allowed) {
    return new IllegalArgumentException(
        file + ": " + name + " = " + value + ": " + allowed + " is allowed");
  }
}
