package io.slipstream.risk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Input.AccountType;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.KeptTrade;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to get an order past the gate that its limits mean to stop. */
class WaysAroundTest {
  private static final String ACCEPTED = "accepted";
  private static final SimulationModel QUOTES =
      SimulationModel.DEFAULT.withFeed(ExecutionFeed.QUOTES);

  private final Stage stage = new Stage();
  private Instrument coin;

  @BeforeEach
  void open() {
    coin = add("COIN", QUOTES);
  }

  private Instrument add(String symbol, SimulationModel model) {
    Instrument terms =
        Instrument.builder(symbol, "USD")
            .scales(2, 4, 8)
            .margin(FixedPoint.ONE / 10, FixedPoint.ONE / 20)
            .build();
    stage.add(terms, model);
    return terms;
  }

  private void start() {
    quote(coin, "100");
    pod("alpha");
  }

  private void pod(String name) {
    PodLimits none =
        new PodLimits(
            FixedPoint.parse("90000000000"),
            FixedPoint.parse("90000000000"),
            Integer.MAX_VALUE,
            FixedPoint.ONE);
    stage.addPod(name, "100000", none, AccountType.MARGIN);
  }

  private void quote(Instrument of, String price) {
    quote(of, price, price);
  }

  private void quote(Instrument of, String bid, String ask) {
    stage.pass(Stage.SECOND);
    long plenty = of.quantity("1000000");
    stage.apply(
        new Input.QuoteChanged(
            stage.number(of.symbol()),
            new KeptQuote(
                of.symbol(),
                stage.time(),
                stage.time(),
                of.price(bid),
                plenty,
                of.price(ask),
                plenty)));
  }

  private OrderDraft market(Side side, String quantity) {
    return new OrderDraft(coin).market(side, coin.quantity(quantity));
  }

  private OrderDraft limit(Side side, String quantity, String price) {
    return new OrderDraft(coin).limit(side, coin.quantity(quantity), coin.price(price));
  }

  private Bracket bracket(String stopLoss, String takeProfit) {
    return Bracket.atPrices(coin.price(stopLoss), coin.price(takeProfit));
  }

  private String ask(String pod, OrderTerms terms) {
    List<Decision> answers =
        stage.apply(
            new Input.IntentMade(
                stage.pod(pod), new OrderDraft(terms.instrument()).set(terms).toIntent()));
    return answers.stream()
        .filter(Decision.IntentDenied.class::isInstance)
        .map(decision -> ((Decision.IntentDenied) decision).verdict().denial().name())
        .findFirst()
        .orElse(ACCEPTED);
  }

  /** What only reduces is asked less, but the exits of a bracket open again what it closed. */
  @Test
  void shouldAskAnOrderWithABracketAllThatAnOpeningOneIsAsked() {
    start();
    assertEquals(ACCEPTED, ask("alpha", market(Side.BUY, "10")));
    stage.limit("instrument.COIN.restricted = true");
    assertEquals("RESTRICTED", ask("alpha", market(Side.SELL, "4").bracket(bracket("110", "90"))));
    assertEquals(
        "RESTRICTED",
        ask("alpha", market(Side.SELL, "4").reduceOnly().bracket(bracket("110", "90"))));
    assertEquals(ACCEPTED, ask("alpha", market(Side.SELL, "4")));
    stage.forgetLimits();
    stage.limit("pod.alpha.daily-loss = 0.001");
    quote(coin, "50");
    assertEquals(
        "POD_DAILY_LOSS", ask("alpha", market(Side.SELL, "4").bracket(bracket("110", "40"))));
    assertEquals(ACCEPTED, ask("alpha", market(Side.SELL, "4")));
  }

  @Test
  void shouldDenyABracketWhileReducing() {
    start();
    assertEquals(ACCEPTED, ask("alpha", market(Side.BUY, "10")));
    stage.apply(new Input.TradingStateSet(TradingState.REDUCING, "op", "test"));
    assertEquals(
        "TRADING_REDUCING", ask("alpha", market(Side.SELL, "4").bracket(bracket("110", "90"))));
    assertEquals(ACCEPTED, ask("alpha", market(Side.SELL, "4")));
  }

