package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.portfolio.Position;
import io.slipstream.kernel.Input.AccountType;
import io.slipstream.kernel.KernelException.Refusal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money in cents, prices in cents, whole units; commission 1 % where it says so. */
class LedgerTest {
  private final Desk desk = new Desk();

  private void trade(int pod, int instrument, String trades) {
    for (String trade : trades.split("; ")) {
      String[] words = trade.split(" ");
      desk.quote(instrument, Long.parseLong(words[2]));
      long quantity = Long.parseLong(words[1]);
      if (words[0].equals("B")) {
        desk.buy(pod, instrument, quantity);
      } else {
        desk.sell(pod, instrument, quantity);
      }
    }
  }

  /** position, open cost, realized, lots, cash of 1,000,000 cents, turnover. */
  @ParameterizedTest
  @CsvSource({
    "B 10 1000,                             10,  10000,     0, 1,  990000,  10000",
    "B 10 1000; B 5 1100,                   15,  15500,     0, 2,  984500,  15500",
    "B 10 1000; B 5 1100; S 12 1200,         3,   3300,  2200, 1,  998900,  29900",
    "B 10 1000; B 5 1100; S 15 1200,         0,      0,  2500, 0, 1002500,  33500",
    "B 10 1000; B 5 1100; S 20 1200,        -5,  -6000,  2500, 1, 1008500,  39500",
    "S 10 1000; S 10 1100; B 15 900,        -5,  -5500,  2000, 1, 1007500,  34500",
    "S 10 1000; B 25 900,                   15,  13500,  1000, 1,  987500,  32500",
    "B 3 1001; B 1 500; S 2 1000; S 2 1000,  0,      0,   497, 0, 1000497,   7503"
  })
  void shouldKeepLotsFirstInFirstOut(
      String trades, long quantity, long cost, long realized, int lots, long cash, long turnover) {
    int coin = desk.add(Desk.stock("A", "USD").build());
    int pod = desk.pod("p", 1_000_000, AccountType.CASH);
    trade(pod, coin, trades);
    Position position = desk.position(pod, coin);
    assertEquals(quantity, position.quantity());
    assertEquals(cost, position.openCost());
    assertEquals(realized, position.realizedPnl());
    assertEquals(lots, position.lots());
    assertEquals(cash, desk.cash(pod));
    assertEquals(BigInteger.valueOf(turnover), desk.kernel.turnover(pod));
  }

  @Test
  void shouldRoundThePartOfALotHalfEvenAndLoseNothing() {
    int coin = desk.add(Desk.stock("A", "USD").build());
    int pod = desk.pod("p", 1_000_000, AccountType.CASH);
    // Seven units cost 7,000 cents and one cent is not divisible: 1001 x 3 + 999 x 4.
    trade(pod, coin, "B 3 1001");
    trade(pod, coin, "S 1 1000; S 1 1000; S 1 1000");
    assertEquals(-3, desk.position(pod, coin).realizedPnl());
    assertEquals(0, desk.position(pod, coin).openCost());
    assertEquals(999_997, desk.cash(pod));
  }

  @Test
  void shouldTakeCommissionOfBothSides() {
    int coin = desk.add(Desk.stock("A", "USD").commission(0, FixedPoint.ONE / 100).build());
    int pod = desk.pod("p", 1_000_000, AccountType.CASH);
    trade(pod, coin, "B 10 1000; S 10 1000");
    assertEquals(999_800, desk.cash(pod));
    assertEquals(200, desk.kernel.pod(pod).commission());
    assertEquals(0, desk.position(pod, coin).realizedPnl());
    assertEquals(2, desk.kernel.pod(pod).fills());
  }

  @Test
  void shouldMultiplyContracts() {
    int future = desk.add(Desk.stock("ES", "USD").multiplier(50 * FixedPoint.ONE).build());
    int pod = desk.pod("p", 100_000_000, AccountType.CASH);
    trade(pod, future, "B 2 500000");
    assertEquals(50_000_000, desk.position(pod, future).notional());
    desk.quote(future, 500_100);
    assertEquals(10_000, desk.position(pod, future).unrealizedPnl());
    assertEquals(500_000, desk.position(pod, future).averagePrice());
  }

