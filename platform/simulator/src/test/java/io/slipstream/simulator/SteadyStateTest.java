package io.slipstream.simulator;

import static io.slipstream.api.service.venue.SimulationModel.DEFAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.slipstream.api.market.Bar;
import io.slipstream.api.service.venue.ExecutionListener;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.VenueAccounts;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyStateTest {
  private final SimulatedVenue venue = new SimulatedVenue();
  private final Counter counter = new Counter();

  private void connect(SimulationModel model) {
    venue.connect(counter, counter);
    venue.begin(1);
    venue.addInstrument(0, VenueFixture.COIN, model);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5})
  void shouldAllocateNothingForOrdersThatComeAndGo(long jitter) {
    connect(DEFAULT.withLatency(0, jitter));
    TestOrder market = new TestOrder(VenueFixture.COIN, 1, "BUY 5", 0);
    TestOrder limit = new TestOrder(VenueFixture.COIN, 2, "SELL 5 limit=200 DAY", 0);
    Bar bar = VenueFixture.barOf(VenueFixture.COIN, 60, "100 110 90 100");
    assertAllocatesNothing(
        () -> {
          venue.submit(market);
          venue.submit(limit);
          venue.replace(2, 6, 200, 0, 1);
          venue.onBar(0, bar);
          venue.cancel(2, 1);
          venue.onBar(0, bar);
        });
    assertTrue(counter.fills > 0);
  }

  @Test
  void shouldAllocateNothingForQuotes() {
    connect(DEFAULT.withFeed(ExecutionFeed.QUOTES));
    TestOrder market = new TestOrder(VenueFixture.COIN, 1, "BUY 5", 0);
    VenueFixture.TestQuote quote = new VenueFixture.TestQuote(1, 99, 5, 100, 5);
    assertAllocatesNothing(
        () -> {
          venue.onQuote(0, quote);
          venue.submit(market);
        });
  }

  @Test
  void shouldAllocateNothingForBooksAndTrades() {
    connect(DEFAULT.withFeed(ExecutionFeed.BOOK));
    TestOrder market = new TestOrder(VenueFixture.COIN, 1, "BUY 5", 0);
    TestOrder limit = new TestOrder(VenueFixture.COIN, 2, "BUY 5 limit=99", 0);
    VenueFixture.TestTrade trade = new VenueFixture.TestTrade(1, 98, 5, -1);
    VenueFixture.TestBook book = new VenueFixture.TestBook(true, "99:5 98:5 | 100:3 101:3");
    assertAllocatesNothing(
        () -> {
          venue.onBook(0, book, 1);
          venue.submit(market);
          venue.submit(limit);
          venue.onTrade(0, trade);
        });
    assertEquals(90_000, counter.fills);
  }

  /** The first rounds make what later ones use again. */
  private static void assertAllocatesNothing(Runnable round) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 20_000; i++) {
      round.run();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10_000; i++) {
      round.run();
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 10_000, allocated + " bytes");
  }

  @Test
  void shouldHoldManyOrders() {
    connect(DEFAULT);
    int many = 200_000;
    for (int i = 1; i <= many; i++) {
      venue.submit(new TestOrder(VenueFixture.COIN, i, "BUY 1 limit=" + (1 + i % 100), 0));
    }
    assertEquals(many, counter.accepted);
    for (int i = 1; i <= many; i += 2) {
      venue.cancel(i, 1);
    }
    venue.onBar(0, VenueFixture.barOf(VenueFixture.COIN, 60, "90 110 51 100"));
    assertEquals(many / 2, counter.canceled);
    assertEquals(many / 4, counter.fills);
  }

  private static final class Counter implements ExecutionListener, VenueAccounts {
    private int accepted;
    private int fills;
    private int canceled;

    @Override
    public void accepted(long orderId, long time) {
      accepted++;
    }

    @Override
    public void triggered(long orderId, long time) {}

    @Override
    public void rejected(long orderId, long time, String reason) {}

    @Override
    public void filled(long id, long time, long qty, long px, long commission, boolean maker) {
      fills++;
    }

    @Override
    public void canceled(long orderId, long time, String reason) {
      canceled++;
    }

    @Override
    public void expired(long orderId, long time, String reason) {}

    @Override
    public void replaced(long orderId, long time, long quantity, long limit, long stop) {}

    @Override
    public void requestRejected(long orderId, long time, boolean ofCancel, String reason) {}

    @Override
    public long position(int pod, int instrument) {
      return 0;
    }

    @Override
    public String refusal(long orderId, long lastQty, long lastPx, long commission) {
      return null;
    }
  }
}
