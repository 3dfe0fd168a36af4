package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.LargestRemainder;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.CommissionModel;
import io.slipstream.kernel.Input.AccountType;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NettingTest {
  private final Desk desk = new Desk("USD", 2, true);
  private int coin;

  @BeforeEach
  void open() {
    // One dollar an order at least: what netting saves.
    CommissionModel dollar = CommissionModel.rate(FixedPoint.ONE / 1000, FixedPoint.ONE);
    coin = desk.add(Desk.stock("A", "USD").build(), Desk.QUOTES.withCommission(dollar));
    for (String pod : new String[] {"a", "b", "c"}) {
      desk.pod(pod, 1_000_000, AccountType.CASH);
    }
    desk.quote(coin, 990, 1010);
  }

  private void endSlice() {
    desk.apply(new Input.SliceEnded(desk.time));
  }

  @Test
  void shouldCrossAtTheMarkWithoutCommission() {
    desk.buy(0, coin, 10).sell(1, coin, 10);
    assertEquals(OrderState.SUBMITTED, desk.order(0, 1).state());
    assertTrue(desk.kernel.hasHeldOrders());
    endSlice();
    assertEquals(990_000, desk.cash(0));
    assertEquals(1_010_000, desk.cash(1));
    assertEquals(OrderState.FILLED, desk.order(0, 1).state());
    assertEquals(3_000_000, desk.kernel.portfolioEquity());
  }

  @Test
  void shouldSendWhatIsLeftAsOneOrderAndShareItsCommission() {
    desk.buy(0, coin, 7).buy(1, coin, 4).sell(2, coin, 5);
    endSlice();
    // 5 of 11 cross: 3 and 2; 4 and 2 are left, bought at 1010 for one dollar together.
    assertEquals(7, desk.position(0, coin).quantity());
    assertEquals(4, desk.position(1, coin).quantity());
    assertEquals(-5, desk.position(2, coin).quantity());
    assertEquals(1_000_000 - 3_000 - 4_040 - 67, desk.cash(0));
    assertEquals(1_000_000 - 2_000 - 2_020 - 33, desk.cash(1));
    assertEquals(1_005_000, desk.cash(2));
  }

  @Test
  void shouldSendASingleOrderAsItIs() {
    desk.buy(0, coin, 10);
    endSlice();
    assertEquals(1_000_000 - 10_100 - 100, desk.cash(0));
  }

  @Test
  void shouldLeaveOtherOrdersAlone() {
    desk.send(0, desk.draft(coin).limit(Side.BUY, 1, 1010));
    assertEquals(OrderState.FILLED, desk.order(0, 1).state());
  }

  @Test
  void shouldCancelWhatIsHeld() {
    desk.buy(0, coin, 10).sell(1, coin, 10);
    desk.apply(new Input.CancelRequested(0, 1));
    assertEquals(OrderState.CANCELED, desk.order(0, 1).state());
    endSlice();
    assertEquals(0, desk.position(0, coin).quantity());
    assertEquals(-10, desk.position(1, coin).quantity());
  }

  @Test
  void shouldNotCrossWhatAnAccountCannotBear() {
    desk.buy(0, coin, 5_000).sell(1, coin, 10);
    endSlice();
    assertEquals(OrderState.REJECTED, desk.order(0, 1).state());
    assertEquals(-10, desk.position(1, coin).quantity());
    assertEquals(1_000_000 + 9_900 - 100, desk.cash(1));
  }

  @Test
  void shouldCancelAnOrderSentNetOnlyWhenAllWantTo() {
    Desk bars = new Desk("USD", 2, true);
    int slow =
        bars.add(
            Desk.stock("A", "USD").build(),
            io.slipstream.api.service.venue.SimulationModel.DEFAULT);
    bars.pod("a", 1_000_000, AccountType.CASH);
    bars.pod("b", 1_000_000, AccountType.CASH);
    bars.bar(slow, 1000, 1000, 1000, 1000, 60).buy(0, slow, 3).buy(1, slow, 3);
    bars.apply(new Input.SliceEnded(bars.time));
    bars.apply(new Input.ReplaceRequested(0, 1, 5, 0, 0));
    assertEquals("NOT_REPLACEABLE", bars.made(Decision.RequestRejected.class).get(0).reason());
    bars.apply(new Input.CancelRequested(0, 1));
    assertEquals(OrderState.ACCEPTED, bars.order(0, 1).state());
    bars.apply(new Input.CancelRequested(1, 1));
    assertEquals(OrderState.CANCELED, bars.order(0, 1).state());
    assertEquals(OrderState.CANCELED, bars.order(1, 1).state());
    bars.bar(slow, 1000, 1000, 1000, 1000, 60);
    assertTrue(bars.position(0, slow).isFlat());
  }

  /** Hamilton's method; the textbook case of 1792 in small. */
  @ParameterizedTest
  @CsvSource({
    "10, 1:1:1,       1, 4:3:3",
    "10, 5:3:2,       1, 5:3:2",
    "7,  5:3:2,       1, 4:2:1",
    "100, 47:16:158:12:17, 1, 19:6:63:5:7",
    "10, 0:1:0,       1, 0:10:0",
    "10, 1:2,         5, 5:5",
    "15, 1:2,         5, 5:10",
    "0,  1:2,         1, 0:0",
    "11, 1:1,         2, 6:5",
    "1,  1:1:1,       1, 1:0:0"
  })
  void shouldLoseNothing(long whole, String weights, long step, String parts) {
    assertArrayEquals(longs(parts), LargestRemainder.divide(whole, longs(weights), step));
  }

  private static long[] longs(String text) {
    return Arrays.stream(text.split(":")).mapToLong(Long::parseLong).toArray();
  }
}