  /** First trade, refused or not, of 10,000 cents; what opens needs cash, commission included. */
  @ParameterizedTest
  @CsvSource({
    "B 10 1000,                    10",
    "B 11 1000,                     0",
    "S 10 1000,                   -10",
    "S 11 1000,                     0",
    "S 10 1000; S 1 1000,         -10",
    "B 10 1000; S 20 1000,        -10",
    "B 10 1000; S 21 1000,         10",
    "B 10 1000; S 15 2000,         -5",
    "B 10 1000; S 21 2000,         10",
    "S 5 1000; B 16 1000,          -5",
    "S 5 1000; B 15 1000,          10"
  })
  void shouldRefuseWhatTheCashCannotBear(String trades, long quantity) {
    int coin = desk.add(Desk.stock("A", "USD").build());
    int pod = desk.pod("p", 10_000, AccountType.CASH);
    trade(pod, coin, trades);
    assertEquals(quantity, desk.position(pod, coin).quantity());
  }

  @Test
  void shouldNeedCashForTheCommissionToo() {
    int coin = desk.add(Desk.stock("A", "USD").commission(0, FixedPoint.ONE / 100).build());
    int pod = desk.pod("p", 10_099, AccountType.CASH);
    trade(pod, coin, "B 10 1000");
    assertEquals(OrderState.REJECTED, desk.order(pod, 1).state());
    assertEquals("insufficient cash", desk.order(pod, 1).reason());
    trade(pod, coin, "B 9 1000");
    assertEquals(OrderState.FILLED, desk.order(pod, 2).state());
  }

  @Test
  void shouldNeverRefuseWhatOnlyCloses() {
    int coin = desk.add(Desk.stock("A", "USD").commission(0, FixedPoint.ONE / 2).build());
    int pod = desk.pod("p", 15_000, AccountType.CASH);
    trade(pod, coin, "B 10 1000; S 10 1");
    assertEquals(0, desk.position(pod, coin).quantity());
    assertEquals(5, desk.cash(pod));
  }

  @Test
  void shouldOpenOnMarginAndSayWhatIsLeft() {
    int coin =
        desk.add(Desk.stock("A", "USD").margin(FixedPoint.ONE / 2, FixedPoint.ONE / 4).build());
    int pod = desk.pod("p", 10_000, AccountType.MARGIN);
    trade(pod, coin, "B 20 1000");
    assertEquals(20, desk.position(pod, coin).quantity());
    assertEquals(-10_000, desk.cash(pod));
    assertEquals(10_000, desk.kernel.account(pod).margin());
    assertEquals(0, desk.kernel.account(pod).buyingPower());
    trade(pod, coin, "B 1 1000");
    assertEquals("insufficient margin", desk.order(pod, 2).reason());
    desk.quote(coin, 1200);
    assertEquals(14_000, desk.kernel.account(pod).equity());
    assertEquals(2_000, desk.kernel.account(pod).buyingPower());
  }

  @Test
  void shouldConvertCurrenciesAtTheLastRate() {
    int local = desk.add(Desk.stock("A", "USD").build());
    int foreign = desk.add(Desk.stock("B", "EUR").build());
    int pod = desk.pod("p", 100_000, AccountType.CASH);
    desk.apply(new Input.CurrencyRateSet("EUR", 11, 10));
    trade(pod, local, "B 10 1000");
    trade(pod, foreign, "B 10 1000");
    assertEquals(100_000, desk.kernel.equity(pod));
    assertEquals(90_000 - 11_000, desk.cash(pod));
    desk.apply(new Input.CurrencyRateSet("EUR", 12, 10));
    assertEquals(100_000, desk.kernel.equity(pod));
    desk.quote(foreign, 1_100);
    assertEquals(101_200, desk.kernel.equity(pod));
    assertEquals(101_200, desk.kernel.portfolioEquity());
    assertEquals(BigInteger.valueOf(21_000), desk.kernel.turnover(pod));
    trade(pod, foreign, "B 80 1100");
    assertEquals("insufficient cash", desk.order(pod, 3).reason());
  }

  @Test
  void shouldRefuseRatesThatCannotBe() {
    desk.add(Desk.stock("B", "EUR").build());
    assertEquals(Refusal.RATE, refusal(new Input.CurrencyRateSet("EUR", 0, 10)));
    assertEquals(Refusal.RATE, refusal(new Input.CurrencyRateSet("EUR", 1, -1)));
    assertEquals(Refusal.CURRENCY, refusal(new Input.CurrencyRateSet("USD", 1, 1)));
    assertEquals(Refusal.CURRENCY, refusal(new Input.CurrencyRateSet("GBP", 1, 1)));
    Input.InstrumentAdded otherScale =
        new Input.InstrumentAdded(Desk.stock("C", "EUR").scales(2, 0, 3).build(), Desk.QUOTES);
    assertEquals(Refusal.CURRENCY, refusal(otherScale));
  }

