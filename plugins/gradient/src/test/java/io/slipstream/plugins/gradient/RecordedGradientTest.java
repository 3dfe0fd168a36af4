package io.slipstream.plugins.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.plugins.rehearsal.RecordedMarket;
import io.slipstream.plugins.rehearsal.Rehearsal;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Daily closes of twenty stocks; they carry no volume, so ten million a day is put in. */
@Tag("reference")
class RecordedGradientTest {
  private static final long DAY = 86_400_000_000_000L;
  private static final int FIRST_LINE = 3500;
  private static final int EVERY = 20;
  private static final int SPAN = 60;

  private final List<Instrument> instruments = new ArrayList<>();
  private final List<List<Double>> closes = new ArrayList<>();
  private List<String> lines;

  @BeforeEach
  void read() throws IOException {
    List<String> all = RecordedMarket.lines("portfolio/stock_prices.csv.gz");
    String[] symbols = all.get(0).split(",");
    for (int i = 1; i < symbols.length; i++) {
      Instrument.Builder stock = Instrument.builder(symbols[i], "USD");
      instruments.add(stock.lotSize(FixedPoint.ONE).build());
      closes.add(new ArrayList<>());
    }
    lines = all.subList(FIRST_LINE, all.size());
  }

  private Rehearsal rehearsal() {
    return new Rehearsal(
        new GradientFactory(),
        Map.of(),
        "1000000",
        ExecutionFeed.BARS,
        instruments.toArray(Instrument[]::new));
  }

  private void play(Rehearsal rehearsal, String line) {
    String[] cells = line.split(",", -1);
    long day = LocalDate.parse(cells[0]).toEpochDay() * DAY;
    for (int i = 0; i < instruments.size(); i++) {
      if (!cells[i + 1].isEmpty()) {
        long close = FixedPoint.parseRounded(cells[i + 1]);
        closes.get(i).add(FixedPoint.toDouble(close));
        rehearsal.onBar(
            BarSeries.builder(instruments.get(i), DAY)
                .add(day, close, close, close, close, 10_000_000 * FixedPoint.ONE)
                .build()
                .bar(0));
      }
    }
    rehearsal.endSlice();
  }

  /**
   * After each rebalance the pod is long the three strongest of a naive ranking, short the rest.
   */
  @Test
  void shouldHoldWhatANaiveRankingWants() {
    Rehearsal rehearsal = rehearsal();
    String wanted = "";
    int rebalances = 0;
    for (int slice = 1; slice <= lines.size(); slice++) {
      play(rehearsal, lines.get(slice - 1));
      if (slice % EVERY == 0) {
        wanted = wanted();
      }
      if (slice % EVERY == 5 && !wanted.isEmpty()) {
        assertEquals(wanted, held(rehearsal), "slice " + slice);
        rebalances++;
      }
    }
    assertTrue(rebalances > 100, rebalances + " rebalances");
    long resting = executed(rehearsal, OrderType.LIMIT);
    long crossing = executed(rehearsal, OrderType.MARKET);
    assertTrue(resting > 100 && crossing > 100, resting + " resting, " + crossing + " crossing");
  }

  private static long executed(Rehearsal rehearsal, OrderType type) {
    return rehearsal.orders().stream()
        .filter(order -> order.type() == type && order.cumQty() > 0)
        .count();
  }

  private String held(Rehearsal rehearsal) {
    TreeSet<String> held = new TreeSet<>();
    for (Instrument instrument : instruments) {
      long quantity = rehearsal.position(instrument).quantity();
      if (quantity != 0) {
        held.add((quantity > 0 ? "+" : "-") + instrument);
      }
    }
    return held.toString();
  }

  private String wanted() {
    Map<Integer, Double> strengths =
        IntStream.range(0, instruments.size())
            .filter(i -> closes.get(i).size() > 1024)
            .boxed()
            .collect(Collectors.toMap(i -> i, i -> strength(closes.get(i))));
    List<Integer> ranked = new ArrayList<>(strengths.keySet());
    ranked.sort(Comparator.comparing(strengths::get));
    if (ranked.size() < 6) {
      return "";
    }
    TreeSet<String> wanted = new TreeSet<>();
    for (int i = 0; i < 3; i++) {
      wanted.add("-" + instruments.get(ranked.get(i)));
      wanted.add("+" + instruments.get(ranked.get(ranked.size() - 1 - i)));
    }
    return wanted.toString();
  }

  /** Lookback by lookback over the whole history. */
  private static double strength(List<Double> history) {
    double[] normalised = new double[history.size()];
    double variance = 0;
    for (int i = 1; i < normalised.length; i++) {
      double move = Math.log(history.get(i)) - Math.log(history.get(i - 1));
      double weight = i == 1 ? 1 : 2.0 / (SPAN + 1);
      variance = (1 - weight) * variance + weight * move * move;
      normalised[i] = variance == 0 ? 0 : move / Math.sqrt(variance);
    }
    double strength = 0;
    for (int power = 1; power <= 10; power++) {
      for (int back = 0; back < 1 << power; back++) {
        strength += normalised[normalised.length - 1 - back];
      }
    }
    return strength;
  }

  @Test
  void shouldGoOnFromItsSnapshots() {
    Rehearsal whole = rehearsal();
    Rehearsal restarted = rehearsal().restartingAfterEachSlice();
    for (String line : lines.subList(0, 1400)) {
      play(whole, line);
      play(restarted, line);
    }
    assertTrue(whole.fills().size() > 20, whole.fills().size() + " fills");
    assertEquals(whole.fills(), restarted.fills());
  }
}
