package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Input.AccountType;
import io.slipstream.kernel.Input.Level;
import io.slipstream.kernel.KernelException.Refusal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Odd and impossible market data: a typed refusal, or the right answer. */
class MarketsTest {
  private static final long YEAR = 365 * 86_400_000_000_000L;

  private final Desk desk = new Desk();

  private int instrument(ExecutionFeed feed) {
    return desk.add(Desk.stock("A", "USD").build(), SimulationModel.DEFAULT.withFeed(feed));
  }

  private void assertRefused(Refusal refusal, Input input) {
    String before = desk.kernel.stateHash().value();
    KernelException thrown = assertThrows(KernelException.class, () -> desk.apply(input));
    assertEquals(refusal, thrown.refusal(), thrown.getMessage());
    assertEquals(before, desk.kernel.stateHash().value());
  }

  private record OddBar(
      long openTime,
      long closeTime,
      long openPrice,
      long highPrice,
      long lowPrice,
      long closePrice,
      long tradedQuantity)
      implements Bar {
    @Override
    public String symbol() {
      return "A";
    }

    @Override
    public double open() {
      return openPrice;
    }

    @Override
    public double high() {
      return highPrice;
    }

    @Override
    public double low() {
      return lowPrice;
    }

    @Override
    public double close() {
      return closePrice;
    }

    @Override
    public double volume() {
      return tradedQuantity;
    }

    @Override
    public Bar copy() {
      return this;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PRICE,          100, 200, 10, 12,  0, 11, 5",
    "PRICE,          100, 200, 10, 12, -1, 11, 5",
    "INCONSISTENT,   100, 200, 10,  9,  8,  9, 5",
    "INCONSISTENT,   100, 200, 10, 12, 11, 12, 5",
    "INCONSISTENT,   100, 200, 10,  9, 11, 10, 5",
    "INCONSISTENT,   200, 200, 10, 12,  9, 11, 5",
    "INCONSISTENT,   300, 200, 10, 12,  9, 11, 5",
    "QUANTITY,       100, 200, 10, 12,  9, 11, -1",
    "TIME_BACKWARDS,  10,  49, 10, 12,  9, 11, 5",
    "OUT_OF_RANGE,   100, 9223372036854775807, 10, 12, 9, 11, 5"
  })
  void shouldRefuseBarsThatCannotBe(
      Refusal refusal, long from, long to, long open, long high, long low, long close, long qty) {
    int coin = instrument(ExecutionFeed.BARS);
    desk.pod("p", 1000, AccountType.CASH);
    desk.time = 40;
    desk.bar(coin, 10, 12, 9, 11, 10);
    assertRefused(
        refusal, new Input.BarClosed(coin, new OddBar(from, to, open, high, low, close, qty)));
  }

  @ParameterizedTest
  @CsvSource({
    "PRICE,           0, 1, 10, 1, 60",
    "PRICE,          10, 1, -1, 1, 60",
    "INCONSISTENT,   11, 1, 10, 1, 60",
    "QUANTITY,       10, -1, 11, 1, 60",
    "QUANTITY,       10, 1, 11, -1, 60",
    "TIME_BACKWARDS, 10, 1, 11, 1, 5"
  })
  void shouldRefuseQuotesThatCannotBe(
      Refusal refusal, long bid, long bidQty, long ask, long askQty, long time) {
    int coin = instrument(ExecutionFeed.QUOTES);
    desk.time = 40;
    desk.quote(coin, 10);
    assertRefused(
        refusal,
        new Input.QuoteChanged(coin, new KeptQuote("A", time, time, bid, bidQty, ask, askQty)));
  }

  @ParameterizedTest
  @CsvSource({
    "PRICE, 0, 1, 60",
    "QUANTITY, 1, 0, 60",
    "QUANTITY, 1, -1, 60",
    "TIME_BACKWARDS, 1, 1, 5"
  })
  void shouldRefuseTradesThatCannotBe(Refusal refusal, long price, long quantity, long time) {
    int coin = instrument(ExecutionFeed.TRADES);
    desk.time = 40;
    desk.quote(coin, 10);
    assertRefused(
        refusal, new Input.TradeSeen(coin, new KeptTrade("A", time, time, price, quantity, 0)));
  }

  @Test
  void shouldRefuseWhatIsOfNoInstrumentOrPod() {
    assertRefused(Refusal.INSTRUMENT, new Input.TradeSeen(0, new KeptTrade("A", 1, 1, 1, 1, 0)));
    assertRefused(Refusal.INSTRUMENT, new Input.DividendPaid(-1, 1, 1));
    assertRefused(Refusal.POD, new Input.CancelRequested(0, 1));
    assertRefused(Refusal.POD, new Input.CancelRequested(-1, 1));
    assertRefused(Refusal.POD, new Input.PodLimitsSet(3, Desk.LIMITS, "me"));
    assertRefused(Refusal.SESSION, new Input.SliceEnded(1));
    assertRefused(Refusal.SESSION, new Input.SessionOpened("USD", 2, "", "", 1, 1, 0, false));
  }

