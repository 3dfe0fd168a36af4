package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.kernel.Input.AccountType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exits that each execution of an order with a bracket gets. */
class ExitsTest {
  private final Desk desk = new Desk();
  private int coin;
  private int pod;

  private void open(Instrument instrument, long price) {
    coin = desk.add(instrument);
    pod = desk.pod("p", 1_000_000, AccountType.CASH);
    desk.quote(coin, price);
  }

  private Order exit(int number) {
    return desk.order(pod, Pod.OWN_ORDERS + number);
  }

  private void enter(Side side, long quantity, Bracket bracket) {
    desk.send(pod, desk.draft(coin).market(side, quantity).bracket(bracket));
  }

  @ParameterizedTest
  @CsvSource({"BUY, 900, 1100", "SELL, 1100, 900"})
  void shouldCancelTheLimitWhenTheStopIsExecuted(Side side, long stop, long limit) {
    open(Desk.stock("A", "USD").build(), 1000);
    enter(side, 10, Bracket.atPrices(stop, limit));
    assertEquals(OrderState.ACCEPTED, exit(2).state());
    desk.quote(coin, stop);
    assertEquals(OrderState.FILLED, exit(1).state());
    assertEquals(OrderState.CANCELED, exit(2).state());
    assertEquals("the other exit was executed", exit(2).reason());
    assertTrue(desk.position(pod, coin).isFlat());
    desk.quote(coin, limit);
    assertTrue(desk.position(pod, coin).isFlat());
  }

  @Test
  void shouldMakeThePairForTheExecutedQuantityStopFirst() {
    open(Desk.stock("A", "USD").build(), 1000);
    long decided = desk.time;
    enter(Side.BUY, 7, Bracket.atPrices(900, 1100));
    assertEquals(OrderType.STOP_MARKET, exit(1).type());
    assertEquals(900, exit(1).stopPrice());
    assertEquals("STOP_LOSS", exit(1).rationaleCode());
    assertEquals(OrderType.LIMIT, exit(2).type());
    assertEquals(1100, exit(2).limitPrice());
    assertEquals("TAKE_PROFIT", exit(2).rationaleCode());
    for (int number = 1; number <= 2; number++) {
      assertEquals(Side.SELL, exit(number).side());
      assertEquals(7, exit(number).orderQty());
      assertEquals(TimeInForce.GTC, exit(number).timeInForce());
      assertEquals(decided, exit(number).decisionTime());
      assertEquals(Bracket.NONE, exit(number).bracket());
      assertEquals("p-x" + number, exit(number).clientOrderId());
    }
    assertEquals(exit(2).orderId(), exit(1).sibling());
    assertEquals(exit(1).orderId(), exit(2).sibling());
    assertEquals(1, desk.kernel.podAt(pod).orders());
  }

  /** Each execution has its own pair, and the numbers go on. */
  @Test
  void shouldNumberTheExitsOfAllExecutionsInARow() {
    open(Desk.stock("A", "USD").build(), 1000);
    enter(Side.BUY, 2, Bracket.atPrices(900, 0));
    enter(Side.BUY, 3, Bracket.atPrices(0, 1200));
    enter(Side.BUY, 4, Bracket.atPrices(800, 1300));
    assertEquals(0, exit(1).sibling());
    assertEquals(0, exit(2).sibling());
    assertEquals(exit(4).orderId(), exit(3).sibling());
    assertNull(exit(5));
    desk.quote(coin, 900);
    assertEquals(7, desk.position(pod, coin).quantity());
    assertEquals(OrderState.ACCEPTED, exit(2).state());
    desk.quote(coin, 1300);
    assertEquals(OrderState.FILLED, exit(2).state());
    assertEquals(OrderState.FILLED, exit(4).state());
    assertEquals(OrderState.CANCELED, exit(3).state());
    assertTrue(desk.position(pod, coin).isFlat());
  }

  /**
   * Half-even, then to the tick of 5: a SELL up, a BUY down; never below one tick. 1,005 less 10 %
   * is 904.5, a tie.
   */
  @ParameterizedTest
  @CsvSource({
    "BUY,  1000, 0.1,    0.1,     900, 1100",
    "BUY,  1005, 0.1,    0.1,     905, 1110",
    "BUY,  1000, 0.0001, 0.0001, 1000, 1000",
    "BUY,  1000, 0.0009, 0.0009, 1000, 1005",
    "SELL, 1000, 0.1,    0.1,    1100,  900",
    "SELL, 1005, 0.1,    0.1,    1105,  900",
    "SELL, 1000, 0.0011, 0.0011, 1000,  995",
    "SELL,   10, 0.5,    0.9999,   15,    5",
    "BUY,    10, 0.9999, 0.5,       5,   15"
  })
  void shouldTakePricesFromRates(
      Side side, long price, String loss, String gain, long stop, long limit) {
    Scenario scenario = new Scenario("a");
    Instrument ticked = Instrument.builder("T", "USD").tickSize(5).build();
    scenario.apply(new Input.InstrumentAdded(ticked, SimulationModel.DEFAULT));
    Bracket rates = Bracket.atRates(FixedPoint.parse(loss), FixedPoint.parse(gain));
    OrderDraft entry = new OrderDraft(ticked).market(side, 1).bracket(rates);
    scenario.kernel.onIntent(0, 1, entry);
    scenario.reports.filled(1, 1, 1, price, 0, false);
    assertEquals(stop, scenario.kernel.blotter().find(Pod.OWN_ORDERS + 1).stopPrice());
    assertEquals(limit, scenario.kernel.blotter().find(Pod.OWN_ORDERS + 2).limitPrice());
  }
}
