package io.slipstream.simulator;

import static io.slipstream.api.service.venue.SimulationModel.DEFAULT;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.venue.CommissionModel;
import io.slipstream.api.service.venue.CommissionModel.Tier;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SlippageModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionsTest {
  private static final String FLAT = "1000 1000 1000 1000 100";
  private static final Instrument TICKS =
      Instrument.builder("TICKS", "USD").scales(0, 0, 0).tickSize(5).lotSize(10).build();

  private final VenueFixture f = new VenueFixture();

  @Test
  void shouldCarryOverWhatParticipationLeaves() {
    VenueFixture fifth = new VenueFixture(TICKS, DEFAULT.withMaxParticipation(25_000_000));
    fifth.submit("BUY 50", 0);
    fifth.submit("SELL 20 limit=100", 0);
    fifth.bar(0, "100 100 100 100 130");
    fifth.expectAfterAcceptance("1 T 30@100 0");
    fifth.bar(60, "105 105 105 105 239");
    fifth.expect("1 T 20@105 60; 2 M 20@105 60");
    fifth.submit("BUY 50", 120);
    fifth.bar(120, "105 105 105 105 0");
    fifth.expectAfterAcceptance("");
  }

  /** Position, order, what happens at 1000. */
  @ParameterizedTest
  @CsvSource({
    "0, SELL 5 reduce, 1 canceled 0 nothing to reduce",
    "5, BUY 5 reduce, 1 canceled 0 nothing to reduce",
    "-5, SELL 5 reduce, 1 canceled 0 nothing to reduce",
    "5, SELL 5 reduce, 1 T 5@1000 0",
    "5, SELL 8 reduce, 1 T 5@1000 0; 1 canceled 0 nothing to reduce",
    "-5, BUY 8 reduce, 1 T 5@1000 0; 1 canceled 0 nothing to reduce",
    "-5, BUY 8 reduce FOK, 1 canceled 0 not filled at once",
    "0, BUY 8 reduce FOK, 1 canceled 0 nothing to reduce",
    "80, SELL 70 reduce, 1 T 50@1000 0"
  })
  void shouldReduceAtMostThePosition(long position, String order, String answers) {
    VenueFixture half = new VenueFixture(DEFAULT.withMaxParticipation(50_000_000));
    half.position = position;
    half.submit(order, 0);
    half.bar(0, FLAT);
    half.expectAfterAcceptance(answers);
  }

  /**
   * Model, first and second number in 10^-8, order, price it pays. The bar has 100 at 1000; the
   * shares are 0.1 and 0.4.
   */
  @ParameterizedTest
  @CsvSource({
    "NONE, 0, 0, BUY 10, 1000",
    "RATE, 1000000, 0, BUY 10, 1010",
    "RATE, 1000000, 0, SELL 10, 990",
    "RATE, 50000, 0, BUY 10, 1000",
    "RATE, 150000, 0, BUY 10, 1002",
    "RATE, 500000000, 0, SELL 10, 1",
    "RATE, 1000000, 0, BUY 10 limit=1004, 1004",
    "RATE, 1000000, 0, SELL 10 limit=995, 995",
    "HALF_SPREAD, 300000000, 0, BUY 10, 1003",
    "HALF_SPREAD, 300000000, 0, SELL 10, 997",
    "VOLUME_SHARE, 100000000, 0, BUY 10, 1010",
    "VOLUME_SHARE, 10000000, 0, SELL 40, 984",
    "SQUARE_ROOT, 100000000, 2000000, BUY 40, 1013",
    "SQUARE_ROOT, 50000000, 10000000, SELL 10, 984",
    "SQUARE_ROOT, 50000000, 10000000, SELL 400, 950"
  })
  void shouldMoveTheTakersPrice(
      SlippageModel.Kind kind, long first, long second, String order, long price) {
    VenueFixture slips =
        new VenueFixture(DEFAULT.withSlippage(new SlippageModel(kind, first, second)));
    slips.submit(order, 0);
    slips.bar(0, FLAT);
    slips.expectAfterAcceptance("1 T " + order.split(" ")[1] + "@" + price + " 0");
  }

  @ParameterizedTest
  @CsvSource({"BUY, 1015", "SELL, 985"})
  void shouldMoveTheTakersPriceToTheTick(String side, long price) {
    VenueFixture slips =
        new VenueFixture(TICKS, DEFAULT.withSlippage(SlippageModel.rate(1_100_000)));
    slips.submit(side + " 10", 0);
    slips.bar(0, FLAT);
    slips.expectAfterAcceptance("1 T 10@" + price + " 0");
  }

  @Test
  void shouldTakeAWholeShareOfABarWithoutQuantity() {
    VenueFixture slips =
        new VenueFixture(DEFAULT.withSlippage(SlippageModel.volumeShare(10_000_000)));
    slips.submit("BUY 10", 0);
    slips.bar(0, "1000 1000 1000 1000 0");
    slips.expectAfterAcceptance("1 T 10@1100 0");
  }

  @Test
  void shouldNotMoveTheMakersPrice() {
    VenueFixture slips = new VenueFixture(DEFAULT.withSlippage(SlippageModel.rate(1_000_000)));
    slips.submit("BUY 10 limit=950", 0);
    slips.bar(0, "1000 1000 900 1000");
    slips.expectAfterAcceptance("1 M 10@950 60");
  }

  /** Model, rate, minimum, order; at most 50 a bar, open 1000, the second bar 1000 again. */
  @ParameterizedTest
  @CsvSource({
    "PER_UNIT, 2, 0, BUY 10, 1 T 10@1000 0 c20",
    "PER_UNIT, 2, 30, BUY 10, 1 T 10@1000 0 c30",
    "PER_UNIT, 2, 130, BUY 80, 1 T 50@1000 0 c130; 1 T 30@1000 60 c30",
    "PER_UNIT, 2, 1000, BUY 80, 1 T 50@1000 0 c1000; 1 T 30@1000 60",
    "PER_ORDER, 7, 0, BUY 80, 1 T 50@1000 0 c7; 1 T 30@1000 60",
    "RATE, 0.001, 0, BUY 80, 1 T 50@1000 0 c50; 1 T 30@1000 60 c30",
    "RATE, 0.00005, 0, BUY 10, 1 T 10@1000 0",
    "RATE, 0.00015, 0, BUY 10, 1 T 10@1000 0 c2",
    "RATE, 0.001, 60, BUY 80, 1 T 50@1000 0 c60; 1 T 30@1000 60 c20"
  })
  void shouldChargeByTheModel(
      CommissionModel.Kind kind, String rate, String minimum, String order, String answers) {
    CommissionModel commission =
        new CommissionModel(kind, FixedPoint.parse(rate), FixedPoint.parse(minimum), List.of());
    VenueFixture charges =
        new VenueFixture(DEFAULT.withMaxParticipation(50_000_000).withCommission(commission));
    charges.submit(order, 0);
    charges.bar(0, FLAT);
    charges.bar(60, FLAT);
    charges.expectAfterAcceptance(answers);
  }

  @Test
  void shouldChargeMakersAndTakersTheInstrumentsRates() {
    Instrument rated =
        Instrument.builder("RATED", "USD").scales(0, 0, 0).commission(-100_000, 200_000).build();
    VenueFixture charges = new VenueFixture(rated, DEFAULT);
    charges.submit("BUY 10", 0);
    charges.submit("BUY 10 limit=900", 0);
    charges.bar(0, "1000 1000 900 1000");
    charges.expectAfterAcceptance("1 T 10@1000 0 c20; 2 M 10@900 60 c-9");
  }

  @Test
  void shouldChargeTheTierThatThePodHasReached() {
    CommissionModel tiered =
        CommissionModel.tiered(
            0,
            List.of(
                new Tier(0, 1_000_000),
                new Tier(FixedPoint.parse("10000"), 500_000),
                new Tier(FixedPoint.parse("30000"), 100_000)));
    VenueFixture charges = new VenueFixture(DEFAULT.withCommission(tiered));
    charges.submit("BUY 9", 0);
    charges.submit("SELL 1", 0);
    charges.submit("BUY 20", 0);
    charges.submit("BUY 10", 0);
    charges.submit("BUY 10 pod=3", 0);
    charges.bar(0, FLAT);
    charges.expectAfterAcceptance(
        "1 T 9@1000 0 c90; 2 T 1@1000 0 c10; 3 T 20@1000 0 c100; 4 T 10@1000 0 c10; "
            + "5 T 10@1000 0 c100");
  }

  @ParameterizedTest
  @CsvSource({"12, 12, 8", "0, 12, 0", "0, 0, 12", "4, 12, 6"})
  void shouldChargePerUnitInEveryScale(int priceScale, int quantityScale, int cashScale) {
    long multiplier = FixedPoint.ONE;
    Instrument scaled =
        Instrument.builder("SCALED", "USD")
            .scales(priceScale, quantityScale, cashScale)
            .multiplier(multiplier)
            .build();
    long unit = FixedPoint.powerOfTen(quantityScale);
    long money = FixedPoint.powerOfTen(cashScale);
    VenueFixture charges =
        new VenueFixture(
            scaled, DEFAULT.withCommission(CommissionModel.perUnit(3 * FixedPoint.ONE, 0)));
    charges.submit("BUY " + 2 * unit, 0);
    charges.bar(0, "1 1 1 1");
    charges.expectAfterAcceptance("1 T " + 2 * unit + "@1 0 c" + 6 * money);
  }

  @Test
  void shouldRejectWhatTheAccountRefusesAtFirst() {
    f.refusal = "insufficient cash";
    f.submit("BUY 10", 0);
    f.bar(0, FLAT);
    f.expect("1 accepted 0; 1 rejected 0 insufficient cash");
  }

  @Test
  void shouldCancelTheRestOfWhatTheAccountRefusesLater() {
    VenueFixture half = new VenueFixture(DEFAULT.withMaxParticipation(50_000_000));
    half.submit("BUY 80", 0);
    half.bar(0, FLAT);
    half.refusal = "insufficient margin";
    half.bar(60, FLAT);
    half.expectAfterAcceptance("1 T 50@1000 0; 1 canceled 60 insufficient margin");
  }

  @ParameterizedTest
  @CsvSource({
    "9000000000000000000, 0, 0",
    "9223372036854775807, 0, 0",
    "1, 9223372036854775807, 0",
    "3, 0, 9223372036854775807"
  })
  void shouldRefuseNumbersOutOfRange(long quantity, long slippage, long perUnit) {
    SimulationModel model =
        DEFAULT
            .withSlippage(SlippageModel.rate(slippage))
            .withCommission(CommissionModel.perUnit(perUnit, FixedPoint.ONE));
    VenueFixture big =
        new VenueFixture(Instrument.builder("BIG", "USD").scales(0, 0, 8).build(), model);
    big.submit("BUY " + quantity, 0);
    big.submit("SELL 2 limit=1000", 0);
    big.bar(0, "1000000000 1000000000 1000 1000 100");
    big.heard.removeIf(answer -> !answer.startsWith("1 "));
    big.expect("1 accepted 0; 1 rejected 0 out of range");
  }
}
