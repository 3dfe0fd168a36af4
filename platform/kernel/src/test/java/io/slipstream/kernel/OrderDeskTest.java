package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input.AccountType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDeskTest {
  private final Desk desk = new Desk();
  private int coin;
  private int pod;

  @BeforeEach
  void open() {
    coin = desk.add(Desk.stock("A", "USD").build());
    pod = desk.pod("p", 1_000_000, AccountType.CASH);
    desk.quote(coin, 1000);
  }

  private OrderDraft draft() {
    return desk.draft(coin);
  }

  @Test
  void shouldKeepAPodFromOrdersOfAnother() {
    int other = desk.pod("q", 1_000_000, AccountType.CASH);
    desk.send(other, draft().limit(Side.BUY, 1, 900));
    desk.apply(new Input.CancelRequested(pod, ((long) (other - pod) << 40) | 1));
    desk.apply(new Input.ReplaceRequested(pod, ((long) (other - pod) << 40) | 1, 2, 900, 0));
    assertEquals(OrderState.ACCEPTED, desk.order(other, 1).state());
    assertEquals(1, desk.order(other, 1).orderQty());
  }

  @Test
  void shouldTellEveryStepOfAFill() {
    desk.buy(pod, coin, 10);
    assertEquals(
        List.of(OrderState.SUBMITTED, OrderState.ACCEPTED, OrderState.FILLED), desk.states());
    assertEquals("p-1", desk.order(pod, 1).clientOrderId());
    assertEquals(0, desk.kernel.workingOrders(pod));
    assertEquals(1000, desk.order(pod, 1).avgPx());
  }

  @Test
  void shouldCountWhatWorks() {
    desk.send(pod, draft().limit(Side.BUY, 10, 900));
    desk.send(pod, draft().limit(Side.BUY, 5, 950));
    desk.send(pod, draft().limit(Side.SELL, 7, 1100));
    WorkingOrders working = desk.kernel.podAt(pod).ledger().holdingOrNull(coin).working();
    assertEquals(15, working.quantity(Side.BUY));
    assertEquals(7, working.quantity(Side.SELL));
    assertEquals(3, desk.kernel.workingOrders(pod));
    desk.quote(coin, 940);
    assertEquals(10, working.quantity(Side.BUY));
    desk.apply(new Input.CancelRequested(pod, 1));
    assertEquals(0, working.quantity(Side.BUY));
    assertEquals(1, working.count());
    assertEquals("asked by the pod", desk.order(pod, 1).reason());
  }

  @Test
  void shouldReplaceQuantityAndPrices() {
    Order order = desk.send(pod, draft().limit(Side.BUY, 10, 900));
    desk.apply(new Input.ReplaceRequested(pod, 1, 4, 950, 0));
    assertEquals(4, order.orderQty());
    assertEquals(950, order.limitPrice());
    assertEquals("p-1/1", order.clientOrderId());
    assertEquals(OrderState.ACCEPTED, order.state());
    assertEquals(
        4, desk.kernel.podAt(pod).ledger().holdingOrNull(coin).working().quantity(Side.BUY));
    desk.apply(new Input.ReplaceRequested(pod, 1, 4, 1000, 0)).quote(coin, 1000);
    assertEquals(OrderState.FILLED, order.state());
    assertEquals(4, desk.position(pod, coin).quantity());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 900, NOT_REPLACEABLE below zero quantity",
    "1, 5,   0, NOT_REPLACEABLE without its price",
    "2, 5, 900, NOT_REPLACEABLE closed"
  })
  void shouldRefuseAReplacementThatCannotBe(long number, long quantity, long price, String why) {
    desk.send(pod, draft().limit(Side.BUY, 10, 900));
    desk.buy(pod, coin, 1);
    desk.apply(new Input.ReplaceRequested(pod, number, quantity, price, 0));
    List<Decision.RequestRejected> refused = desk.made(Decision.RequestRejected.class);
    assertEquals(1, refused.size(), why);
    String expected = quantity == 0 ? "REPLACE_BELOW_FILLED" : "NOT_REPLACEABLE";
    assertEquals(expected, refused.get(0).reason());
    assertEquals(10, desk.order(pod, 1).orderQty());
  }

  @Test
  void shouldIgnoreACancelAndRefuseAReplacementOfAnUnknownOrder() {
    desk.apply(new Input.CancelRequested(pod, 9));
    assertTrue(desk.decisions.isEmpty());
    desk.apply(new Input.ReplaceRequested(pod, 9, 1, 1, 0));
    Decision.RequestRejected refused = desk.made(Decision.RequestRejected.class).get(0);
    assertEquals("NOT_REPLACEABLE", refused.reason());
    assertEquals("p-9", refused.clientOrderId());
  }

  @Test
  void shouldCancelOneInstrumentOrAll() {
    int other = desk.add(Desk.stock("B", "USD").build());
    int both = desk.pod("q", 1_000_000, AccountType.CASH);
    desk.quote(other, 500);
    desk.send(both, draft().limit(Side.BUY, 1, 900));
    desk.send(both, desk.draft(other).limit(Side.BUY, 1, 400));
    desk.apply(new Input.CancelAllRequested(both, other));
    assertFalse(desk.order(both, 1).state().isClosed());
    assertEquals(OrderState.CANCELED, desk.order(both, 2).state());
    desk.apply(new Input.TradingStateSet(TradingState.HALTED, "me", "drill"));
    assertEquals("trading was halted", desk.order(both, 1).reason());
    assertEquals(TradingState.HALTED, desk.kernel.tradingState());
    assertEquals("drill", desk.kernel.tradingStateReason());
  }

  @ParameterizedTest
  @CsvSource({
    "PodStopped,   the pod was stopped",
    "PodSuspended, the pod was suspended",
    "PodRemoved,   the pod was removed",
    "PodUnbound,   gone"
  })
  void shouldCancelWhenAPodEnds(String kind, String reason) {
    desk.send(pod, draft().limit(Side.BUY, 1, 900));
    Input input =
        switch (kind) {
          case "PodStopped" -> new Input.PodStopped(pod, "me", "why");
          case "PodSuspended" -> new Input.PodSuspended(pod, "me", "why");
          case "PodRemoved" -> new Input.PodRemoved(pod, "me");
          default -> new Input.PodUnbound(pod, "gone");
        };
    desk.apply(input);
    assertEquals(OrderState.CANCELED, desk.order(pod, 1).state());
    assertEquals(reason, desk.order(pod, 1).reason());
    assertEquals(kind.equals("PodUnbound"), desk.kernel.mayTrade(pod));
  }

  /** Entry at 1,000; exits at 5 % and 8 %, or at prices. */
  @ParameterizedTest
  @CsvSource({"BUY, 950, 1080", "SELL, 1050, 920"})
  void shouldAttachExitsToEveryExecution(Side side, long stop, long limit) {
    Bracket rates = Bracket.atRates(FixedPoint.ONE / 20, FixedPoint.ONE * 8 / 100);
    desk.send(pod, draft().market(side, 10).bracket(rates));
    Order stopLoss = desk.order(pod, Pod.OWN_ORDERS + 1);
    Order takeProfit = desk.order(pod, Pod.OWN_ORDERS + 2);
    assertEquals("p-x1", stopLoss.clientOrderId());
    assertEquals(OrderType.STOP_MARKET, stopLoss.type());
    assertEquals(stop, stopLoss.stopPrice());
    assertEquals(limit, takeProfit.limitPrice());
    assertEquals(side.opposite(), stopLoss.side());
    assertEquals(10, takeProfit.orderQty());
    desk.quote(coin, limit);
    assertEquals(OrderState.FILLED, takeProfit.state());
    assertEquals(OrderState.CANCELED, stopLoss.state());
    assertEquals("the other exit was executed", stopLoss.reason());
    assertTrue(desk.position(pod, coin).isFlat());
  }

  @Test
  void shouldLeaveOutExitsThatAreAbsent() {
    desk.send(pod, draft().market(Side.BUY, 10).bracket(Bracket.atPrices(900, 0)));
    assertEquals(1, desk.kernel.podAt(pod).orders());
    desk.send(pod, draft().market(Side.BUY, 10).bracket(Bracket.atPrices(0, 1100)));
    assertEquals(1100, desk.order(pod, Pod.OWN_ORDERS + 2).limitPrice());
    desk.quote(coin, 900);
    assertEquals(10, desk.position(pod, coin).quantity());
  }

  @ParameterizedTest
  @CsvSource({"BUY, 925, 1100", "SELL, 1075, 900"})
  void shouldRoundExitsToTheTickTowardsTheMarket(Side side, long stop, long limit) {
    int ticked = desk.add(Desk.stock("T", "USD").tickSize(25).build());
    int own = desk.pod("q", 1_000_000, AccountType.CASH);
    desk.quote(ticked, 1000);
    Bracket rates = Bracket.atRates(FixedPoint.ONE * 9 / 100, FixedPoint.ONE * 9 / 100);
    desk.send(own, desk.draft(ticked).market(side, 1).bracket(rates));
    assertEquals(stop, desk.order(own, Pod.OWN_ORDERS + 1).stopPrice());
    assertEquals(limit, desk.order(own, Pod.OWN_ORDERS + 2).limitPrice());
  }

  @Test
  void shouldLeaveOutTheLimitWhenTheStopIsExecutedAtOnce() {
    desk.send(pod, draft().market(Side.BUY, 1).bracket(Bracket.atPrices(1000, 2000)));
    assertEquals(null, desk.order(pod, Pod.OWN_ORDERS + 2));
    assertTrue(desk.position(pod, coin).isFlat());
  }

  @Test
  void shouldNumberDeniedOrdersToo() {
    Scenario scenario = new Scenario("a");
    scenario.verdict =
        io.slipstream.api.service.risk.Verdict.denied(
            io.slipstream.api.service.risk.DenialCode.LOT_SIZE, 1, 2);
    scenario.order(0, Side.BUY, "1");
    scenario.verdict = io.slipstream.api.service.risk.Verdict.ALLOWED;
    scenario.order(0, Side.BUY, "1");
    assertEquals("a-2", scenario.sent.get(0).clientOrderId());
  }

  @Test
  void shouldForgetOldClosedOrdersAndReuseThem() {
    for (int i = 0; i < 9_000; i++) {
      desk.buy(pod, coin, 1).sell(pod, coin, 1);
    }
    assertEquals(null, desk.order(pod, 1));
    assertEquals(OrderState.FILLED, desk.order(pod, 18_000).state());
    assertEquals("p-18000", desk.order(pod, 18_000).clientOrderId());
    assertEquals(8_192, desk.kernel.blotter().newestClosed(20_000).size());
    java.util.List<Long> newest = new java.util.ArrayList<>();
    desk.kernel.newestOrders(2, order -> newest.add(order.number()));
    assertEquals(List.of(18_000L, 17_999L), newest);
    assertTrue(desk.position(pod, coin).isFlat());
  }
}