  /** The exit of an entry is a limit order like any other. */
  @ParameterizedTest
  @CsvSource({
    "BUY,  0,  0,  105, accepted",
    "BUY,  0,  0,  95,  accepted",
    "BUY,  0,  0,  94,  PRICE_COLLAR",
    "BUY,  0,  0,  1,   PRICE_COLLAR",
    "SELL, 0,  0,  95,  accepted",
    "SELL, 0,  0,  106, PRICE_COLLAR",
    "BUY,  80, 0,  84,  accepted",
    "BUY,  80, 0,  75,  PRICE_COLLAR",
    "SELL, 0, 120, 118, accepted",
    "SELL, 0, 120, 130, PRICE_COLLAR"
  })
  void shouldHoldATakeProfitToTheCollar(
      Side side, String low, String high, String takeProfit, String answer) {
    start();
    stage.limit("portfolio.price-collar = 0.05");
    String price = side == Side.BUY ? low : high;
    OrderDraft entry = price.equals("0") ? market(side, "1") : limit(side, "1", price);
    assertEquals(answer, ask("alpha", entry.bracket(bracket("0", takeProfit))));
  }

  /** Several orders of one moment, none of them executed yet. */
  @Test
  void shouldCountWhatMayStillBeExecutedAsExecuted() {
    start();
    stage.limit("pod.alpha.repeated-executions = 3");
    assertEquals(ACCEPTED, ask("alpha", market(Side.BUY, "1")));
    assertEquals(ACCEPTED, ask("alpha", limit(Side.BUY, "1", "90")));
    assertEquals(ACCEPTED, ask("alpha", limit(Side.BUY, "1", "91")));
    assertEquals("REPEATED_EXECUTION", ask("alpha", limit(Side.BUY, "1", "92")));
    stage.restore();
    assertEquals("REPEATED_EXECUTION", ask("alpha", limit(Side.BUY, "1", "92")));
    stage.apply(new Input.CancelRequested(stage.pod("alpha"), 2));
    assertEquals(ACCEPTED, ask("alpha", limit(Side.BUY, "1", "92")));
    quote(coin, "80");
    assertEquals("REPEATED_EXECUTION", ask("alpha", limit(Side.BUY, "1", "70")));
  }

