package io.slipstream.kernel.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.SimulationModel.LimitRule;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.KeptTrade;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The twin against numbers worked out by hand: whole prices, quantities and money. */
class TwinRulesTest {
  private static final Instrument IN =
      Instrument.builder("SYM", "USD").scales(0, 0, 0).margin(FixedPoint.ONE, 50_000_000).build();

  private final OrderDraft draft = new OrderDraft(IN);
  private TwinKernel kernel;
  private long time;

  private void open(SimulationModel model) {
    open(model, 10_000, Input.AccountType.CASH);
  }

  private void open(SimulationModel model, long capital, Input.AccountType account) {
    kernel = new TwinKernel();
    kernel.apply(new Input.SessionOpened("USD", 0, "twin", "", 1, 1, 0, false));
    kernel.apply(new Input.InstrumentAdded(IN, model));
    PodLimits limits =
        new PodLimits(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, FixedPoint.ONE);
    kernel.apply(
        new Input.PodAdded(
            new Input.PodDefinition(
                "pod", "twin", List.of(0), capital, limits, new TreeMap<>(), account),
            ""));
  }

  private static SimulationModel on(ExecutionFeed feed) {
    return SimulationModel.DEFAULT.withFeed(feed);
  }

  private void bar(long open, long high, long low, long close) {
    time += 10;
    kernel.apply(
        new Input.BarClosed(0, new TwinBar(IN, time - 10, time, open, high, low, close, 100)));
  }

  private void quote(long bid, long ask) {
    time += 10;
    kernel.apply(new Input.QuoteChanged(0, new KeptQuote("SYM", time, time, bid, 5, ask, 5)));
  }

  private void trade(long price, long quantity, int aggressor) {
    time += 10;
    kernel.apply(
        new Input.TradeSeen(0, new KeptTrade("SYM", time, time, price, quantity, aggressor)));
  }

  private void submit(OrderIntent intent) {
    kernel.apply(new Input.IntentMade(0, intent));
  }

  private void decides(String... lines) {
    assertEquals(
        List.of(lines),
        kernel.state().stream()
            .filter(line -> line.startsWith("> "))
            .map(line -> line.substring(2))
            .toList());
  }

  private void has(String line) {
    assertEquals(
        List.of(line),
        kernel.state().stream().filter(line::equals).toList(),
        kernel.state()::toString);
  }

  @Test
  void shouldExecuteAtTheOpenAfterTheDecision() {
    open(SimulationModel.DEFAULT);
    bar(100, 100, 100, 100);
    submit(draft.market(Side.BUY, 3).toIntent());
    decides("SUBMITTED pod-1 at=10", "ACCEPTED pod-1 at=10");
    bar(101, 105, 99, 104);
    decides("fill pod-1 BUY qty=3 px=101 commission=0 taker at=10 FILLED");
    has("pod pod fills=1 turnover=303 liquidating=false equity=10009 margin=312");
    has("position pod SYM quantity=3 openCost=303 realized=0 commission=0 lots=[3:303]");
  }

  @Test
  void shouldTriggerStopsAtTheirPriceOrWorse() {
    open(SimulationModel.DEFAULT);
    bar(100, 100, 100, 100);
    submit(draft.stopMarket(Side.BUY, 1, 103).toIntent());
    submit(draft.stopMarket(Side.BUY, 1, 101).toIntent());
    bar(102, 103, 100, 100);
    decides(
        "TRIGGERED pod-1 at=20",
        "fill pod-1 BUY qty=1 px=103 commission=0 taker at=20 FILLED",
        "TRIGGERED pod-2 at=10",
        "fill pod-2 BUY qty=1 px=102 commission=0 taker at=10 FILLED");
  }

  @Test
  void shouldNeedMoreThanTheLimitUnderTradeThrough() {
    open(SimulationModel.DEFAULT.withLimitRule(LimitRule.TRADE_THROUGH));
    bar(100, 100, 100, 100);
    submit(draft.limit(Side.BUY, 1, 99).toIntent());
    bar(100, 100, 99, 99);
    decides();
    bar(99, 99, 99, 99);
    decides();
    bar(99, 99, 98, 98);
    decides("fill pod-1 BUY qty=1 px=99 commission=0 maker at=40 FILLED");
  }

  @Test
  void shouldShareABarAndExpireTheRest() {
    open(SimulationModel.DEFAULT.withMaxParticipation(10_000_000));
    bar(100, 100, 100, 100);
    submit(draft.market(Side.BUY, 8).toIntent());
    submit(draft.market(Side.BUY, 8).timeInForce(TimeInForce.IOC).toIntent());
    bar(100, 100, 100, 100);
    decides(
        "fill pod-1 BUY qty=8 px=100 commission=0 taker at=10 FILLED",
        "fill pod-2 BUY qty=2 px=100 commission=0 taker at=10 PARTIALLY_FILLED",
        "CANCELED pod-2 at=10 not filled at once");
  }

