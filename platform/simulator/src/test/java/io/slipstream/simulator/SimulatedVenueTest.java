package io.slipstream.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.ExecutionListener;
import io.slipstream.api.service.venue.VenueAccounts;
import io.slipstream.api.service.venue.VenueOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedVenueTest {
  private static final Instrument COIN = new Instrument("COIN", "USD", 1_000_000, 1, 100_000);
  private static final long MINUTE = 60_000_000_000L;

  private final SimulatedVenue venue = new SimulatedVenue();
  private final List<String> heard = new ArrayList<>();
  private String cash = "1000";
  private String held = "0";

  private final ExecutionListener listener =
      new ExecutionListener() {
        @Override
        public void accepted(long orderId, long time) {
          heard.add("accepted");
        }

        @Override
        public void rejected(long orderId, long time, String reason) {
          heard.add("rejected " + reason);
        }

        @Override
        public void filled(long id, long time, long lastQty, long lastPx, long commission) {
          heard.add(
              "filled "
                  + FixedPoint.format(lastQty)
                  + " at "
                  + FixedPoint.format(lastPx)
                  + " for "
                  + FixedPoint.format(commission));
        }

        @Override
        public void canceled(long orderId, long time, String reason) {
          heard.add("canceled " + reason);
        }
      };

  private void submit(Side side, String quantity, String limit, TimeInForce force, long time) {
    boolean isLimit = !limit.isEmpty();
    venue.submit(
        new VenueOrder(
            1,
            0,
            0,
            side,
            isLimit ? OrderType.LIMIT : OrderType.MARKET,
            force,
            FixedPoint.parse(quantity),
            isLimit ? FixedPoint.parse(limit) : 0,
            time),
        listener);
  }

  private void bar(long openTime, String prices) {
    String[] p = prices.split(" ");
    Bar bar =
        BarSeries.builder(COIN, MINUTE)
            .add(
                openTime,
                FixedPoint.parse(p[0]),
                FixedPoint.parse(p[1]),
                FixedPoint.parse(p[2]),
                FixedPoint.parse(p[3]),
                0)
            .build()
            .bar(0);
    VenueAccounts accounts =
        new VenueAccounts() {
          @Override
          public long cash(int pod) {
            return FixedPoint.parse(cash);
          }

          @Override
          public long position(int pod, int instrument) {
            return FixedPoint.parse(held);
          }
        };
    venue.onBar(0, COIN, bar, accounts, listener);
  }

  @Test
  void shouldFillAMarketOrderAtTheNextOpenOnly() {
    submit(Side.BUY, "2", "", TimeInForce.GTC, MINUTE);
    bar(0, "100 110 90 105");
    assertEquals(List.of(), heard);
    bar(MINUTE, "101 110 90 105");
    assertEquals(List.of("accepted", "filled 2 at 101 for 0.202"), heard);
    bar(2 * MINUTE, "100 110 90 105");
    assertEquals(2, heard.size());
  }

  /** side, limit, bar, what happens. */
  @ParameterizedTest
  @CsvSource({
    "BUY, 95, 100 110 90 105, filled 1 at 95 for 0.095",
    "BUY, 95, 94 110 90 105, filled 1 at 94 for 0.094",
    "BUY, 95, 100 110 96 105, ''",
    "SELL, 108, 100 110 90 105, filled 1 at 108 for 0.108",
    "SELL, 108, 112 115 110 113, filled 1 at 112 for 0.112",
    "SELL, 120, 100 110 90 105, ''"
  })
  void shouldFillALimitOrderAtTheLimitOrBetter(
      Side side, String limit, String prices, String expected) {
    submit(side, "1", limit, TimeInForce.GTC, 0);
    bar(0, prices);
    List<String> all = new ArrayList<>(List.of("accepted"));
    if (!expected.isEmpty()) {
      all.add(expected);
    }
    assertEquals(all, heard);
  }

  @Test
  void shouldCancelAnImmediateOrderThatIsNotReached() {
    submit(Side.BUY, "1", "50", TimeInForce.IOC, 0);
    bar(0, "100 110 90 105");
    assertEquals(List.of("accepted", "canceled not filled at once"), heard);
  }

  /** cash, held, side, quantity: whether it is rejected at a price of 100 and 0.1 % commission. */
  @ParameterizedTest
  @CsvSource({
    "1000, 0, BUY, 10, true",
    "1001, 0, BUY, 10, false",
    "1000, 0, SELL, 10, true",
    "1001, 0, SELL, 10, false",
    "0, 5, SELL, 5, false",
    "0, 5, SELL, 10, true",
    "501, 5, SELL, 10, false",
    "0, -5, BUY, 5, false",
    "1000, -5, BUY, 10, true",
    "1001, -5, BUY, 10, false"
  })
  void shouldRejectAnEntryThatCashDoesNotCover(
      String money, String position, Side side, String quantity, boolean rejected) {
    cash = money;
    held = position;
    submit(side, quantity, "", TimeInForce.GTC, 0);
    bar(0, "100 100 100 100");
    assertEquals(rejected, heard.get(0).equals("rejected insufficient cash"), heard::toString);
  }
}
