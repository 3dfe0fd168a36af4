package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.order.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A position on its own: prices and money in cents, mark 1,000. */
class HoldingTest {
  private final Currencies currencies = new Currencies();
  private final PortfolioSums sums = new PortfolioSums(currencies);
  private final InstrumentState coin =
      new InstrumentState(
          0, Desk.stock("A", "USD").build(), Desk.QUOTES, currencies.add("USD", 2), new GateNews());
  private final PodLedger ledger = new PodLedger(0, sums, currencies, new GateNews());
  private final Holding holding = ledger.holding(coin);

  @BeforeEach
  void mark() {
    coin.mark(1000);
  }

  private String lots() {
    StringBuilder text = new StringBuilder();
    for (int lot = 0; lot < holding.lots(); lot++) {
      text.append(lot == 0 ? "" : " ").append(holding.lotQuantity(lot)).append('@');
      text.append(holding.lotCost(lot));
    }
    return text.toString();
  }

  @Test
  void shouldShowLongAndShortLotsWithTheirSign() {
    holding.book(Side.BUY, 3, 3_100);
    holding.book(Side.BUY, 2, 1_900);
    assertEquals("3@3100 2@1900", lots());
    assertEquals(5_000, holding.openCost());
    assertEquals(5_000, holding.notional());
    // 5 of 9 close: 8,100 * 5 / 9 = 4,500, 500 less than they cost; 4 are sold short for 3,600.
    holding.book(Side.SELL, 9, 8_100);
    assertEquals("-4@-3600", lots());
    assertEquals(-3_600, holding.openCost());
    assertEquals(-500, holding.realizedPnl());
    assertEquals(-4_000, holding.notional());
    // Bought back for 1,100 what was sold for 900.
    holding.book(Side.BUY, 1, 1_100);
    assertEquals("-3@-2700", lots());
    assertEquals(-700, holding.realizedPnl());
  }

  /** What of a notional of 1,001 closes; half-even unless it is all of it. */
  @ParameterizedTest
  @CsvSource({"0, 4, 0", "4, 4, 1001", "1, 4, 250", "2, 4, 500", "3, 4, 751"})
  void shouldDivideTheNotionalOfAnExecution(long closing, long lastQty, long value) {
    assertEquals(value, Holding.closingValue(1001, closing, lastQty));
  }

  @ParameterizedTest
  @CsvSource({
    "BUY,  5, BUY,  3, 0",
    "BUY,  5, SELL, 3, 3",
    "BUY,  5, SELL, 5, 5",
    "BUY,  5, SELL, 8, 5",
    "SELL, 5, SELL, 3, 0",
    "SELL, 5, BUY,  3, 3",
    "SELL, 5, BUY,  8, 5"
  })
  void shouldCloseAtMostWhatIsHeld(Side held, long quantity, Side side, long lastQty, long closes) {
    assertEquals(0, holding.closingQty(side, lastQty));
    holding.book(held, quantity, 1);
    assertEquals(closes, holding.closingQty(side, lastQty));
  }

  @Test
  void shouldHoldTheInstrumentAsLongAsItIsNotFlat() {
    assertEquals(0, coin.holderCount());
    holding.book(Side.BUY, 5, 5_000);
    assertEquals(1, coin.holderCount());
    assertSame(holding, coin.holder(0));
    holding.book(Side.SELL, 8, 8_000);
    assertEquals(1, coin.holderCount());
    holding.book(Side.BUY, 3, 3_000);
    assertEquals(0, coin.holderCount());
    assertEquals(0, sums.marked(0));
  }

  @Test
  void shouldSayNothingUntilSomethingHappens() {
    assertFalse(holding.isTouched());
    Order order = new Order();
    holding.working().add(order);
    assertTrue(holding.isTouched());
    holding.working().remove(order);
    assertFalse(holding.isTouched());
    holding.book(Side.BUY, 1, 1_000);
    assertTrue(holding.isTouched());
    holding.book(Side.SELL, 1, 1_001);
    assertTrue(holding.isFlat());
    assertTrue(holding.isTouched());
  }

  @Test
  void shouldChangeNothingWhenTheGainDoesNotFit() {
    holding.book(Side.BUY, 2, 2);
    holding.book(Side.SELL, 1, (1L << 61) + 1);
    assertEquals(1L << 61, holding.realizedPnl());
    String before = WrittenState.of(holding::writeState);
    assertThrows(ArithmeticException.class, () -> holding.book(Side.SELL, 1, 2));
    assertThrows(ArithmeticException.class, () -> holding.book(Side.BUY, 1, 1L << 61));
    coin.mark(1L << 60);
    assertThrows(ArithmeticException.class, () -> holding.book(Side.BUY, 2, 2));
    coin.mark(1000);
    assertEquals(before, WrittenState.of(holding::writeState));
    assertEquals(1_000, holding.notional());
    assertEquals(1_000, sums.marked(0));
  }

  @Test
  void shouldValueAMarkThatMovedOnItsOwnWhenItIsRead() {
    holding.book(Side.BUY, 5, 5_000);
    BarSeries.Cursor bars = closes(1_100, 1_200, 1_300).cursor();
    coin.follow(bars);
    sums.watch(coin);
    bars.advance();
    assertEquals(1_100, holding.markPrice());
    assertEquals(5_500, holding.notional());
    bars.advance();
    assertEquals(6_000, ledger.equity());
    bars.advance();
    ledger.settleMarks();
    assertEquals(6_500, sums.marked(0));
    coin.unfollow();
    assertEquals(1_300, coin.mark());
  }

  private BarSeries closes(long... closes) {
    BarSeries.Builder series = BarSeries.builder(coin.terms(), 1);
    for (int i = 0; i < closes.length; i++) {
      series.add(i, closes[i], closes[i], closes[i], closes[i], 0);
    }
    return series.build();
  }

  /** 3 and 2 units become 1 and 1; paid is what they were worth less what they are worth now. */
  @Test
  void shouldTakeOverTheLotsOfASplit() {
    holding.book(Side.BUY, 3, 3_100);
    holding.book(Side.BUY, 2, 1_900);
    coin.mark(2_000);
    assertEquals(5_000 - 4_000, holding.split(new long[] {1, 1}, 2, 5_000));
    assertEquals("1@3100 1@1900", lots());
    assertEquals(2, holding.quantity());
    assertEquals(4_000, holding.notional());
    assertEquals(5_000, holding.openCost());
    assertEquals(1_000, holding.realizedPnl());
    assertEquals(4_000, sums.marked(0));
  }

  @Test
  void shouldRealizeItsCostWhenNothingIsLeftOfASplit() {
    holding.book(Side.SELL, 3, 3_100);
    coin.mark(4_000);
    assertEquals(-3_000, holding.split(new long[] {0}, 0, -3_000));
    assertEquals(0, holding.lots());
    assertEquals(0, holding.openCost());
    assertEquals(-3_000 + 3_100, holding.realizedPnl());
    assertEquals(0, coin.holderCount());
    assertEquals(0, sums.marked(0));
  }

  @Test
  void shouldWriteLotsAndOrders() {
    holding.book(Side.BUY, 3, 3_100);
    holding.book(Side.BUY, 2, 1_900);
    assertEquals("0,5,5000,0,2,3,3100,2,1900,0,0,0", WrittenState.of(holding::writeState));
  }
}
