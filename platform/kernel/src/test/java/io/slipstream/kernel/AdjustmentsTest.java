package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Decision.CashAdjusted;
import io.slipstream.kernel.Decision.CashKind;
import io.slipstream.kernel.Input.AccountType;
import io.slipstream.kernel.Input.Level;
import io.slipstream.kernel.KernelException.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Splits, dividends, funding and fees; prices and money in cents. */
class AdjustmentsTest {
  /** What all pods together may be given. */
  private static final long ALL = 10_000_000_000L * FixedPoint.ONE;

  private final Desk desk = new Desk();

  private int add(Instrument instrument) {
    int number = desk.add(instrument);
    desk.quote(number, 1000);
    return number;
  }

  private int coin() {
    return add(Desk.stock("A", "USD").build());
  }

  private void split(int instrument, long to, long from) {
    desk.apply(new Input.InstrumentSplit(instrument, desk.time, to, from));
  }

  private void assertRefused(Input input) {
    String before = desk.kernel.stateHash().value();
    KernelException thrown = assertThrows(KernelException.class, () -> desk.apply(input));
    assertEquals(Refusal.OUT_OF_RANGE, thrown.refusal(), thrown.getMessage());
    assertEquals(before, desk.kernel.stateHash().value());
  }

  /**
   * One for three in lots of ten, mark 1,200 becomes 3,600: 50 and 80 end at 10 and 20, 30 at 10,
   * 20 at nothing.
   */
  @Test
  void shouldSplitEveryHoldingAndPayForWhatIsLost() {
    int coin = add(Desk.stock("A", "USD").lotSize(10).build());
    final int longs = desk.pod("l", 1_000_000, AccountType.CASH);
    final int shorts = desk.pod("s", 1_000_000, AccountType.CASH);
    final int last = desk.pod("t", 1_000_000, AccountType.CASH);
    desk.buy(longs, coin, 50).sell(shorts, coin, 30).sell(last, coin, 20);
    desk.quote(coin, 1100).buy(longs, coin, 30).quote(coin, 1200);
    split(coin, 1, 3);
    assertEquals(
        List.of(
            new CashAdjusted(longs, "A", CashKind.CASH_IN_LIEU, 96_000 - 72_000),
            new CashAdjusted(last, "A", CashKind.CASH_IN_LIEU, -24_000)),
        desk.made(CashAdjusted.class));
    assertEquals(20, desk.position(longs, coin).quantity());
    assertEquals(50_000, desk.position(longs, coin).lotCost(0));
    assertEquals(33_000, desk.position(longs, coin).lotCost(1));
    assertEquals(24_000, desk.position(longs, coin).realizedPnl());
    assertEquals(1_000_000 - 83_000 + 24_000, desk.cash(longs));
    assertEquals(-10, desk.position(shorts, coin).quantity());
    assertEquals(1_030_000, desk.cash(shorts));
    assertTrue(desk.position(last, coin).isFlat());
    assertEquals(20_000 - 24_000, desk.position(last, coin).realizedPnl());
    assertEquals(0, desk.position(last, coin).openCost());
    assertEquals(996_000, desk.kernel.equity(last));
    assertEquals(2, desk.kernel.instrumentAt(coin).holderCount());
  }

  /** mark * b / a, half-even. */
  @ParameterizedTest
  @CsvSource({"2, 1, 500", "1, 2, 2000", "3, 1, 333", "16, 1, 62", "80, 1, 12", "3, 2, 667"})
  void shouldMoveTheMark(long to, long from, long mark) {
    int coin = coin();
    split(coin, to, from);
    assertEquals(mark, desk.kernel.mark(coin));
  }