  @Test
  void shouldRefuseRatesOutOfRange() {
    int coin = instrument(ExecutionFeed.QUOTES);
    assertRefused(Refusal.RATE, new Input.InstrumentSplit(coin, 1, 0, 1));
    assertRefused(Refusal.RATE, new Input.InstrumentSplit(coin, 1, 1, -1));
    assertRefused(Refusal.PRICE, new Input.DividendPaid(coin, 1, -1));
    assertRefused(Refusal.RATE, new Input.BorrowFeeCharged(coin, 1, -1));
    assertRefused(Refusal.RATE, new Input.FundingCharged(coin, 1, FixedPoint.ONE + 1));
    assertRefused(Refusal.RATE, new Input.FundingCharged(coin, 1, -FixedPoint.ONE - 1));
  }

  @Test
  void shouldTakeABarOfOnePriceWithoutVolumeAndAGapOfAYear() {
    int coin = instrument(ExecutionFeed.BARS);
    int pod = desk.pod("p", 100_000, AccountType.CASH);
    desk.bar(coin, 10, 10, 10, 10, 60);
    desk.buy(pod, coin, 5);
    desk.time += YEAR;
    desk.bar(coin, 20, 20, 20, 20, 60);
    assertEquals(5, desk.position(pod, coin).quantity());
    assertEquals(20, desk.position(pod, coin).averagePrice());
    assertEquals(20, desk.kernel.mark(coin));
  }

  @Test
  void shouldRefuseAPriceAtWhichAPositionWouldNotFit() {
    int coin = instrument(ExecutionFeed.QUOTES);
    int pod = desk.pod("p", 1_000_000_000_000L, AccountType.CASH);
    desk.quote(coin, 1);
    desk.buy(pod, coin, 1_000_000_000_000L);
    assertEquals(1_000_000_000_000L, desk.position(pod, coin).quantity());
    long huge = Long.MAX_VALUE / 1_000_000;
    KeptQuote quote = new KeptQuote("A", desk.time, desk.time, huge, 1, huge, 1);
    assertRefused(Refusal.OUT_OF_RANGE, new Input.QuoteChanged(coin, quote));
    long nextDay = 2 * 86_400_000_000_000L;
    KeptQuote later = new KeptQuote("A", nextDay, nextDay, huge, 1, huge, 1);
    assertRefused(Refusal.OUT_OF_RANGE, new Input.QuoteChanged(coin, later));
    assertRefused(Refusal.OUT_OF_RANGE, new Input.InstrumentSplit(coin, desk.time, 1_000_000, 1));
    assertRefused(Refusal.RATE, new Input.InstrumentSplit(coin, desk.time, 1L << 40, 1));
    assertRefused(Refusal.OUT_OF_RANGE, new Input.DividendPaid(coin, desk.time, huge));
    desk.quote(coin, 2);
    assertEquals(2_000_000_000_000L, desk.kernel.equity(pod));
  }

  @Test
  void shouldRejectAnOrderWhoseNumbersWouldNotFit() {
    int coin = instrument(ExecutionFeed.QUOTES);
    int pod = desk.pod("p", 1_000_000, AccountType.CASH);
    desk.quote(coin, 1L << 40);
    Order order = desk.send(pod, desk.draft(coin).market(Side.SELL, 1L << 40));
    assertEquals(OrderState.REJECTED, order.state());
    assertEquals("out of range", order.reason());
    assertEquals(1_000_000, desk.kernel.equity(pod));
  }

  @Test
  @Tag("slow")
  void shouldKeepAMillionOpenOrders() {
    int coin = instrument(ExecutionFeed.QUOTES);
    int pod = desk.pod("p", 1_000_000, AccountType.CASH);
    desk.quote(coin, 1000);
    Input.IntentMade intent =
        new Input.IntentMade(pod, desk.draft(coin).limit(Side.BUY, 1, 900).toIntent());
    for (int i = 0; i < 1_000_000; i++) {
      desk.kernel.apply(intent, decision -> {});
    }
    desk.kernel.checkInvariants();
    assertEquals(1_000_000, desk.kernel.workingOrders(pod));
    desk.apply(new Input.CancelRequested(pod, 500_000));
    assertEquals(OrderState.CANCELED, desk.order(pod, 500_000).state());
    desk.apply(new Input.CancelAllRequested(pod, coin));
    assertEquals(0, desk.kernel.workingOrders(pod));
    assertEquals(1_000_000, desk.kernel.equity(pod));
  }

