package io.slipstream.plugins.brawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.strategy.ParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteModelTest {
  /**
   * Alpha 1/2, two log returns.
   *
   * <pre>
   * reference  local  basis  smoothed  fair      log return
   * 100        101    1      1         101
   * 110        110.5  0.5    0.75      110.75     0.0953102
   * 99         101    2      1.375     100.375   -0.1053605
   * </pre>
   *
   * The mean of the returns is -0.0050252, each is 0.1003353 from it: that is sigma.
   */
  @Test
  void shouldGiveTheHandCheckedFairValue() {
    FairValue fair = new FairValue(0.5, 2);
    fair.sample(100, 101);
    assertEquals(101, fair.value(), 1e-12);
    fair.sample(110, 110.5);
    assertEquals(110.75, fair.value(), 1e-12);
    assertEquals(Double.NaN, fair.volatility());
    fair.sample(99, 101);
    assertEquals(100.375, fair.value(), 1e-12);
    assertEquals(0.1003353, fair.volatility(), 1e-7);
    assertEquals(0.625, fair.distance(), 1e-12);
    fair.local(99.5);
    assertEquals(100.375, fair.value(), 1e-12);
    assertEquals(0.875, fair.distance(), 1e-12);
  }

  /**
   * Base spread 1 %, k 0.1, lambda 0.2: spread = 1.00375 + 0.1 x 0.1003353 x 100.375 = 2.0108656,
   * its half 1.0054328; half of the inventory shifts by 0.1, more than all of it by 0.2.
   */
  @ParameterizedTest
  @CsvSource({
    "0,     99.3695672, 101.3804328",
    "0.5,   99.2695672, 101.2804328",
    "-0.5,  99.4695672, 101.4804328",
    "1.7,   99.1695672, 101.1804328",
    "-1.7,  99.5695672, 101.5804328"
  })
  void shouldGiveTheHandCheckedQuotes(double inventory, double bid, double ask) {
    QuoteModel model = new QuoteModel(0.01, 0.1, 0.2);
    assertEquals(bid, model.bid(100.375, 0.1003353, inventory), 1e-6);
    assertEquals(ask, model.ask(100.375, 0.1003353, inventory), 1e-6);
  }

  /** Linear from 0.5 to 0.8: at 0.65 half, at 0.74 a fifth. */
  @ParameterizedTest
  @CsvSource({
    "0,    1,   false",
    "0.5,  1,   false",
    "0.65, 0.5, false",
    "0.74, 0.2, false",
    "0.8,  0,   true",
    "0.99, 0,   true"
  })
  void shouldTaperTheSize(double ratio, double size, boolean onlyReduces) {
    GrossGuard guard = new GrossGuard(0.5, 0.8, 1, 0.6);
    guard.update(ratio);
    assertEquals(size, guard.size(ratio), 1e-12);
    assertEquals(onlyReduces, guard.onlyReduces(ratio));
    assertEquals(false, guard.isHalted());
  }

  @Test
  void shouldHaltUntilTheLowerRatio() {
    GrossGuard guard = new GrossGuard(0.5, 0.8, 1, 0.6);
    guard.update(1);
    assertTrue(guard.isHalted());
    guard.update(0.6);
    assertTrue(guard.isHalted());
    guard.update(0.59);
    assertEquals(false, guard.isHalted());
  }

  @ParameterizedTest
  @CsvSource({"0.8, 0.8, 1, 0.6", "0.5, 1, 1, 0.6", "0.5, 0.8, 1, 1"})
  void shouldRefuseRatiosOutOfOrder(double taper, double reduce, double halt, double resume) {
    assertThrows(ParameterException.class, () -> new GrossGuard(taper, reduce, halt, resume));
  }
}
