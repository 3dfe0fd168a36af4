package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.venue.CommissionModel;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SlippageModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InputCodecTest {
  private static final Instrument FUTURE =
      Instrument.builder("ES", "EUR")
          .scales(2, 0, 2)
          .tickSize(25)
          .lotSize(1)
          .minimum(1, 100)
          .multiplier(5_000_000_000L)
          .commission(-10, 20)
          .margin(10_000_000, 5_000_000)
          .build();
  private static final SimulationModel MODEL =
      SimulationModel.DEFAULT
          .withSlippage(SlippageModel.squareRoot(1, 2))
          .withCommission(CommissionModel.tiered(3, List.of(new CommissionModel.Tier(0, 5))))
          .withLatency(7, 8);

  private static List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    inputs.add(new Input.InstrumentAdded(Scenario.COIN, SimulationModel.DEFAULT));
    inputs.add(new Input.InstrumentAdded(FUTURE, MODEL));
    inputs.add(new Input.SessionOpened("USD", 2, "COIN", "abc", 60, 5, 42, true));
    inputs.add(new Input.CurrencyRateSet("EUR", 11, 10));
    inputs.add(new Input.PodAdded(Scenario.definition("a", "5"), "hash"));
    inputs.add(new Input.PodReconfigured(0, Scenario.definition("a", "6"), "hash2"));
    inputs.add(new Input.PodLimitsSet(0, Scenario.definition("a", "6").limits(), "me"));
    inputs.add(new Input.PodRemoved(0, "me"));
    inputs.add(new Input.PodBound(0, "s", "1.0", "abc"));
    inputs.add(new Input.PodUnbound(0, "gone"));
    inputs.add(new Input.PodSuspended(0, "me", "why"));
    inputs.add(new Input.PodResumed(0, "me"));
    inputs.add(new Input.PodReverted(0, "s", "1.0", "abc", "BAR", "why"));
    inputs.add(new Input.PodFlattened(0, "me", "why"));
    inputs.add(new Input.LimitsSet("portfolio.leverage = 2\n", "me", "why"));
    inputs.add(new Input.PodReenabled(0, "me", "why"));
    inputs.add(new Input.PositionAdopted(0, 1, -5, "me", "why"));
    inputs.add(new Input.CashAdopted(-7, "me", "why"));
    inputs.add(new Input.PodReduced(0, 25_000_000, "me", "why"));
    inputs.add(
        new Input.DeskSet(
            "alpha", "WEIGHTED", List.of("b", "a"), new TreeMap<>(Map.of("a", 5L)), "me", "why"));
    inputs.add(
        new Input.PluginChanged(Input.PluginChange.SELECTED, "s", "1.0", "abc", "deploy/s.jar"));
    inputs.add(new Input.PodStopped(0, "me", "why"));
    inputs.add(new Input.CancelRequested(0, 4));
    inputs.add(new Input.ReplaceRequested(0, 4, 5, 6, 7));
    inputs.add(new Input.CancelAllRequested(0, 0));
    inputs.add(new Input.TimerSet(0, 9, 10));
    inputs.add(new Input.TradingStateSet(TradingState.REDUCING, "me", "why"));
    TradingScope scope = TradingScope.ofVenue("SIM");
    inputs.add(new Input.ScopeStateSet(scope, TradingState.HALTED, "me", "why"));
    inputs.add(new Input.ScopeFlattened(TradingScope.ALL, "me", "why"));
    inputs.add(new Input.HaltForced(0, scope, "me", "why"));
    inputs.add(new Input.CapitalAllocated(7, "p", List.of(new Allotment("a", 0.25, 9, "r"))));
    OrderDraft draft = new OrderDraft(FUTURE).stopLimit(Side.SELL, 5, 25, 50);
    draft.bracket(Bracket.atRates(1, 2)).because("X", 1.5, Double.NaN).goodTill(99);
    inputs.add(new Input.IntentMade(0, draft.toIntent()));
    inputs.add(new Input.QuoteChanged(1, new KeptQuote("ES", 1, 2, 3, 4, 5, 6)));
    inputs.add(new Input.TradeSeen(1, new KeptTrade("ES", 1, 2, 3, 4, -1)));
    List<Input.Level> levels = List.of(new Input.Level(5, 6));
    inputs.add(new Input.BookSnapshotTaken(1, 2, 3, 4, levels, List.of()));
    inputs.add(new Input.BookChanged(1, 2, 3, 4, Side.SELL, 6, 7));
    inputs.add(new Input.SessionChanged(1, SessionPhase.HALTED, 3));
    inputs.add(new Input.TimePassed(5));
    inputs.add(new Input.SliceEnded(6));
    inputs.add(new Input.InstrumentSplit(1, 2, 3, 4));
    inputs.add(new Input.DividendPaid(1, 2, 3));
    inputs.add(new Input.FundingCharged(1, 2, -3));
    inputs.add(new Input.BorrowFeeCharged(1, 2, 3));
    inputs.add(new Input.OperationBegun("k1", "me", "pod:stop one"));
    inputs.add(new Input.OperationEnded(7, "k1", "me", true, "{}"));
    inputs.add(
        new Input.ExecutionReported(
            "a-1", ExecutionType.TRADE, "e1", "", 1, 2, 3, 4, true, "because"));
    return inputs;
  }

  @Test
  void shouldEncodeAndDecodeEveryKindOfInput() {
    InputCodec out = new InputCodec();
    InputCodec in = new InputCodec();
    Set<String> seen = new TreeSet<>(Set.of("BarClosed"));
    for (Input input : inputs()) {
      assertEquals(input, in.decode(out.encode(input)));
      seen.add(input.getClass().getSimpleName());
    }
    Input.BarClosed bar = new Input.BarClosed(0, new Scenario("a").nextBar("1", "3", "0.5", "2"));
    Input.BarClosed back = (Input.BarClosed) in.decode(out.encode(bar));
    assertEquals(bar.bar().openTime(), back.bar().openTime());
    assertEquals(bar.bar().closeTime(), back.bar().closeTime());
    assertEquals(bar.bar().highPrice(), back.bar().highPrice());
    assertEquals(bar.bar().lowPrice(), back.bar().lowPrice());
    assertEquals(kinds(Input.class), seen);
  }

  /** Entries of before, and of pods that do not say how sure they are, are what they were. */
  @Test
  void shouldHaveAConfidenceBehindAnIntentOnlyWhereOneWasStated() {
    InputCodec codec = new InputCodec();
    codec.encode(new Input.InstrumentAdded(Scenario.COIN, SimulationModel.DEFAULT));
    OrderDraft draft = new OrderDraft(Scenario.COIN).market(Side.BUY, 5);
    byte[] silent = codec.encode(new Input.IntentMade(0, draft.toIntent()));
    Input sure = new Input.IntentMade(0, draft.confidence(0.75).toIntent());
    byte[] stated = codec.encode(sure);
    assertEquals(silent.length + Double.BYTES, stated.length);
    assertEquals(sure, codec.decode(stated));
    assertEquals(
        new Input.IntentMade(0, draft.confidence(Double.NaN).toIntent()), codec.decode(silent));
  }

  private static Set<String> kinds(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Class<?> kind : type.getPermittedSubclasses()) {
      if (kind.isInterface()) {
        names.addAll(kinds(kind));
      } else {
        names.add(kind.getSimpleName());
      }
    }
    return names;
  }

  @Test
  void shouldRefuseBytesThatAreNoInput() {
    for (Input input : inputs()) {
      if (input instanceof Input.InstrumentAdded) {
        continue;
      }
      InputCodec codec = new InputCodec();
      codec.encode(new Input.InstrumentAdded(Scenario.COIN, SimulationModel.DEFAULT));
      codec.encode(new Input.InstrumentAdded(FUTURE, MODEL));
      byte[] whole = codec.encode(input);
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThrows(KernelException.class, () -> codec.decode(cut), input::toString);
      }
    }
    assertThrows(KernelException.class, () -> new InputCodec().decode(new byte[] {99}));
  }
}