  @ParameterizedTest
  @EnumSource(ExecutionFeed.class)
  void shouldMarkByTheExecutionFeedOnly(ExecutionFeed feed) {
    int coin = instrument(feed);
    desk.bar(coin, 10, 10, 10, 10, 5);
    desk.quote(coin, 20, 23);
    desk.apply(new Input.TradeSeen(coin, new KeptTrade("A", desk.time, desk.time, 30, 1, 0)));
    List<Level> bids = List.of(new Level(40, 1));
    List<Level> asks = List.of(new Level(43, 1));
    desk.apply(new Input.BookSnapshotTaken(coin, desk.time, desk.time, 5, bids, asks));
    long expected =
        switch (feed) {
          case BARS -> 10;
          case QUOTES -> 21;
          case TRADES -> 30;
          case BOOK -> 41;
        };
    assertEquals(expected, desk.kernel.mark(coin));
  }

  private Input.BookChanged change(long sequence, Side side, long price, long quantity) {
    return new Input.BookChanged(0, desk.time, desk.time, sequence, side, price, quantity);
  }

  @Test
  void shouldMaintainABookAndNoticeAGap() {
    int coin = instrument(ExecutionFeed.BOOK);
    desk.apply(change(1, Side.BUY, 10, 1));
    LevelBook book = desk.kernel.instrumentAt(coin).book();
    assertFalse(book.isCurrent());
    List<Level> bids = List.of(new Level(100, 5), new Level(99, 6));
    List<Level> asks = List.of(new Level(102, 7), new Level(103, 8));
    desk.apply(new Input.BookSnapshotTaken(coin, desk.time, desk.time, 10, bids, asks));
    desk.apply(change(11, Side.BUY, 101, 1));
    desk.apply(change(12, Side.SELL, 102, 0));
    desk.apply(change(13, Side.BUY, 99, 9));
    desk.apply(change(14, Side.SELL, 200, 1));
    desk.apply(change(15, Side.SELL, 150, 0));
    assertTrue(book.isCurrent());
    assertEquals(3, book.bids());
    assertEquals(101, book.bidPrice(0));
    assertEquals(9, book.bidQuantity(2));
    assertEquals(103, book.askPrice(0));
    assertEquals(8, book.askQuantity(0));
    assertEquals(2, book.asks());
    assertEquals(15, book.sequence());
    assertEquals(102, desk.kernel.mark(coin));
    desk.apply(change(17, Side.BUY, 98, 1));
    assertFalse(book.isCurrent());
    assertEquals(new Decision.BookGap("A", 16, 17), desk.decisions.get(0));
    desk.apply(change(18, Side.BUY, 98, 1));
    assertTrue(desk.decisions.isEmpty());
    assertEquals(1, desk.kernel.instrumentAt(coin).bookGaps());
    desk.apply(new Input.BookSnapshotTaken(coin, desk.time, desk.time, 20, bids, asks));
    assertTrue(book.isCurrent());
    desk.apply(change(21, Side.BUY, 102, 1));
    assertFalse(book.isCurrent());
  }

  @Test
  void shouldRefuseBooksThatCannotBe() {
    int coin = instrument(ExecutionFeed.BOOK);
    assertRefused(Refusal.PRICE, change(1, Side.BUY, 0, 1));
    assertRefused(Refusal.QUANTITY, change(1, Side.BUY, 1, -1));
    List<Level> none = List.of();
    List<Level> wrong = List.of(new Level(99, 1), new Level(100, 1));
    List<Level> empty = List.of(new Level(99, 0));
    List<Level> low = List.of(new Level(98, 1));
    List<Level> high = List.of(new Level(100, 1));
    assertRefused(Refusal.INCONSISTENT, new Input.BookSnapshotTaken(coin, 1, 1, 1, wrong, none));
    assertRefused(Refusal.QUANTITY, new Input.BookSnapshotTaken(coin, 1, 1, 1, none, empty));
    assertRefused(Refusal.INCONSISTENT, new Input.BookSnapshotTaken(coin, 1, 1, 1, high, low));
  }

  @Test
  void shouldFollowTheSessionOfAnInstrument() {
    int coin = instrument(ExecutionFeed.QUOTES);
    int pod = desk.pod("p", 100_000, AccountType.CASH);
    desk.quote(coin, 100);
    desk.apply(new Input.SessionChanged(coin, SessionPhase.HALTED, desk.time));
    assertEquals(SessionPhase.HALTED, desk.kernel.instrumentAt(coin).phase());
    desk.buy(pod, coin, 1);
    assertEquals(0, desk.position(pod, coin).quantity());
    desk.apply(new Input.SessionChanged(coin, SessionPhase.OPEN, desk.time));
    desk.quote(coin, 101);
    assertEquals(1, desk.position(pod, coin).quantity());
  }

  @Test
  void shouldReadPricesOfABarInTheInstrumentsScale() {
    BarSeries series =
        BarSeries.builder(Desk.stock("A", "USD").build(), 60)
            .add(0, 1050, 1100, 900, 1000, 7)
            .build();
    assertEquals(10.5, series.bar(0).open());
    assertEquals(11.0, series.bar(0).high());
    assertEquals(9.0, series.bar(0).low());
    assertEquals(10.0, series.bar(0).close());
    assertEquals(7.0, series.bar(0).volume());
  }
}
