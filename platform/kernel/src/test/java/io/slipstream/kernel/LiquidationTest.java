package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input.AccountType;
import org.junit.jupiter.api.Test;

/** Half of the notional to open, a quarter to keep; 10,000 cents buy 20 at 1,000. */
class LiquidationTest {
  private static final Instrument A =
      Desk.stock("A", "USD").margin(FixedPoint.ONE / 2, FixedPoint.ONE / 4).build();

  private final Desk desk = new Desk();

  @Test
  void shouldCloseWhatIsHeldBelowMaintenance() {
    int coin = desk.add(A);
    int pod = desk.pod("p", 10_000, AccountType.MARGIN);
    final int other = desk.pod("other", 10_000, AccountType.MARGIN);
    desk.quote(coin, 1000).buy(pod, coin, 20);
    desk.send(pod, desk.draft(coin).limit(Side.SELL, 20, 2000));
    // At 667 equity is 3,340, a quarter of 13,340 is 3,335; at 666 it is 3,320 against 3,330.
    desk.quote(coin, 667);
    assertEquals(20, desk.position(pod, coin).quantity());
    desk.quote(coin, 666);
    Decision.Liquidated liquidated = desk.made(Decision.Liquidated.class).get(0);
    assertEquals(new Decision.Liquidated(pod, 3_320, 3_330), liquidated);
    assertEquals("the pod is being liquidated", desk.order(pod, 2).reason());
    assertEquals("LIQUIDATION", desk.order(pod, Pod.OWN_ORDERS + 1).rationaleCode());
    assertTrue(desk.order(pod, Pod.OWN_ORDERS + 1).isReduceOnly());
    assertTrue(desk.position(pod, coin).isFlat());
    assertEquals(3_320, desk.cash(pod));
    assertTrue(desk.kernel.podAt(pod).isLiquidating());
    desk.quote(coin, 666);
    assertFalse(desk.kernel.podAt(pod).isLiquidating());
    assertEquals(10_000, desk.cash(other));
  }

  @Test
  void shouldLiquidateShortsAndEveryInstrument() {
    int coin = desk.add(A);
    int second = desk.add(Desk.stock("B", "USD").margin(FixedPoint.ONE / 2, 1).build());
    int pod = desk.pod("p", 10_000, AccountType.MARGIN);
    desk.quote(coin, 1000).quote(second, 100);
    desk.sell(pod, coin, 15).buy(pod, second, 20);
    desk.quote(coin, 1500);
    assertTrue(desk.position(pod, coin).isFlat());
    assertTrue(desk.position(pod, second).isFlat());
    assertEquals(2_500, desk.cash(pod));
  }

  @Test
  void shouldNeverLiquidateACashAccount() {
    int coin = desk.add(A);
    int pod = desk.pod("p", 10_000, AccountType.CASH);
    desk.quote(coin, 1000).buy(pod, coin, 10);
    desk.quote(coin, 1);
    assertEquals(10, desk.position(pod, coin).quantity());
  }

  @Test
  void shouldAskAgainWhenItsOrderWasCanceled() {
    int coin = desk.add(A, io.slipstream.api.service.venue.SimulationModel.DEFAULT);
    int pod = desk.pod("p", 10_000, AccountType.MARGIN);
    desk.bar(coin, 1000, 1000, 1000, 1000, 60).buy(pod, coin, 20);
    desk.bar(coin, 1000, 1000, 600, 600, 60);
    assertTrue(desk.kernel.podAt(pod).isLiquidating());
    desk.apply(new Input.TradingStateSet(TradingState.HALTED, "me", "drill"));
    assertEquals(OrderState.CANCELED, desk.order(pod, Pod.OWN_ORDERS + 1).state());
    desk.apply(new Input.TradingStateSet(TradingState.ACTIVE, "me", "drill is over"));
    desk.bar(coin, 600, 600, 600, 600, 60);
    desk.bar(coin, 590, 600, 590, 600, 60);
    assertTrue(desk.position(pod, coin).isFlat());
    assertEquals(10_000 - 20 * 410, desk.cash(pod));
    assertFalse(desk.kernel.podAt(pod).isLiquidating());
    assertEquals(OrderState.FILLED, desk.order(pod, Pod.OWN_ORDERS + 2).state());
    assertEquals(null, desk.order(pod, Pod.OWN_ORDERS + 3));
  }
}
