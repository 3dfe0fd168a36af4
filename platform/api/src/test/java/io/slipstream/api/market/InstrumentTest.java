package io.slipstream.api.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentTest {
  /** scales of price, quantity and cash; multiplier; quantity x price = notional. */
  @ParameterizedTest
  @CsvSource({
    "8, 8, 8, 1,      1.5,       1000.1,     1500.15",
    "2, 0, 2, 1,      100,       12.34,      1234",
    "2, 0, 2, 50,     -2,        5000.25,    -500025",
    "0, 0, 8, 1,      3,         7,          21",
    "12, 0, 2, 1,     1000000,   0.000012345678, 12.35",
    "8, 8, 0, 1,      0.5,       3,          2",
    "8, 8, 0, 1,      0.5,       5,          2",
    "4, 4, 2, 0.01,   12.5,      1000.1,     125.01",
    "2, 3, 4, 1,      0.001,     0.01,       0"
  })
  void shouldMultiplyInItsScales(
      int price, int quantity, int cash, String multiplier, String held, String at, String sum) {
    Instrument instrument =
        Instrument.builder("A", "USD")
            .scales(price, quantity, cash)
            .multiplier(FixedPoint.parse(multiplier))
            .build();
    long notional = instrument.notional(instrument.quantity(held), instrument.price(at));
    assertEquals(sum, instrument.cashText(notional));
  }

  @Test
  void shouldAgreeWithExactDecimals() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      int p = random.nextInt(9);
      int q = random.nextInt(9);
      int c = Math.max(0, random.nextInt(9));
      long multiplier =
          random.nextInt(3) == 0 ? random.nextLong(1, 10_000) * 1_000_000 : FixedPoint.ONE;
      Instrument instrument =
          Instrument.builder("A", "USD").scales(p, q, c).multiplier(multiplier).build();
      long quantity = random.nextLong(-1L << 28, 1L << 28);
      long price = random.nextLong(1, 1L << 28);
      BigDecimal exact =
          BigDecimal.valueOf(quantity, q)
              .multiply(BigDecimal.valueOf(price, p))
              .multiply(BigDecimal.valueOf(multiplier, 8))
              .setScale(c, RoundingMode.HALF_EVEN);
      if (exact.unscaledValue().bitLength() < 63) {
        assertEquals(exact.unscaledValue().longValue(), instrument.notional(quantity, price));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "price scale, 13, 0, 0, 1, 1",
    "price scale, -1, 0, 0, 1, 1",
    "quantity scale, 0, 13, 0, 1, 1",
    "cash scale, 0, 0, 13, 1, 1",
    "tick size, 8, 8, 8, 0, 1",
    "lot size, 8, 8, 8, 1, -1",
    "scales, 12, 12, 0, 1, 1"
  })
  void shouldNameWhatIsWrong(String field, int price, int quantity, int cash, long tick, long lot) {
    Instrument.Builder builder =
        Instrument.builder("A", "USD").scales(price, quantity, cash).tickSize(tick).lotSize(lot);
    IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, builder::build);
    assertEquals(field, thrown.getMessage().substring(0, field.length()));
  }

  @Test
  void shouldRefuseFeesAndMarginsOutOfRange() {
    long one = FixedPoint.ONE;
    Instrument.Builder builder = Instrument.builder("A", "USD");
    assertThrows(IllegalArgumentException.class, () -> builder.commission(-one, 0).build());
    assertThrows(IllegalArgumentException.class, () -> builder.commission(0, one).build());
    assertThrows(IllegalArgumentException.class, () -> builder.commission(0, -1).build());
    builder.commission(-1, 1);
    assertThrows(IllegalArgumentException.class, () -> builder.margin(0, 0).build());
    assertThrows(IllegalArgumentException.class, () -> builder.margin(one + 1, 1).build());
    assertThrows(IllegalArgumentException.class, () -> builder.margin(one / 2, one).build());
    assertThrows(IllegalArgumentException.class, () -> Instrument.builder("a b", "USD").build());
    assertThrows(IllegalArgumentException.class, () -> Instrument.builder("A", "dollar").build());
  }

  @Test
  void shouldEqualByItsTerms() {
    Instrument one = Instrument.builder("A", "USD").build();
    assertEquals(one, Instrument.builder("A", "USD").build());
    assertEquals(one.hashCode(), Instrument.builder("A", "USD").build().hashCode());
    assertNotEquals(one, Instrument.builder("A", "EUR").build());
    assertNotEquals(one, Instrument.builder("B", "USD").build());
    assertNotEquals(one, Instrument.builder("A", "USD").tickSize(2).build());
    assertNotEquals(one, Instrument.builder("A", "USD").margin(2, 1).build());
  }

  @ParameterizedTest
  @CsvSource({
    "FLOOR, 1013, 1000",
    "CEILING, 1013, 1025",
    "HALF_EVEN, 1013, 1025",
    "FLOOR, 1025, 1025"
  })
  void shouldRoundToTheTick(Rounding rounding, long price, long rounded) {
    Instrument ticked = Instrument.builder("A", "USD").scales(2, 0, 2).tickSize(25).build();
    assertEquals(rounded, ticked.roundToTick(price, rounding));
  }

  @ParameterizedTest
  @CsvSource({"100.00, 9.99, 10", "99.89, 9.99, 9", "0, 9.99, 0", "-1, 9.99, 0", "5, 9.99, 0"})
  void shouldSayWhatMoneyBuys(String cash, String price, long quantity) {
    Instrument stock = Instrument.builder("A", "USD").scales(2, 0, 2).build();
    assertEquals(quantity, stock.affordableQuantity(FixedPoint.parse(cash, 2), stock.price(price)));
  }
}
