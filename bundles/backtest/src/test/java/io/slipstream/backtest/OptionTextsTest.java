package io.slipstream.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.venue.CommissionModel;
import io.slipstream.api.service.venue.SimulationModel.FillTiming;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionTextsTest {
  private static final Instrument COIN = Instrument.builder("COIN", "USD").build();

  private static OptionTexts of(RunOption option, String text) {
    return new OptionTexts(
        BacktestRequest.of("momentum", Map.of(), "COIN", Map.of(option, text), null));
  }

  private static void readAll(OptionTexts texts) {
    texts.period();
    texts.cash();
    texts.seed();
    texts.isNormalized();
    texts.to();
    texts.sizing();
    texts.model();
    texts.terms(COIN);
    texts.commissionModel();
    texts.rates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SIZING|half|sizing = 'half': fixed:QUANTITY",
        "SIZING|fraction:1.5|sizing = 'fraction:1.5'",
        "COMMISSION|cheap|commission = 'cheap': rate:R",
        "COMMISSION|per-share:0.01,most:3|commission = 'per-share:0.01,most:3'",
        "FILL|now|fill = 'now': next-open or same-close",
        "VOLUME_CAP|2|volume-cap = '2': a decimal number from 0 to 1",
        "SLIPPAGE_BPS|-1|slippage-bps = '-1': a decimal number from 0",
        "SEED|x|seed = 'x': a whole number",
        "SIZING|fixed:0|sizing = 'fixed:0'",
        "SIZING|fraction:x|sizing = 'fraction:x'",
        "COMMISSION|rate:1|commission = 'rate:1': rate:R",
        "COMMISSION|rate:-0.1|commission = 'rate:-0.1': rate:R",
        "COMMISSION|maker-taker:0.1|commission = 'maker-taker:0.1': rate:R",
        "COMMISSION|per-share:-1|commission = 'per-share:-1': rate:R",
        "CASH|0|cash = '0': a decimal number above 0",
        "CASH|1e30000000|cash = '1e30000000': a decimal number above 0",
        "CASH|NaN|cash = 'NaN': a decimal number above 0",
        "BAR|5x|bar period '5x'",
        "NORMALIZE|maybe|normalize = 'maybe': true or false",
        "FROM|2024-13-01|from = '2024-13-01': a day as 2024-01-31",
        "TO|+999999999-12-31|to = '+999999999-12-31': a day as 2024-01-31",
        "RATES|EUR|rates = 'EUR': CURRENCY=RATE",
        "RATES|EUR=1,EUR=2|rates = 'EUR=1,EUR=2': CURRENCY=RATE",
        "RATES|EUR=0|rates = '0': a decimal number above 0"
      })
  void shouldNameOptionValueAndWhatIsAllowed(RunOption option, String text, String message) {
    OptionTexts texts = of(option, text);
    String said = assertThrows(BacktestException.class, () -> readAll(texts)).getMessage();
    assertTrue(said.contains(message), said);
  }

  @Test
  void shouldReadWhatIsAllowed() {
    readAll(of(RunOption.CASH, "5"));
    assertEquals(5 * FixedPoint.ONE, of(RunOption.CASH, " 5 ").cash());
    Instrument dear = of(RunOption.COMMISSION, "maker-taker:-0.0001,0.002").terms(COIN);
    assertEquals(-10_000, dear.makerRate());
    assertEquals(200_000, dear.takerRate());
    assertEquals(
        CommissionModel.perUnit(500_000, FixedPoint.ONE),
        of(RunOption.COMMISSION, "per-share:0.005,min:1").commissionModel());
    assertEquals(
        FixedPoint.ONE / 4000, of(RunOption.SLIPPAGE_BPS, "2.5").model().slippage().coefficient());
    assertEquals(FillTiming.SAME_CLOSE, of(RunOption.FILL, "same-close").model().timing());
    assertEquals(FixedPoint.ONE / 10, of(RunOption.VOLUME_CAP, "0.1").model().maxParticipation());
    assertEquals(1_706_659_200_000_000_000L, of(RunOption.FROM, "2024-01-31").from());
    assertEquals(1_706_711_400_000_000_000L, of(RunOption.TO, "2024-01-31T14:30:00Z").to());
  }
}
