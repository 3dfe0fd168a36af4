package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Side;
import java.math.BigInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One pod's money: dollars and euros in cents, a euro for 1.1 dollars. */
class PodLedgerTest {
  private static final long MAX = 1L << 61;

  private final Currencies currencies = new Currencies();
  private final PortfolioSums sums = new PortfolioSums(currencies);
  private final Currencies.Currency dollar = currencies.add("USD", 2);
  private final Currencies.Currency euro = currencies.add("EUR", 2);
  private final PodLedger ledger = new PodLedger(3, sums, currencies, new GateNews());

  @BeforeEach
  void rate() {
    euro.setRate(11, 10);
  }

  private InstrumentState local(int number, String symbol) {
    return new InstrumentState(
        number,
        Desk.stock(symbol, "USD").margin(FixedPoint.ONE / 2, FixedPoint.ONE / 4).build(),
        Desk.QUOTES,
        dollar,
        new GateNews());
  }

  private Holding abroad(int number) {
    return ledger.holding(
        new InstrumentState(
            number, Desk.stock("E", "EUR").build(), Desk.QUOTES, euro, new GateNews()));
  }

  @Test
  void shouldHaveOneHoldingOfAnInstrument() {
    assertNull(ledger.holdingOrNull(5));
    InstrumentState coin = local(5, "A");
    Holding holding = ledger.holding(coin);
    assertSame(holding, ledger.holding(coin));
    assertSame(holding, ledger.holdingOrNull(5));
    assertNull(ledger.holdingOrNull(4));
    assertNull(ledger.holdingOrNull(6));
    assertEquals(6, ledger.holdingSlots());
    ledger.holding(local(6, "B"));
    assertEquals(12, ledger.holdingSlots());
    assertSame(holding, ledger.holdingOrNull(5));
    assertEquals(3, ledger.pod());
  }

  @Test
  void shouldBookBothSidesAndTheCommission() {
    ledger.grant(10_000);
    Holding holding = ledger.holding(local(0, "A"));
    holding.state().mark(1000);
    ledger.book(holding, Side.BUY, 3, 1000, 7);
    assertEquals(10_000 - 3_000 - 7, ledger.cashIn(0));
    assertEquals(-3_007, sums.cash(0));
    ledger.book(holding, Side.SELL, 1, 1100, -2);
    assertEquals(6_993 + 1_100 + 2, ledger.cashIn(0));
    assertEquals(5, ledger.commissionIn(0));
    assertEquals(5, ledger.commission());
    assertEquals(2, ledger.fills());
    assertEquals(BigInteger.valueOf(4_100), ledger.turnover().value());
    assertEquals(8_095 + 2_000, ledger.equity());
    assertEquals(10_000, ledger.capital());
  }

  @Test
  void shouldKeepForeignMoneyApart() {
    assertEquals(0, ledger.cashIn(1));
    assertEquals(0, ledger.commissionIn(1));
    Holding holding = abroad(0);
    holding.state().mark(1000);
    ledger.book(holding, Side.BUY, 2, 1000, 10);
    assertEquals(-2_010, ledger.cashIn(1));
    assertEquals(10, ledger.commissionIn(1));
    assertEquals(-2_010, sums.cash(1));
    assertEquals(0, ledger.cashIn(0));
    assertEquals(0, ledger.cashIn(2));
    assertEquals(0, ledger.commissionIn(2));
    // -20.10, 20.00 and 0.10 euros.
    assertEquals(-2_211, ledger.cash());
    assertEquals(-11, ledger.equity());
    assertEquals(11, ledger.commission());
    assertEquals(BigInteger.valueOf(2_200), ledger.turnover().value());
  }

  @Test
  void shouldChangeNothingWhenAnExecutionDoesNotFit() {
    Holding holding = ledger.holding(local(0, "A"));
    holding.state().mark(1);
    ledger.grant(5 - MAX);
    ledger.book(holding, Side.BUY, 1, 5, 0);
    String before = WrittenState.of(ledger::writeState);
    assertThrows(ArithmeticException.class, () -> ledger.book(holding, Side.BUY, 1, 1, 0));
    ledger.grant(MAX);
    sums.setCash(0, -MAX);
    assertThrows(ArithmeticException.class, () -> ledger.book(holding, Side.BUY, 1, 1, 0));
    sums.setCash(0, -5);
    ledger.grant(-MAX);
    assertEquals(before, WrittenState.of(ledger::writeState));
    assertEquals(1, holding.quantity());
  }

  @Test
  void shouldChangeNothingWhenAGrantDoesNotFit() {
    ledger.grant(MAX);
    assertThrows(ArithmeticException.class, () -> ledger.grant(1));
    assertEquals(MAX, ledger.cashIn(0));
    assertEquals(MAX, ledger.capital());
    assertEquals(MAX, ledger.dayStartEquity());
    ledger.grant(-MAX);
    ledger.adjust(dollar, -5);
    assertEquals(-5, ledger.cashIn(0));
    assertEquals(0, ledger.capital());
  }