  @Test
  void shouldCancelWhatWorksInTheInstrumentOnly() {
    int coin = coin();
    int other = add(Desk.stock("B", "USD").build());
    int first = desk.pod("p", 1_000_000, AccountType.CASH);
    int second = desk.pod("q", 1_000_000, AccountType.CASH);
    desk.send(first, desk.draft(coin).limit(Side.BUY, 1, 900));
    desk.send(first, desk.draft(other).limit(Side.BUY, 1, 900));
    desk.send(second, desk.draft(coin).limit(Side.SELL, 1, 1100));
    split(coin, 2, 1);
    assertEquals("the instrument was split", desk.order(first, 1).reason());
    assertEquals(OrderState.CANCELED, desk.order(first, 1).state());
    assertEquals(OrderState.ACCEPTED, desk.order(first, 2).state());
    assertEquals("the instrument was split", desk.order(second, 1).reason());
  }

  @Test
  void shouldNotKnowTheBookUntilTheNextOne() {
    int coin =
        desk.add(
            Desk.stock("A", "USD").build(), SimulationModel.DEFAULT.withFeed(ExecutionFeed.BOOK));
    Input book =
        new Input.BookSnapshotTaken(
            coin, desk.time, desk.time, 1, List.of(new Level(999, 5)), List.of(new Level(1001, 5)));
    desk.apply(book);
    assertTrue(desk.kernel.instrumentAt(coin).book().isCurrent());
    split(coin, 2, 1);
    assertFalse(desk.kernel.instrumentAt(coin).book().isCurrent());
    assertEquals(500, desk.kernel.mark(coin));
    desk.apply(book);
    assertTrue(desk.kernel.instrumentAt(coin).book().isCurrent());
  }

  @Test
  void shouldSplitBeforeTheFirstPriceButNotToNothing() {
    int coin = desk.add(Desk.stock("A", "USD").build());
    split(coin, 1_000_000, 1);
    assertEquals(0, desk.kernel.mark(coin));
    desk.quote(coin, 1);
    // Half a unit is a tie, and the even neighbour is nothing.
    assertRefused(new Input.InstrumentSplit(coin, desk.time, 2, 1));
    desk.quote(coin, 3);
    split(coin, 2, 1);
    assertEquals(2, desk.kernel.mark(coin));
  }

  /** 100 at 1,000 are worth 12,500; a dividend of one cent is 12.5 cents, a tie. */
  @Test
  void shouldPayTheNotionalOfADividend() {
    int future = add(Desk.stock("F", "USD").multiplier(FixedPoint.ONE / 8).build());
    int longs = desk.pod("l", 100_000, AccountType.CASH);
    int shorts = desk.pod("s", 100_000, AccountType.CASH);
    desk.buy(longs, future, 100).sell(shorts, future, 100);
    desk.apply(new Input.DividendPaid(future, desk.time, 1));
    assertEquals(
        List.of(
            new CashAdjusted(longs, "F", CashKind.DIVIDEND, 12),
            new CashAdjusted(shorts, "F", CashKind.DIVIDEND, -12)),
        desk.made(CashAdjusted.class));
    assertEquals(100_000 - 12_500 + 12, desk.cash(longs));
    assertEquals(0, desk.position(longs, future).realizedPnl());
    desk.apply(new Input.FundingCharged(future, desk.time, FixedPoint.ONE / 1_000));
    assertEquals(
        List.of(
            new CashAdjusted(longs, "F", CashKind.FUNDING, -12),
            new CashAdjusted(shorts, "F", CashKind.FUNDING, 12)),
        desk.made(CashAdjusted.class));
    desk.apply(new Input.BorrowFeeCharged(future, desk.time, FixedPoint.ONE / 1_000));
    assertEquals(
        List.of(new CashAdjusted(shorts, "F", CashKind.BORROW_FEE, -12)),
        desk.made(CashAdjusted.class));
  }

  @Test
  void shouldPayInTheCurrencyOfTheInstrument() {
    int abroad = desk.add(Desk.stock("E", "EUR").build());
    desk.apply(new Input.CurrencyRateSet("EUR", 2, 1));
    desk.quote(abroad, 1000);
    int pod = desk.pod("p", 100_000, AccountType.CASH);
    desk.buy(pod, abroad, 10);
    desk.apply(new Input.DividendPaid(abroad, desk.time, 25));
    assertEquals(-10_000 + 250, desk.kernel.podAt(pod).ledger().cashIn(1));
    assertEquals(100_000, desk.kernel.podAt(pod).ledger().cashIn(0));
    assertEquals(100_500, desk.kernel.equity(pod));
  }