  private Refusal refusal(Input input) {
    String before = desk.kernel.stateHash().value();
    KernelException thrown = assertThrows(KernelException.class, () -> desk.apply(input));
    assertEquals(before, desk.kernel.stateHash().value());
    assertTrue(thrown.getMessage().startsWith("not allowed: "), thrown.getMessage());
    return thrown.refusal();
  }

  /** 101 units, bought as 50 at 1,000 and 51 at 1,010, mark 1,020. */
  @ParameterizedTest
  @CsvSource({
    "2, 1,   202, 101510, 510,    0, '100,102'",
    "3, 2,   151, 101510, 680,  340, '75,76'",
    "1, 2,    50, 101510, 2040, 1020, '25,25'",
    "1, 200,   0,      0, 204000, 1510, ''"
  })
  void shouldSplitAndKeepTheEquity(
      long to, long from, long quantity, long cost, long mark, long realized, String lots) {
    int coin = desk.add(Desk.stock("A", "USD").build());
    int pod = desk.pod("p", 1_000_000, AccountType.CASH);
    trade(pod, coin, "B 50 1000; B 51 1010");
    desk.quote(coin, 1020);
    final long equity = desk.kernel.equity(pod);
    desk.apply(new Input.InstrumentSplit(coin, desk.time, to, from));
    Position position = desk.position(pod, coin);
    assertEquals(quantity, position.quantity());
    assertEquals(cost, position.openCost());
    assertEquals(mark, position.markPrice());
    assertEquals(realized, position.realizedPnl());
    assertEquals(equity, desk.kernel.equity(pod));
    StringBuilder found = new StringBuilder();
    for (int lot = 0; lot < position.lots(); lot++) {
      found.append(lot == 0 ? "" : ",").append(position.lotQuantity(lot));
    }
    assertEquals(lots, found.toString());
  }

  @Test
  void shouldPayLongsAndChargeShorts() {
    int coin = desk.add(Desk.stock("A", "USD").build());
    int longs = desk.pod("l", 100_000, AccountType.CASH);
    int shorts = desk.pod("s", 100_000, AccountType.CASH);
    trade(longs, coin, "B 10 1000");
    trade(shorts, coin, "S 10 1000");
    desk.apply(new Input.DividendPaid(coin, desk.time, 25));
    assertEquals(90_250, desk.cash(longs));
    assertEquals(109_750, desk.cash(shorts));
    assertEquals(2, desk.made(Decision.CashAdjusted.class).size());
    desk.apply(new Input.FundingCharged(coin, desk.time, FixedPoint.ONE / 1000));
    assertEquals(90_240, desk.cash(longs));
    assertEquals(109_760, desk.cash(shorts));
    desk.apply(new Input.FundingCharged(coin, desk.time, -FixedPoint.ONE / 1000));
    desk.apply(new Input.BorrowFeeCharged(coin, desk.time, FixedPoint.ONE / 100));
    assertEquals(90_250, desk.cash(longs));
    assertEquals(109_650, desk.cash(shorts));
    assertEquals(1, desk.made(Decision.CashAdjusted.class).size());
    assertEquals(
        Decision.CashKind.BORROW_FEE, desk.made(Decision.CashAdjusted.class).get(0).kind());
  }

  @Test
  void shouldRememberTheEquityOfTheDayStart() {
    int coin = desk.add(Desk.stock("A", "USD").build());
    int pod = desk.pod("p", 100_000, AccountType.CASH);
    trade(pod, coin, "B 10 1000");
    desk.quote(coin, 900);
    assertEquals(100_000, desk.kernel.podAt(pod).ledger().dayStartEquity());
    desk.time = 86_400_000_000_000L - 2;
    desk.quote(coin, 800);
    assertEquals(100_000, desk.kernel.podAt(pod).ledger().dayStartEquity());
    desk.quote(coin, 700);
    assertEquals(98_000, desk.kernel.podAt(pod).ledger().dayStartEquity());
    assertEquals(98_000, desk.kernel.portfolioDayStartEquity());
    desk.apply(new Input.TimePassed(3 * 86_400_000_000_000L));
    assertEquals(97_000, desk.kernel.podAt(pod).ledger().dayStartEquity());
  }
}