  @Test
  void shouldChangeNothingWhenMoneyPaidDoesNotFit() {
    sums.setCash(0, MAX - 1);
    ledger.adjust(dollar, 1);
    assertThrows(ArithmeticException.class, () -> ledger.adjust(dollar, 1));
    assertEquals(1, ledger.cashIn(0));
    sums.setCash(0, 0);
    ledger.adjust(dollar, MAX - 1);
    sums.setCash(0, 0);
    assertThrows(ArithmeticException.class, () -> ledger.adjust(dollar, 1));
    assertEquals(MAX, ledger.cashIn(0));
    assertEquals(0, sums.cash(0));
  }

  @Test
  void shouldNeedMarginForEachHolding() {
    ledger.setMargin(true);
    assertTrue(ledger.isMargin());
    ledger.grant(10_000);
    Holding first = ledger.holding(local(0, "A"));
    Holding second = ledger.holding(local(2, "B"));
    first.state().mark(1000);
    second.state().mark(333);
    ledger.book(first, Side.BUY, 4, 1000, 0);
    ledger.book(second, Side.SELL, 3, 333, 0);
    // Half of 4,000 and of 999, a tie to the even cent; a quarter of them is 1,000 and 249.75.
    assertEquals(2_000 + 500, ledger.margin());
    assertEquals(1_000 + 250, BuyingPower.maintenanceMargin(ledger));
    assertEquals(7_500, ledger.buyingPower());
    ledger.setMargin(false);
    assertFalse(ledger.isMargin());
    assertEquals(4_999, ledger.margin());
    assertEquals(5_001, ledger.buyingPower());
  }

  @Test
  void shouldHaveNoBuyingPowerWhenTheMarginTakesAll() {
    ledger.grant(1_000);
    Holding holding = ledger.holding(local(0, "A"));
    holding.state().mark(1000);
    ledger.book(holding, Side.BUY, 2, 1000, 0);
    assertEquals(1_000, ledger.equity());
    assertEquals(0, ledger.buyingPower());
  }

  /** Four positions of 2^61, long and short in turns, need 2^63. */
  @Test
  void shouldNeedMoreThanAnybodyHasWhenTheMarginDoesNotFit() {
    for (int i = 0; i < 4; i++) {
      Holding holding = ledger.holding(local(i, "A" + i));
      holding.state().mark(1);
      ledger.book(holding, i % 2 == 0 ? Side.BUY : Side.SELL, 1, 1, 0);
      holding.state().mark(MAX);
    }
    assertEquals(Long.MAX_VALUE, ledger.margin());
    assertEquals(0, ledger.buyingPower());
    assertEquals(1L << 61, BuyingPower.maintenanceMargin(ledger));
  }

  @Test
  void shouldShowAtMostTheCommissionThatFits() {
    Holding holding = abroad(0);
    ledger.book(holding, Side.BUY, 1, 1, 1L << 55);
    euro.setRate(1_000, 1);
    assertEquals(Long.MAX_VALUE, ledger.commission());
  }

  @Test
  void shouldBeFlatWhenEveryHoldingIs() {
    assertTrue(ledger.isFlat());
    Holding holding = ledger.holding(local(2, "A"));
    assertTrue(ledger.isFlat());
    ledger.book(holding, Side.BUY, 1, 1, 0);
    assertFalse(ledger.isFlat());
    ledger.book(holding, Side.SELL, 1, 1, 0);
    assertTrue(ledger.isFlat());
  }

  @Test
  void shouldBeRoomyBelowABound() {
    ledger.moveMarked(dollar, 99);
    assertTrue(ledger.isRoomy(100));
    sums.moveMarked(0, -1);
    assertFalse(ledger.isRoomy(99));
    sums.moveMarked(0, -198);
    assertFalse(ledger.isRoomy(100));
    assertTrue(ledger.isRoomy(101));
    sums.moveMarked(0, -1);
    assertFalse(ledger.isRoomy(101));
    sums.moveMarked(0, 1);
    sums.moveMarked(0, 100);
    ledger.moveMarked(dollar, -200);
    assertFalse(ledger.isRoomy(100));
  }

  @Test
  void shouldRememberTheEquityOfTheDayStart() {
    ledger.grant(100);
    ledger.adjust(dollar, 20);
    assertEquals(100, ledger.dayStartEquity());
    ledger.startDay();
    assertEquals(120, ledger.dayStartEquity());
  }

  @Test
  void shouldWriteMoneyTurnoverAndTouchedHoldings() {
    ledger.grant(500);
    ledger.holding(local(0, "A"));
    assertEquals("500,500,0,0,0,0,500,0,-1,-1", WrittenState.of(ledger::writeState));
    Holding holding = abroad(1);
    ledger.book(holding, Side.BUY, 2, 100, 3);
    String position = WrittenState.of(holding::writeState);
    assertEquals(
        "500,500,1,0,220,0,500,0,1,-203,3,-1," + position + ",-1",
        WrittenState.of(ledger::writeState));
  }
}