  @Test
  void shouldGiveEveryExecutionItsExits() {
    open(SimulationModel.DEFAULT);
    bar(100, 100, 100, 100);
    submit(draft.market(Side.BUY, 2).bracket(Bracket.atRates(1_500_000, 1_500_000)).toIntent());
    bar(101, 101, 101, 101);
    decides(
        "fill pod-1 BUY qty=2 px=101 commission=0 taker at=10 FILLED",
        "SUBMITTED pod-x1 at=20",
        "ACCEPTED pod-x1 at=20",
        "SUBMITTED pod-x2 at=20",
        "ACCEPTED pod-x2 at=20");
    has("order pod-x1 ACCEPTED orderQty=2 cumQty=0 leavesQty=2 limit=0 stop=99 avgPx=0");
    has("order pod-x2 ACCEPTED orderQty=2 cumQty=0 leavesQty=2 limit=103 stop=0 avgPx=0");
    bar(98, 104, 98, 98);
    decides(
        "TRIGGERED pod-x1 at=20",
        "fill pod-x1 SELL qty=2 px=98 commission=0 taker at=20 FILLED",
        "CANCELED pod-x2 at=30");
    has("position pod SYM quantity=0 openCost=0 realized=-6 commission=0 lots=[]");
  }

  @Test
  void shouldRejectWhatTheAccountCannotBear() {
    open(SimulationModel.DEFAULT, 250, Input.AccountType.CASH);
    bar(100, 100, 100, 100);
    submit(draft.market(Side.BUY, 2).toIntent());
    submit(draft.market(Side.BUY, 1).toIntent());
    submit(draft.market(Side.SELL, 2).toIntent());
    bar(100, 100, 100, 100);
    decides(
        "fill pod-1 BUY qty=2 px=100 commission=0 taker at=10 FILLED",
        "REJECTED pod-2 at=10 insufficient cash",
        "fill pod-3 SELL qty=2 px=100 commission=0 taker at=10 FILLED");
  }

  @Test
  void shouldTrailTheClose() {
    open(SimulationModel.DEFAULT);
    bar(100, 100, 100, 100);
    submit(draft.trailingByOffset(Side.SELL, 1, 5).toIntent());
    bar(100, 110, 96, 108);
    decides();
    bar(106, 106, 103, 104);
    decides(
        "TRIGGERED pod-1 at=30", "fill pod-1 SELL qty=1 px=103 commission=0 taker at=30 FILLED");
  }

  @Test
  void shouldMeetTheStandingQuoteAndThenRest() {
    open(on(ExecutionFeed.QUOTES));
    quote(99, 101);
    submit(draft.limit(Side.BUY, 1, 101).toIntent());
    decides(
        "SUBMITTED pod-1 at=10",
        "ACCEPTED pod-1 at=10",
        "fill pod-1 BUY qty=1 px=101 commission=0 taker at=10 FILLED");
    submit(draft.limit(Side.BUY, 1, 100).toIntent());
    quote(97, 98);
    decides("fill pod-2 BUY qty=1 px=100 commission=0 maker at=20 FILLED");
  }

  @Test
  void shouldWaitInTheQueue() {
    open(on(ExecutionFeed.TRADES));
    trade(100, 1, 0);
    quote(99, 101);
    submit(draft.limit(Side.BUY, 4, 99).toIntent());
    trade(99, 3, -1);
    decides();
    trade(99, 9, 1);
    decides();
    trade(99, 3, 0);
    decides("fill pod-1 BUY qty=4 px=99 commission=0 maker at=50 FILLED");
  }

  @Test
  void shouldTakeLevelByLevel() {
    open(on(ExecutionFeed.BOOK));
    kernel.apply(
        new Input.BookSnapshotTaken(
            0,
            10,
            10,
            1,
            List.of(new Input.Level(99, 5)),
            List.of(new Input.Level(101, 2), new Input.Level(103, 2))));
    submit(draft.limit(Side.BUY, 5, 103).toIntent());
    decides(
        "SUBMITTED pod-1 at=10",
        "ACCEPTED pod-1 at=10",
        "fill pod-1 BUY qty=2 px=101 commission=0 taker at=10 PARTIALLY_FILLED",
        "fill pod-1 BUY qty=2 px=103 commission=0 taker at=10 PARTIALLY_FILLED");
    kernel.apply(new Input.BookChanged(0, 20, 20, 2, Side.SELL, 102, 9));
    decides("fill pod-1 BUY qty=1 px=103 commission=0 maker at=20 FILLED");
  }

  @Test
  void shouldSplitLotsByTheirCumulativeQuantity() {
    open(SimulationModel.DEFAULT);
    bar(100, 100, 100, 100);
    submit(draft.market(Side.BUY, 3).toIntent());
    bar(100, 100, 100, 100);
    submit(draft.market(Side.BUY, 4).toIntent());
    bar(110, 110, 110, 110);
    kernel.apply(new Input.InstrumentSplit(0, time, 1, 2));
    has("instrument SYM mark=220 book=-");
    has("position pod SYM quantity=3 openCost=740 realized=110 commission=0 lots=[1:300 2:440]");
    has("cash pod USD=9370");
  }

  @Test
  void shouldLiquidateBelowMaintenance() {
    open(SimulationModel.DEFAULT, 100, Input.AccountType.MARGIN);
    bar(100, 100, 100, 100);
    submit(draft.market(Side.SELL, 1).toIntent());
    bar(100, 100, 100, 100);
    bar(133, 133, 133, 133);
    decides();
    bar(134, 134, 134, 134);
    decides("SUBMITTED pod-x1 at=40", "ACCEPTED pod-x1 at=40");
    submit(draft.market(Side.BUY, 1).toIntent());
    decides("denied pod-2 LIQUIDATING");
    bar(140, 140, 140, 140);
    decides("fill pod-x1 BUY qty=1 px=140 commission=0 taker at=40 FILLED");
    has("pod pod fills=2 turnover=240 liquidating=false equity=60 margin=0");
  }
}
