package io.slipstream.kernel.twin;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.venue.CommissionModel;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.SimulationModel.FillTiming;
import io.slipstream.api.service.venue.SimulationModel.LimitRule;
import io.slipstream.api.service.venue.SlippageModel;
import io.slipstream.kernel.Input.AccountType;
import io.slipstream.kernel.Input.PodDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Random instruments, models of venues and pods. */
final class SetupGenerator {
  private static final List<String> NAMES = List.of("alpha", "beta", "gamma", "delta");

  private final Dice dice;
  private final long period;
  private final int euroScale;
  private final int dollarScale;

  SetupGenerator(Dice dice, long period) {
    this.dice = dice;
    this.period = period;
    euroScale = (int) dice.pick(2, 4, 8);
    dollarScale = (int) dice.pick(2, 6, 8);
  }

  int scale(String currency) {
    return currency.equals("EUR") ? euroScale : dollarScale;
  }

  /** A rate between the two currencies' units: numerator and denominator. */
  long[] rate(String from, String to) {
    long numerator = dice.pick(93, 100, 107, 108, 111);
    int shift = scale(to) - scale(from);
    long up = FixedPoint.powerOfTen(Math.max(shift, 0));
    long down = FixedPoint.powerOfTen(Math.max(-shift, 0));
    return new long[] {numerator * up, 100 * down};
  }

  /** An instrument whose price is about {@code level} ticks and whose lot is worth about 10. */
  Instrument instrument(int number, long level) {
    String currency = dice.perMille(600) ? "USD" : "EUR";
    int priceScale = (int) dice.between(0, 4);
    int quantityScale = (int) dice.between(0, 6);
    long tick = dice.pick(1, 1, 5, 25);
    BigDecimal multiplier = new BigDecimal(dice.pick(List.of("1", "1", "1", "10", "0.1", "50")));
    BigDecimal worth = Decimals.of(level * tick, priceScale).multiply(multiplier);
    long lot =
        BigDecimal.TEN
            .movePointRight(quantityScale)
            .divide(worth, 0, RoundingMode.HALF_EVEN)
            .max(BigDecimal.ONE)
            .longValueExact();
    long initial = dice.pick(100_000_000, 50_000_000, 20_000_000, 10_000_000, 10_000_000);
    return Instrument.builder("SYM" + number, currency)
        .scales(priceScale, quantityScale, scale(currency))
        .tickSize(tick)
        .lotSize(lot)
        .multiplier(Decimals.units(multiplier, FixedPoint.SCALE))
        .commission(dice.pick(0, 20_000, -10_000), dice.pick(0, 50_000, 75_000, 100_000))
        .margin(initial, dice.pick(initial, initial / 2, initial - initial / 4))
        .build();
  }

  // ---------------------------------------------------------------- venue

  SimulationModel model(Instrument instrument) {
    ExecutionFeed feed = ExecutionFeed.values()[dice.weighted(45, 20, 20, 20)];
    boolean sameClose = feed == ExecutionFeed.BARS && dice.perMille(200);
    boolean isFast = sameClose || dice.perMille(500);
    boolean isPlain = dice.perMille(250);
    return new SimulationModel(
        feed,
        sameClose ? FillTiming.SAME_CLOSE : FillTiming.NEXT_OPEN,
        dice.perMille(500) ? LimitRule.TOUCH : LimitRule.TRADE_THROUGH,
        dice.pick(0, 0, 10_000_000, 25_000_000, 50_000_000, 100_000_000),
        isFast ? 0 : dice.pick(0, 1, period / 8, period / 4, period, period + 1),
        isFast ? 0 : dice.pick(0, 1, 3, period / 2),
        isPlain ? SlippageModel.NONE : slippage(instrument),
        isPlain ? CommissionModel.rate(0, 0) : commission(instrument));
  }

  private SlippageModel slippage(Instrument instrument) {
    BigDecimal tick = Decimals.of(instrument.tickSize(), instrument.priceScale());
    long half = Decimals.units(tick.multiply(new BigDecimal("1.5")), FixedPoint.SCALE);
    return switch (dice.weighted(50, 15, 10, 15, 15)) {
      case 0 -> SlippageModel.NONE;
      case 1 -> SlippageModel.rate(dice.pick(50_000, 100_000, 250_000));
      case 2 -> SlippageModel.halfSpread(dice.pick(half, half / 3, half * 2, half * 2000));
      case 3 -> SlippageModel.volumeShare(dice.pick(10_000_000, 1_000_000));
      default -> SlippageModel.squareRoot(50_000_000, dice.pick(2_000_000, 500_000));
    };
  }

  private CommissionModel commission(Instrument instrument) {
    long minimum = dice.pick(0, 50_000_000, 150_000_000);
    BigDecimal lot = Decimals.of(instrument.lotSize(), instrument.quantityScale());
    long perUnit =
        new BigDecimal("0.013").divide(lot, 4, RoundingMode.UP).movePointRight(8).longValue();
    return switch (dice.weighted(40, 15, 10, 15, 20)) {
      case 0 -> new CommissionModel(CommissionModel.Kind.MAKER_TAKER, 0, minimum, List.of());
      case 1 -> CommissionModel.perUnit(perUnit, minimum);
      case 2 -> CommissionModel.perOrder(dice.pick(100_000_000, 75_000_000));
      case 3 -> CommissionModel.rate(dice.pick(100_000, 30_000), minimum);
      default ->
          CommissionModel.tiered(
              minimum,
              List.of(
                  new CommissionModel.Tier(0, 150_000),
                  new CommissionModel.Tier(20_000_000_000L, 100_000),
                  new CommissionModel.Tier(100_000_000_000L, 25_000)));
    };
  }

  // ---------------------------------------------------------------- pods

  List<PodDefinition> pods(List<GeneratedMarket> markets, String currency) {
    List<PodDefinition> pods = new ArrayList<>();
    long count = dice.between(1, 4);
    for (int i = 0; i < count; i++) {
      pods.add(pod(NAMES.get(i), markets, currency));
    }
    return pods;
  }

  private PodDefinition pod(String name, List<GeneratedMarket> markets, String currency) {
    BigDecimal dearest = BigDecimal.ONE;
    List<Integer> numbers = new ArrayList<>();
    for (GeneratedMarket market : markets) {
      numbers.add(market.number());
      dearest = dearest.max(market.lotWorth());
    }
    BigDecimal capital = dearest.multiply(BigDecimal.valueOf(dice.pick(5, 10, 20, 60, 600)));
    return new PodDefinition(
        name,
        "twin",
        numbers,
        Decimals.units(Decimals.halfEven(capital, 2), scale(currency)),
        limits(markets),
        new TreeMap<>(),
        dice.perMille(450) ? AccountType.CASH : AccountType.MARGIN);
  }

  PodLimits limits(List<GeneratedMarket> markets) {
    BigDecimal lot = BigDecimal.ZERO;
    for (GeneratedMarket market : markets) {
      lot = lot.max(market.lot());
    }
    BigDecimal most = lot.multiply(BigDecimal.valueOf(dice.pick(15, 60, 400, 400, 400)));
    long units = Decimals.units(most, FixedPoint.SCALE);
    return new PodLimits(units, Long.MAX_VALUE, Integer.MAX_VALUE, FixedPoint.ONE);
  }
}
