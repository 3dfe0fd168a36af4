package io.slipstream.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.ExecutionType;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KeptFill;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.KeptTrade;
import io.slipstream.report.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final long ONE = FixedPoint.ONE;
  private static final long TIME = RecordedSession.nanos("2013-11-25T10:00:00Z");
  private static final String COIN = "BTC/USD";

  private final Register register = new Register();

  private static List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    inputs.add(new Input.SessionOpened("USD", 2, COIN, "abc", 60 * 1_000_000_000L, 5, 42, true));
    inputs.add(new Input.InstrumentAdded(RecordedSession.COIN, SimulationModel.DEFAULT));
    inputs.add(new Input.PodAdded(RecordedSession.definition("a"), "hash"));
    inputs.add(new Input.CurrencyRateSet("EUR", 11, 10));
    inputs.add(new Input.PodReconfigured(0, RecordedSession.definition("a"), "hash2"));
    inputs.add(new Input.PodLimitsSet(0, RecordedSession.limits(5), "me"));
    inputs.add(new Input.PodBound(0, "s", "1.0", "abc"));
    inputs.add(new Input.PodUnbound(0, "gone"));
    inputs.add(new Input.PodSuspended(0, "me", "why"));
    inputs.add(new Input.PodReverted(0, "s", "0.9", "abd", "BAR", "why"));
    inputs.add(new Input.PodFlattened(0, "me", "why"));
    inputs.add(
        new Input.PluginChanged(Input.PluginChange.REMOVED, "s", "1.0", "abc", "deploy/s.jar"));
    inputs.add(new Input.PodResumed(0, "me"));
    inputs.add(new Input.PodStopped(0, "me", "why"));
    inputs.add(
        new Input.BarClosed(
            0,
            BarSeries.builder(RecordedSession.COIN, 1_000_000_000L)
                .add(TIME, 10, 12, 9, 11, ONE)
                .build()
                .bar(0)));
    inputs.add(new Input.QuoteChanged(0, new KeptQuote(COIN, TIME, 2, 300, ONE, 400, ONE)));
    inputs.add(new Input.TradeSeen(0, new KeptTrade(COIN, TIME, 2, 300, ONE, -1)));
    List<Input.Level> levels = List.of(new Input.Level(500, ONE));
    inputs.add(new Input.BookSnapshotTaken(0, TIME, 3, 4, levels, List.of()));
    inputs.add(new Input.BookChanged(0, TIME, 3, 4, Side.SELL, 600, ONE));
    inputs.add(new Input.SessionChanged(0, SessionPhase.HALTED, TIME));
    inputs.add(new Input.TimePassed(TIME));
    inputs.add(new Input.SliceEnded(TIME));
    inputs.add(new Input.InstrumentSplit(0, TIME, 3, 4));
    inputs.add(new Input.DividendPaid(0, TIME, 3));
    inputs.add(new Input.FundingCharged(0, TIME, -3));
    inputs.add(new Input.BorrowFeeCharged(0, TIME, 3));
    inputs.add(
        new Input.IntentMade(
            0,
            RecordedSession.draft()
                .stopLimit(Side.SELL, 5, 2_500, 5_000)
                .bracket(Bracket.atRates(1, 2))
                .because("X", 1.5, Double.NaN)
                .goodTill(TIME)
                .toIntent()));
    inputs.add(new Input.CancelRequested(0, 4));
    inputs.add(new Input.ReplaceRequested(0, 4, 5, 6, 7));
    inputs.add(new Input.CancelAllRequested(0, 0));
    inputs.add(new Input.TimerSet(0, 9, TIME));
    inputs.add(new Input.CapitalAllocated(TIME, "p", List.of(new Allotment("a", 0.25, 900, "r"))));
    inputs.add(new Input.TradingStateSet(TradingState.REDUCING, "me", "why"));
    TradingScope scope = TradingScope.ofPod("a");
    inputs.add(new Input.ScopeStateSet(scope, TradingState.HALTED, "me", "why"));
    inputs.add(new Input.ScopeFlattened(scope, "me", "why"));
    inputs.add(new Input.HaltForced(0, scope, "me", "why"));
    inputs.add(
        new Input.ExecutionReported(
            "a-4", ExecutionType.TRADE, "e1", "e0", TIME, ONE, 300, 4, true, "because"));
    inputs.add(new Input.LimitsSet("# mine\nportfolio.leverage = 2\n", "me", "why"));
    inputs.add(new Input.PodReenabled(0, "me", "why"));
    inputs.add(
        new Input.DeskSet(
            "alpha",
            "WEIGHTED",
            List.of("b", "a"),
            new TreeMap<>(Map.of("a", 2 * ONE)),
            "me",
            "why"));
    inputs.add(new Input.DeskSet("alpha", "", List.of(), new TreeMap<>(), "me", "why"));
    inputs.add(new Input.PositionAdopted(0, 0, -5, "me", "why"));
    inputs.add(new Input.CashAdopted(-7, "me", "why"));
    inputs.add(new Input.PodReduced(0, 25_000_000, "me", "why"));
    inputs.add(new Input.OperationBegun("k1", "me", "pod:stop a"));
    inputs.add(new Input.OperationEnded(7, "k1", "me", false, "unknown"));
    inputs.add(new Input.PodRemoved(0, "me"));
    return inputs;
  }

  private static List<Decision> decisions() {
    KeptFill fill =
        new KeptFill(9, 4, "a-4", "a", RecordedSession.COIN, Side.SELL, ONE, 400, -5, true, TIME);
    return List.of(
        new Decision.IntentDenied(
            0, 4, "a-4", COIN, Verdict.denied(DenialCode.NOTIONAL_LIMIT, 3 * ONE, -4)),
        new Decision.OrderChanged(0, 4, "a-4", COIN, OrderState.EXPIRED, "late", 0, ONE, TIME),
        new Decision.Filled(0, fill),
        new Decision.CapitalMoved(0, "a", 0.25, 300, -400, "why"),
        new Decision.RequestRejected(0, 4, "a-4/1", COIN, "late", TIME),
        new Decision.CashAdjusted(0, COIN, Decision.CashKind.BORROW_FEE, -8),
        new Decision.Liquidated(0, -200, 300),
        new Decision.BookGap(COIN, 4, 6),
        new Decision.OrderReplaced(0, 4, "a-4/1", COIN, ONE, 400, 500, TIME),
        new Decision.DeskDecided(
            "alpha",
            COIN,
            "WEIGHTED",
            "BUY",
            2 * ONE,
            ONE,
            TIME,
            List.of(
                new Decision.DeskOpinion(
                    "a", DeskVoice.Kind.INTENT, "BUY", "a-4", 5 * ONE, 5 * ONE, 2 * ONE, ONE / 2),
                new Decision.DeskOpinion("b", DeskVoice.Kind.STANDING, "SELL", "", 0, 0, ONE, ONE),
                new Decision.DeskOpinion("c", DeskVoice.Kind.SILENT, "", "", 0, 0, ONE, 0))),
        new Decision.LimitWarned(
            0,
            4,
            "a-4",
            COIN,
            new Verdict(DenialCode.LEVERAGE, 3 * ONE, 4 * ONE, LimitLevel.DESK, "crypto")));
  }

  private List<ReadEntry> entries() {
    List<ReadEntry> entries = new ArrayList<>();
    for (Input input : inputs()) {
      register.note(input);
      entries.add(new ReadEntry(entries.size(), input, null, input, TIME, ""));
    }
    for (Decision decision : decisions()) {
      entries.add(new ReadEntry(entries.size(), null, decision, null, TIME, ""));
    }
    return entries;
  }

  @Test
  void shouldHaveWordsAndComponentsForEveryKindOfEntry() {
    Set<String> seen = new TreeSet<>();
    for (ReadEntry entry : entries()) {
      String text = Words.of(entry, register);
      assertFalse(text.isBlank(), entry::toString);
      assertFalse(text.contains("@") || text.contains("null"), text);
      assertFalse(text.contains("\n"), text);
      Map<?, ?> payload = (Map<?, ?>) JsonText.parsed(Payloads.of(entry));
      assertEquals(entry.type().getRecordComponents().length, payload.size(), text);
      Facets facets = Facets.of(entry, register);
      assertFalse(facets.pod().startsWith("pod number"), text);
      seen.add(Kinds.of(entry.type()));
    }
    assertEquals(new TreeSet<>(Kinds.names()), seen);
  }

  @Test
  void shouldFindEveryPodInstrumentOrderAndActor() {
    for (ReadEntry entry : entries()) {
      String content =
          entry.input() == null ? entry.decision().toString() : entry.input().toString();
      Facets facets = Facets.of(entry, register);
      assertEquals(content.contains("actor="), !facets.actor().isEmpty(), content);
      boolean hasPod = content.contains("pod=0") || content.contains("definition=");
      boolean isReport = entry.input() instanceof Input.ExecutionReported;
      assertEquals(hasPod || isReport ? "a" : "", facets.pod(), content);
      boolean hasOrder = content.contains("clientOrderId=") || content.contains("order=4");
      assertEquals(hasOrder, Register.first(facets.order()).equals("a-4"), content);
      if (content.contains("symbol=BTC/USD") || content.contains("instrument=0")) {
        assertEquals(COIN, facets.instrument(), content);
      }
    }
  }

  @Test
  void shouldTellNumbersInTheirUnits() {
    List<String> texts = new ArrayList<>();
    entries().forEach(entry -> texts.add(Words.of(entry, register)));
    for (String expected :
        List.of(
            "BTC/USD bar of 1s: open 0.1, high 0.12, low 0.09, close 0.11, volume 1",
            "a wants SELL 0.00000005 BTC/USD STOP_LIMIT GTD, limit 50, stop 25, until "
                + "2013-11-25T10:00:00Z, with exits because X 1.5",
            "me sets the limits of pod a: maxPosition 5, maxNotional 1000000, maxOrdersPerMinute"
                + " 1000, maxDailyLoss 1",
            "a-4 is filled: SELL 1 BTC/USD at 4, commission -0.00000005, maker",
            "a-4 is denied: NOTIONAL_LIMIT, limit 3, actual -0.00000004",
            "a-4 is EXPIRED, filled 0, left 1: late",
            "a is liquidated: equity -2 USD, maintenance margin 3 USD",
            "me lets desk alpha decide by WEIGHTED, first b, then a, weights a 2: why",
            "me lets the pods of desk alpha decide alone: why",
            "desk alpha decides on BTC/USD by WEIGHTED: BUY, votes to buy 2, to sell 1; a-4 wants"
                + " BUY 5 (weight 2, confidence 0.5) and goes on; b stands SHORT (weight 1,"
                + " confidence 1); c abstains",
            "me sets trading to REDUCING: why")) {
      assertTrue(texts.contains(expected), () -> expected + " is none of\n" + texts);
    }
  }

  @Test
  void shouldTellMoreOfAnOrderWhileItIsOpen() {
    entries();
    register.note(
        new Decision.OrderChanged(0, 4, "a-4", COIN, OrderState.ACCEPTED, "", 0, ONE, TIME));
    Input replace = new Input.ReplaceRequested(0, 4, ONE, 600, 0);
    ReadEntry entry = new ReadEntry(1, replace, null, replace, TIME, "");
    assertEquals("a wants a-4 replaced: quantity 1, limit 6", Words.of(entry, register));
    assertEquals(COIN, Facets.of(entry, register).instrument());
  }

  @Test
  void shouldNameKindsAsPeopleWriteThem() {
    assertEquals("INTENT_MADE", Kinds.of(Input.IntentMade.class));
    assertTrue(Kinds.names().containsAll(List.of("BAR_CLOSED", "FILLED", "POD_SUSPENDED")));
    assertEquals(Kinds.names().size(), new TreeSet<>(Kinds.names()).size());
  }
}
