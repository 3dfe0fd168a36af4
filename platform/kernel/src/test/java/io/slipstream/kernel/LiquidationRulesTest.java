package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.kernel.Input.AccountType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is liquidated, when, and with which orders: half to open, a quarter to keep. */
class LiquidationRulesTest {
  private static final Instrument A = stock("A");
  private static final Instrument B = stock("B");

  private final Desk desk = new Desk();

  private static Instrument stock(String symbol) {
    return Desk.stock(symbol, "USD").margin(FixedPoint.ONE / 2, FixedPoint.ONE / 4).build();
  }

  private void account(int pod, AccountType type) {
    Input.PodDefinition old = desk.kernel.podAt(pod).definition();
    desk.apply(
        new Input.PodReconfigured(
            pod,
            new Input.PodDefinition(
                old.name(),
                old.strategy(),
                old.instruments(),
                old.capital(),
                old.limits(),
                old.parameters(),
                type),
            ""));
  }

  private boolean isLiquidating(int pod) {
    return desk.kernel.podAt(pod).isLiquidating();
  }

  private Order own(int pod, int number) {
    return desk.order(pod, Pod.OWN_ORDERS + number);
  }

  private void bars(int instrument, long price) {
    desk.bar(instrument, price, price, price, price, 60);
  }

  /** 10 bought at 1,000 with 4,500 of debt: at 600 equity and maintenance are 1,500. */
  @Test
  void shouldBeginBelowMaintenanceNotAtIt() {
    int coin = desk.add(A);
    int pod = desk.pod("p", 5_500, AccountType.MARGIN);
    desk.quote(coin, 1000).buy(pod, coin, 10).quote(coin, 600);
    assertFalse(isLiquidating(pod));
    assertEquals(1_500, desk.kernel.equity(pod));
    desk.quote(coin, 599);
    // A quarter of 5,990 is 1,497.5, a tie, to the even neighbour.
    assertEquals(
        List.of(new Decision.Liquidated(pod, 1_490, 1_498)), desk.made(Decision.Liquidated.class));
    assertTrue(isLiquidating(pod));
  }

  @Test
  void shouldLeaveACashAccountAloneWhateverItOwes() {
    int coin = desk.add(A);
    int cash = desk.pod("c", 10_000, AccountType.CASH);
    int margin = desk.pod("m", 10_000, AccountType.MARGIN);
    desk.quote(coin, 1000).sell(cash, coin, 10).buy(margin, coin, 1).quote(coin, 5_000);
    assertEquals(-30_000, desk.kernel.equity(cash));
    assertEquals(-10, desk.position(cash, coin).quantity());
    assertEquals(1, desk.position(margin, coin).quantity());
    assertFalse(isLiquidating(cash));
  }

  @Test
  void shouldOnlyBePossibleWithAMarginAccount() {
    desk.add(A);
    int pod = desk.pod("p", 10_000, AccountType.CASH);
    assertTrue(desk.kernel.isQuiet());
    account(pod, AccountType.MARGIN);
    assertFalse(desk.kernel.isQuiet());
    account(pod, AccountType.CASH);
    assertTrue(desk.kernel.isQuiet());
  }

  /** A cash account that fell below maintenance becomes a margin account. */
  @Test
  void shouldLookOnlyAtEventsOfWhatAPodHolds() {
    int coin = desk.add(A);
    int other = desk.add(B);
    int pod = desk.pod("p", 10_000, AccountType.MARGIN);
    final int holder = desk.pod("q", 10_000, AccountType.MARGIN);
    desk.quote(coin, 1000).quote(other, 1000).sell(pod, coin, 10).buy(holder, other, 1);
    desk.quote(coin, 1000);
    account(pod, AccountType.CASH);
    desk.quote(coin, 1_800);
    account(pod, AccountType.MARGIN);
    desk.quote(other, 1000);
    assertFalse(isLiquidating(pod));
    desk.quote(coin, 1_800);
    assertTrue(isLiquidating(pod));
    assertTrue(desk.position(pod, coin).isFlat());
    assertEquals(1, desk.position(holder, other).quantity());
  }

