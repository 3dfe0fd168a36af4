package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.Side;
import java.math.BigInteger;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fits the ledger: no number beyond 2^61, however one of them came there. */
class LedgerRangeTest {
  private static final long MAX = 1L << 61;

  private final Currencies currencies = new Currencies();
  private final PortfolioSums sums = new PortfolioSums(currencies);
  private final Currencies.Currency dollar = currencies.add("USD", 2);
  private final Currencies.Currency euro = currencies.add("EUR", 2);
  private final InstrumentState coin =
      new InstrumentState(0, Desk.stock("A", "USD").build(), Desk.QUOTES, dollar, new GateNews());
  private final InstrumentState foreign =
      new InstrumentState(1, Desk.stock("B", "EUR").build(), Desk.QUOTES, euro, new GateNews());
  private final PodLedger ledger = new PodLedger(0, sums, currencies, new GateNews());
  private final Holding holding = ledger.holding(coin);

  /** Books and gives the cash back, so that only the position is left of it. */
  private void hold(Side side, long quantity, long price) {
    ledger.book(holding, side, quantity, price, 0);
    ledger.adjust(dollar, side.sign() * quantity * price);
  }

  private void set(String what, long amount) {
    switch (what) {
      case "cash" -> ledger.grant(amount);
      case "portfolio cash" -> sums.setCash(0, amount);
      case "commission" -> {
        ledger.book(holding, Side.BUY, 1, 1, amount);
        ledger.book(holding, Side.SELL, 1, 1, 0);
        ledger.adjust(dollar, amount);
      }
      case "marked" -> {
        ledger.moveMarked(dollar, amount);
        sums.moveMarked(0, -amount);
      }
      case "portfolio marked" -> sums.moveMarked(0, amount);
      case "open cost" -> hold(Side.BUY, 1, amount);
      case "open cost of a short" -> hold(Side.SELL, 1, amount);
      case "gain" -> {
        hold(Side.BUY, 1, 1);
        hold(Side.SELL, 1, amount + 1);
      }
      case "loss" -> {
        hold(Side.SELL, 1, 1);
        hold(Side.BUY, 1, amount + 1);
      }
      default -> throw new IllegalArgumentException(what);
    }
  }

  /** An execution of 64 units for 64 cents; 64 more of anything is just in range. */
  @ParameterizedTest
  @ValueSource(
      strings = {"cash", "portfolio cash", "open cost", "open cost of a short", "gain", "loss"})
  void shouldRefuseAnExecutionAboveTheBorder(String what) {
    set(what, MAX - 64);
    assertDoesNotThrow(() -> LedgerRange.require(holding, 64, 64, 0));
    assertThrows(ArithmeticException.class, () -> LedgerRange.require(holding, 64, 128, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"marked", "portfolio marked"})
  void shouldCountTheValueAtTheMark(String what) {
    coin.mark(1);
    set(what, MAX - 64);
    assertDoesNotThrow(() -> LedgerRange.require(holding, 64, 64, 0));
    assertThrows(ArithmeticException.class, () -> LedgerRange.require(holding, 128, 64, 0));
  }

  @Test
  void shouldRefuseCommissionAboveTheBorder() {
    set("commission", MAX - 64);
    assertDoesNotThrow(() -> LedgerRange.require(holding, 64, 64, 64));
    assertDoesNotThrow(() -> LedgerRange.require(holding, 64, 64, -64));
    assertThrows(ArithmeticException.class, () -> LedgerRange.require(holding, 64, 64, 128));
    assertThrows(ArithmeticException.class, () -> LedgerRange.require(holding, 64, 64, -128));
  }

  /** Quantity, notional and commission of one execution on an empty account. */
  @ParameterizedTest
  @CsvSource({
    "64, 2305843009213693952,                   0, 1, true",
    "64, 2305843009213694016,                   0, 1, false",
    "64,                  64, 2305843009213693888, 1, true",
    "64,                  64, 2305843009213693952, 1, false",
    "64,                  64, -2305843009213693888, 1, true",
    "64,                  64, -2305843009213693952, 1, false",
    "64,                  64, -9223372036854775808, 1, false",
    "2305843009213693952, 64,                   0, 0, true",
    "2305843009213694016, 64,                   0, 0, false",
    "2305843009213693952, 64,                   0, 1, true",
    "2305843009213694016, 64,                   0, 1, false",
    "64,                  64,                   0, 36028797018963968, true",
    "64,                  64,                   0, 36028797018963969, false",
    "64,                  64,                   0, 4611686018427387904, false"
  })
  void shouldBoundEveryNumberOfAnExecution(
      long quantity, long value, long paid, long mark, boolean fits) {
    coin.mark(mark);
    check(fits, amount -> LedgerRange.require(holding, quantity, value, amount), paid);
  }

  private static void check(boolean fits, LongConsumer step, long amount) {
    if (fits) {
      assertDoesNotThrow(() -> step.accept(amount));
    } else {
      assertThrows(ArithmeticException.class, () -> step.accept(amount));
    }
  }

  /** What is held is counted at the old value and at the new one. */
  @ParameterizedTest
  @CsvSource({"384307168202282325, true", "384307168202282326, false"})
  void shouldCountWhatIsHeld(long mark, boolean fits) {
    hold(Side.SELL, 1, 1);
    coin.mark(mark);
    ledger.moveMarked(dollar, mark);
    // Four more make five at the mark, and the one that is held counts once more: six marks.
    check(fits, lastQty -> LedgerRange.require(holding, lastQty, 1, 0), 4);
  }

  /** Both ways to look give what exact numbers say, from well inside to beyond the border. */
  @Test
  void shouldAgreeWithExactNumbersNearTheBorder() {
    Random random = new Random(61);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      LedgerRangeTest other = new LedgerRangeTest();
      if (!other.fitsAsExactNumbersSay(random)) {
        refused++;
      }
    }
    assertTrue(refused > 500 && refused < 4_500, "both kinds are there: " + refused);
  }