  /** A replacement of an order that works makes no further one. */
  @Test
  void shouldLetAnOrderThatCountsBeReplaced() {
    start();
    stage.limit("pod.alpha.repeated-executions = 1");
    assertEquals(ACCEPTED, ask("alpha", limit(Side.BUY, "1", "90")));
    stage.apply(
        new Input.ReplaceRequested(stage.pod("alpha"), 1, coin.quantity("1"), coin.price("91"), 0));
    assertEquals("REPEATED_EXECUTION", ask("alpha", limit(Side.BUY, "1", "92")));
    quote(coin, "90.50");
    assertEquals(coin.quantity("1"), stage.kernel().position(stage.pod("alpha"), 0).quantity());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldHoldANamesOwnHoursWhateverTheOrderOfTheLines(boolean ownFirst) {
    start();
    String own = "instrument.COIN.trading-hours = 14:30-15:00";
    String each = "instrument.*.trading-hours = 00:00-23:00";
    stage.limit(ownFirst ? own : each);
    stage.limit(ownFirst ? each : own);
    assertEquals("TRADING_HOURS", ask("alpha", market(Side.BUY, "1")));
  }

  /** Money of two decimals that is worth much: one unit's worth hides what the price does. */
  @Test
  void shouldSeeAPriceMoveThatAUnitsWorthInCentsDoesNotShow() {
    Instrument sat =
        Instrument.builder("SAT", "EUR").scales(8, 0, 2).margin(10_000_000, 5_000_000).build();
    stage.add(sat, QUOTES);
    stage.apply(new Input.CurrencyRateSet("EUR", 1_000_000_000_000L, 1));
    quote(sat, "0.0151");
    quote(coin, "100");
    PodLimits none =
        new PodLimits(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, FixedPoint.ONE);
    stage.addPod("alpha", "5000000", none, AccountType.MARGIN);
    stage.limit("portfolio.gross-exposure = 2000000");
    assertEquals(ACCEPTED, ask("alpha", new OrderDraft(sat).market(Side.BUY, 100)));
    assertEquals(ACCEPTED, ask("alpha", market(Side.BUY, "1")));
    quote(sat, "0.0249");
    assertEquals("GROSS_EXPOSURE", ask("alpha", market(Side.BUY, "1")));
  }

  /** The quotes are of earlier; the market trades elsewhere by now. */
  @Test
  void shouldHoldALimitPriceToTheMarkAsWellAsToTheQuotes() {
    coin = add("TAPE", SimulationModel.DEFAULT.withFeed(ExecutionFeed.TRADES));
    quote(coin, "100");
    trade("50");
    pod("alpha");
    stage.limit("portfolio.price-collar = 0.05");
    assertEquals("PRICE_COLLAR", ask("alpha", limit(Side.BUY, "1", "100")));
    assertEquals(ACCEPTED, ask("alpha", limit(Side.BUY, "1", "52")));
    trade("200");
    assertEquals("PRICE_COLLAR", ask("alpha", limit(Side.SELL, "1", "100")));
    assertEquals("PRICE_COLLAR", ask("alpha", limit(Side.BUY, "1", "200")));
  }

  private void trade(String price) {
    stage.pass(Stage.SECOND);
    stage.apply(
        new Input.TradeSeen(
            stage.number(coin.symbol()),
            new KeptTrade(
                coin.symbol(),
                stage.time(),
                stage.time(),
                coin.price(price),
                coin.quantity("1"),
                0)));
  }

  /** A market without a side is as wide as can be. */
  @Test
  void shouldDenyBySpreadWhereAMarketHasLostASide() {
    coin = add("BOOK", SimulationModel.DEFAULT.withFeed(ExecutionFeed.BOOK));
    long plenty = coin.quantity("1000000");
    stage.apply(
        new Input.BookSnapshotTaken(
            stage.number("BOOK"),
            stage.time(),
            stage.time(),
            1,
            List.of(new Input.Level(coin.price("99.90"), plenty)),
            List.of(new Input.Level(coin.price("100"), plenty))));
    pod("alpha");
    stage.limit("portfolio.spread = 0.01");
    assertEquals(ACCEPTED, ask("alpha", market(Side.BUY, "1")));
    stage.apply(
        new Input.BookChanged(
            stage.number("BOOK"), stage.time(), stage.time(), 2, Side.SELL, coin.price("100"), 0));
    assertEquals("SPREAD", ask("alpha", market(Side.BUY, "1")));
    assertEquals("SPREAD", ask("alpha", market(Side.SELL, "1")));
  }

  @Test
  void shouldTakeAQuoteWithoutQuantityForASideThatIsNotThere() {
    start();
    stage.limit("portfolio.spread = 0.01");
    assertEquals(ACCEPTED, ask("alpha", market(Side.BUY, "1")));
    long price = coin.price("100");
    stage.apply(
        new Input.QuoteChanged(
            0, new KeptQuote("COIN", stage.time(), stage.time(), price, 10_000, price, 0)));
    assertEquals("SPREAD", ask("alpha", market(Side.BUY, "1")));
  }

  /** Nine pods hold more than a long counts, before anything is limited. */
  @Test
  void shouldCountQuantitiesThatTogetherDoNotFit() {
    start();
    Instrument tiny = Instrument.builder("TINY", "USD").margin(10_000_000, 5_000_000).build();
    stage.add(tiny, QUOTES);
    stage.pass(Stage.SECOND);
    stage.apply(
        new Input.QuoteChanged(
            stage.number("TINY"),
            new KeptQuote("TINY", stage.time(), stage.time(), 1, 1L << 60, 1, 1L << 60)));
    for (String name : List.of("b", "c", "d", "e", "f", "g", "h", "i", "j")) {
      pod(name);
      assertEquals(
          ACCEPTED, ask(name, new OrderDraft(tiny).market(Side.BUY, 1_100_000_000_000_000_000L)));
    }
    stage.limit("portfolio.gross-exposure = 500");
    assertEquals("NOTIONAL_LIMIT", ask("alpha", market(Side.BUY, "1")));
    stage.apply(new Input.PodFlattened(stage.pod("b"), "op", "too much"));
    assertEquals("GROSS_EXPOSURE", ask("alpha", market(Side.BUY, "1")));
  }
}