  @Test
  void shouldForgetALiquidationWhenTheAccountBecomesOneOfCash() {
    int coin = desk.add(A, SimulationModel.DEFAULT);
    int pod = desk.pod("p", 10_000, AccountType.MARGIN);
    bars(coin, 1000);
    desk.buy(pod, coin, 20);
    desk.bar(coin, 1000, 1000, 600, 600, 60);
    assertTrue(isLiquidating(pod));
    account(pod, AccountType.CASH);
    assertFalse(isLiquidating(pod));
  }

  /** Both holdings get an order; the one of B still works when A's is done. */
  @Test
  void shouldNotAskTwiceWhileItsOrderWorks() {
    int coin = desk.add(A, SimulationModel.DEFAULT);
    int other = desk.add(B, SimulationModel.DEFAULT);
    int pod = desk.pod("p", 10_000, AccountType.MARGIN);
    bars(coin, 1000);
    bars(other, 100);
    desk.buy(pod, coin, 16).sell(pod, other, 20);
    bars(other, 100);
    desk.bar(coin, 1000, 1000, 500, 500, 60);
    assertTrue(isLiquidating(pod));
    assertEquals(Side.SELL, own(pod, 1).side());
    assertEquals(16, own(pod, 1).orderQty());
    assertEquals(Side.BUY, own(pod, 2).side());
    assertEquals(20, own(pod, 2).orderQty());
    assertEquals("LIQUIDATION", own(pod, 2).rationaleCode());
    desk.send(pod, desk.draft(other).limit(Side.SELL, 1, 150));
    desk.bar(coin, 500, 500, 500, 500, 60);
    assertEquals(OrderState.FILLED, own(pod, 1).state());
    assertEquals(OrderState.ACCEPTED, own(pod, 2).state());
    assertNull(own(pod, 3));
    bars(other, 100);
    assertEquals(OrderState.FILLED, own(pod, 2).state());
    assertNull(own(pod, 3));
    assertTrue(desk.kernel.podAt(pod).ledger().isFlat());
    assertFalse(isLiquidating(pod));
  }

  /** An order of the pod's that enlarges the position does not count as the one that closes it. */
  @Test
  void shouldAskAgainWhenOnlyOtherOrdersWork() {
    int coin = desk.add(A, SimulationModel.DEFAULT);
    int other = desk.add(B, SimulationModel.DEFAULT);
    int pod = desk.pod("p", 10_000, AccountType.MARGIN);
    bars(coin, 1000);
    bars(other, 100);
    desk.buy(pod, coin, 16).sell(pod, other, 20);
    bars(other, 100);
    desk.bar(coin, 1000, 1000, 500, 500, 60);
    desk.send(pod, desk.draft(other).limit(Side.SELL, 1, 150));
    desk.apply(new Input.CancelRequested(pod, Pod.OWN_ORDERS + 2));
    assertEquals(OrderState.CANCELED, own(pod, 2).state());
    bars(other, 100);
    assertNotNull(own(pod, 3));
    assertEquals(other, own(pod, 3).instrumentNumber());
    assertEquals(20, own(pod, 3).orderQty());
    assertNull(own(pod, 4));
    assertTrue(isLiquidating(pod));
  }

  /** Pods are looked at by number; each is told for itself. */
  @Test
  void shouldLiquidateByPodNumber() {
    int coin = desk.add(A);
    int first = desk.pod("p", 10_000, AccountType.MARGIN);
    int second = desk.pod("q", 10_000, AccountType.MARGIN);
    final int third = desk.pod("r", 10_000, AccountType.MARGIN);
    desk.quote(coin, 1000).buy(second, coin, 20).buy(first, coin, 18).buy(third, coin, 5);
    desk.quote(coin, 500);
    assertEquals(
        List.of(
            new Decision.Liquidated(first, 1_000, 2_250),
            new Decision.Liquidated(second, 0, 2_500)),
        desk.made(Decision.Liquidated.class));
    assertEquals(5, desk.position(third, coin).quantity());
    desk.quote(coin, 500);
    assertFalse(isLiquidating(first) || isLiquidating(second));
  }
}