  private boolean fitsAsExactNumbersSay(Random random) {
    coin.mark(near(random, 30));
    set(random.nextBoolean() ? "open cost" : "open cost of a short", near(random, 61));
    long before = ledger.cashIn(0);
    ledger.grant(near(random, 61) - before);
    sums.setCash(0, near(random, 61));
    sums.moveMarked(0, near(random, 61) - sums.marked(0));
    long lastQty = near(random, 31);
    long value = near(random, 61);
    long paid = near(random, 61);
    boolean expected = fits(lastQty, value, paid);
    check(expected, amount -> LedgerRange.require(holding, lastQty, value, amount), paid);
    return expected;
  }

  /** Mostly far inside, sometimes beside a power of two up to 2^bits. */
  private static long near(Random random, int bits) {
    int power = bits - random.nextInt(4);
    return random.nextInt(6) > 0 ? 1 + random.nextInt(1000) : (1L << power) - random.nextInt(2);
  }

  private boolean fits(long lastQty, long value, long paid) {
    long change = value + paid;
    long cost = Math.abs(holding.openCost()) + value;
    BigInteger held = big(Math.abs(holding.quantity()));
    BigInteger mark = big(coin.mark());
    BigInteger moved = held.add(big(lastQty)).multiply(mark).add(held.multiply(mark));
    BigInteger[] all = {
      big(ledger.cashIn(0)).add(big(change)),
      big(sums.cash(0)).add(big(change)),
      big(paid),
      big(cost),
      held.add(big(lastQty)),
      moved.add(held.multiply(mark)),
      moved.add(big(sums.marked(0)))
    };
    BigInteger most = BigInteger.ZERO;
    for (BigInteger number : all) {
      most = most.max(number);
    }
    return most.compareTo(big(MAX)) <= 0;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  @Test
  void shouldRefuseToCloseForMoreThanFits() {
    hold(Side.BUY, 1, 1);
    assertNull(BuyingPower.refusal(holding, Side.SELL, 1, MAX - 1, 0));
    assertEquals("out of range", BuyingPower.refusal(holding, Side.SELL, 1, MAX, 0));
  }

  @Test
  void shouldLookAtForeignMoneyInItsOwnCurrency() {
    euro.setRate(1, 1_000_000);
    Holding abroad = ledger.holding(foreign);
    ledger.adjust(euro, MAX - 64);
    assertDoesNotThrow(() -> LedgerRange.require(abroad, 64, 64, 0));
    assertThrows(ArithmeticException.class, () -> LedgerRange.require(abroad, 64, 65, 0));
  }

  /** A foreign currency's cash and positions together may be worth 2^57. */
  @Test
  void shouldBoundTheWorthOfForeignMoney() {
    euro.setRate(2, 1);
    Holding abroad = ledger.holding(foreign);
    long most = MAX >> 5;
    ledger.adjust(euro, most - 100);
    assertDoesNotThrow(() -> LedgerRange.require(abroad, 1, 60, 40));
    assertThrows(ArithmeticException.class, () -> LedgerRange.require(abroad, 1, 60, 41));
    assertDoesNotThrow(() -> LedgerRange.requireRoom(abroad, 50));
    assertThrows(ArithmeticException.class, () -> LedgerRange.requireRoom(abroad, 51));
    assertDoesNotThrow(() -> ledger.moveMarked(euro, -100));
    assertThrows(ArithmeticException.class, () -> ledger.moveMarked(euro, 201));
    assertDoesNotThrow(ledger::requireWorth);
    euro.setRate(3, 1);
    assertThrows(ArithmeticException.class, ledger::requireWorth);
  }
}
