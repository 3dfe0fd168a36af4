package io.slipstream.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.PortfolioView;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gate was told of every pod, in a real kernel, beside what everybody has now. */
class EquitiesTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final SimulationModel QUOTES =
      SimulationModel.DEFAULT.withFeed(ExecutionFeed.QUOTES);
  private static final List<String> PODS = List.of("a", "b", "c", "d", "e");

  private final List<Instrument> instruments = new ArrayList<>();
  private Beside gate = new Beside();
  private TradingKernel kernel = new TradingKernel(gate, new SimulatedVenue());
  private long time = HOUR;

  /** A gate that asks everybody each time, as nobody could afford to. */
  private static final class Beside implements PreTradeGate {
    private PortfolioView portfolio;
    private Equities equities;
    private ExposureBook book;
    private LimitTable table;
    private long[] peaks = new long[0];
    private int looks;

    @Override
    public void attach(PortfolioView newPortfolio) {
      portfolio = newPortfolio;
      equities = new Equities(newPortfolio);
      limit(RiskLimits.NONE);
    }

    @Override
    public void limit(RiskLimits limits) {
      table = new LimitTable(limits, portfolio);
      book = new ExposureBook(portfolio, table);
      equities.group(book, table.desks().size());
    }

    @Override
    public Verdict check(OrderTerms intent, GateView view) {
      compare();
      return Verdict.ALLOWED;
    }

    @Override
    public boolean watches() {
      return true;
    }

    @Override
    public boolean watchesMarket() {
      return true;
    }

    @Override
    public void onEquity(int pod) {
      equities.take(pod);
    }

    @Override
    public void onTimeEnd() {
      equities.look();
      peaks = Arrays.copyOf(peaks, portfolio.podCount());
      for (int pod = 0; pod < peaks.length; pod++) {
        peaks[pod] = Math.max(peaks[pod], portfolio.equity(pod) - portfolio.capital(pod));
      }
      compare();
      looks++;
    }

    private void compare() {
      for (int desk = 0; desk < table.desks().size(); desk++) {
        long equity = 0;
        long start = 0;
        long capital = 0;
        long peak = 0;
        for (int pod = 0; pod < portfolio.podCount(); pod++) {
          assertEquals(portfolio.equity(pod), equities.equity(pod));
          if (book.deskOf(pod) == desk) {
            equity += portfolio.equity(pod);
            start += portfolio.dayStartEquity(pod);
            capital += portfolio.capital(pod);
            peak += pod < peaks.length ? peaks[pod] : 0;
          }
        }
        assertEquals(equity, equities.ofDesk(desk));
        assertEquals(start, equities.dayStartOfDesk(desk));
        long lost = Math.max(0, peak - (equity - capital));
        double drawdown = (double) lost / (capital + peak) * FixedPoint.ONE;
        assertEquals(drawdown, equities.drawdownOfDesk(desk), 1);
      }
    }

    @Override
    public void writeState(StateSink sink) {
      equities.writeState(sink);
    }

    @Override
    public void readState(StateSource source) {
      equities.readState(source);
    }
  }

  private void apply(Input input) {
    kernel.apply(input, decision -> {});
  }

  private void open() {
    apply(new Input.SessionOpened("USD", 8, "", "", 1, FixedPoint.ONE, 7, false));
    for (String symbol : List.of("A/USD", "B/USD", "C/EUR")) {
      Instrument terms = Instrument.builder(symbol, symbol.substring(2)).scales(2, 4, 8).build();
      instruments.add(terms);
      apply(new Input.InstrumentAdded(terms, QUOTES));
    }
    apply(new Input.CurrencyRateSet("EUR", 11, 10));
    PODS.subList(0, 4).forEach(this::add);
    String desks =
        "desk.x.pods = a,b\ndesk.y.pods = c,e\ndesk.x.drawdown = 1\ndesk.y.drawdown = 1\n";
    apply(new Input.LimitsSet(desks, "me", "test"));
  }

  private void add(String pod) {
    PodLimits none = new PodLimits(1L << 60, 1L << 60, Integer.MAX_VALUE, FixedPoint.ONE);
    apply(
        new Input.PodAdded(
            new Input.PodDefinition(
                pod,
                "none",
                List.of(0, 1, 2),
                1_000_000 * FixedPoint.ONE,
                none,
                new TreeMap<>(),
                Input.AccountType.CASH),
            ""));
  }

  private void quote(int instrument, long price) {
    String symbol = instruments.get(instrument).symbol();
    apply(
        new Input.QuoteChanged(
            instrument,
            new KeptQuote(symbol, time, time, price, 1_000_000_000, price + 1, 1_000_000_000)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldKnowWhatEverybodyHas(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    open();
    for (int i = 0; i < 3; i++) {
      quote(i, 10_000);
    }
    for (int step = 0; step < 2_000; step++) {
      time += random.nextInt(3) * HOUR / 20;
      int pod = random.nextInt(kernel.podCount());
      int instrument = random.nextInt(3);
      switch (random.nextInt(20)) {
        case 0 -> apply(new Input.CurrencyRateSet("EUR", 100 + random.nextInt(20), 100));
        case 1 -> {
          Allotment given =
              new Allotment(PODS.get(pod), 0.1, random.nextInt(2_000_000) * FixedPoint.ONE, "");
          apply(new Input.CapitalAllocated(kernel.eventTime(), "test", List.of(given)));
        }
        case 2 -> apply(new Input.DividendPaid(instrument, time, 5));
        case 3 -> {
          if (step > 500 && kernel.podCount() < PODS.size()) {
            add(PODS.get(4));
          }
        }
        case 4 -> restore();
        case 5, 6, 7, 8, 9 -> {
          Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
          long quantity = (1 + random.nextInt(500)) * 10_000L;
          apply(
              new Input.IntentMade(
                  pod, OrderIntent.market(instruments.get(instrument), side, quantity)));
        }
        default -> quote(instrument, 5_000 + random.nextInt(10_000));
      }
    }
    assertTrue(gate.looks > 500 && kernel.podCount() == PODS.size());
  }

  private void restore() {
    Beside before = gate;
    TradingKernel earlier = kernel;
    gate = new Beside();
    kernel = new TradingKernel(gate, new SimulatedVenue());
    kernel.restore(earlier.snapshot());
    assertEquals(earlier.stateHash(), kernel.stateHash());
    gate.peaks = before.peaks;
    gate.looks = before.looks;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "-1, -5, 0",
    "1, 3, 33333334",
    "20, 10, 100000000",
    "1, 0, 9223372036854775807",
    "5, -3, 9223372036854775807"
  })
  void shouldCountWhatIsLostWithoutABestAsTheMost(long lost, long best, long drawdown) {
    assertEquals(drawdown, Equities.drawdown(lost, best));
  }
}