  /** The second pod's dividend would not fit, so the first one gets none either. */
  @Test
  void shouldPayNobodyWhenADividendDoesNotFit() {
    int coin = coin();
    int small = desk.pod("s", 1_000_000, AccountType.CASH);
    int large = desk.pod("l", 3_000_000_000L, AccountType.CASH);
    desk.buy(small, coin, 1).buy(large, coin, 1_000_000);
    assertRefused(new Input.DividendPaid(coin, desk.time, 1L << 42));
    desk.apply(new Input.DividendPaid(coin, desk.time, 1L << 40));
    assertEquals(999_000 + (1L << 40), desk.cash(small));
  }

  /** The mark goes from one cent to 2^61 - 1; paid at a rate of one that is more than fits. */
  @Test
  void shouldRefuseFundingThatDoesNotFit() {
    int coin = coin();
    int pod = desk.pod("p", 1_000, AccountType.CASH);
    desk.quote(coin, 1).buy(pod, coin, 1).quote(coin, (1L << 61) - 1);
    assertRefused(new Input.FundingCharged(coin, desk.time, FixedPoint.ONE));
    desk.apply(new Input.BorrowFeeCharged(coin, desk.time, 0));
    desk.quote(coin, 1L << 60);
    desk.apply(new Input.FundingCharged(coin, desk.time, FixedPoint.ONE));
    assertEquals(999 - (1L << 60), desk.cash(pod));
  }

  @Test
  void shouldRefuseABorrowFeeThatDoesNotFit() {
    int coin = coin();
    int pod = desk.pod("p", 1_000, AccountType.CASH);
    desk.quote(coin, 1).sell(pod, coin, 1).quote(coin, (1L << 61) - 1);
    assertRefused(new Input.BorrowFeeCharged(coin, desk.time, FixedPoint.ONE));
    desk.quote(coin, 1L << 60);
    desk.apply(new Input.BorrowFeeCharged(coin, desk.time, FixedPoint.ONE));
    assertEquals(1_001 - (1L << 60), desk.cash(pod));
  }

  /** 3 * 10^12 units would become 3 * 10^18, which is above 2^61. */
  @Test
  void shouldRefuseASplitWhoseQuantityDoesNotFit() {
    int future = add(Desk.stock("F", "USD").multiplier(FixedPoint.ONE / 1_000).build());
    int pod = desk.pod("p", 3_000_000_000L, AccountType.CASH);
    desk.quote(future, 1).buy(pod, future, 3_000_000_000_000L).quote(future, 600_000);
    assertRefused(new Input.InstrumentSplit(future, desk.time, 1_000_000, 1));
    split(future, 500_000, 1);
    assertEquals(1_500_000_000_000_000_000L, desk.position(pod, future).quantity());
    assertEquals(1, desk.kernel.mark(future));
  }

  /**
   * Each of two pods holds 4 * 10^17: values of 2.5 times that and the cost are 1.4 * 10^18 each,
   * and the portfolio must have room for both.
   */
  @Test
  void shouldRefuseASplitForWhichThereIsNoRoom() {
    int coin = coin();
    for (String name : List.of("p", "q")) {
      int pod = desk.pod(name, ALL / 2, AccountType.CASH);
      desk.buy(pod, coin, ALL / 2_500);
    }
    assertRefused(new Input.InstrumentSplit(coin, desk.time, 2, 1));
    desk.sell(1, coin, ALL / 2_500);
    split(coin, 2, 1);
    assertEquals(ALL / 1_250, desk.position(0, coin).quantity());
    assertEquals(ALL / 2, desk.kernel.equity(0));
  }
}
