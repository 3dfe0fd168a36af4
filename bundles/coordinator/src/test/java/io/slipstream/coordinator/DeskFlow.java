package io.slipstream.coordinator;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.InputCodec;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Pods a, b and c on one desk: the kernel with gate and simulated venue, fed by quotes. */
final class DeskFlow {
  static final Instrument COIN = Instrument.builder("COIN", "USD").scales(2, 0, 2).build();
  private static final List<String> PODS = List.of("a", "b", "c");

  final List<Decision> decisions = new ArrayList<>();
  final List<Input> inputs = new ArrayList<>();
  TradingKernel kernel = newKernel();
  private long time = 1_000;

  DeskFlow(boolean netting) {
    apply(new Input.SessionOpened("USD", 2, "", "", 1, FixedPoint.ONE, 7, netting));
    apply(new Input.InstrumentAdded(COIN, SimulationModel.DEFAULT.withFeed(ExecutionFeed.QUOTES)));
    PodLimits wide = new PodLimits(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4, 1000, FixedPoint.ONE);
    for (String pod : PODS) {
      apply(
          new Input.PodAdded(
              new Input.PodDefinition(
                  pod,
                  "test",
                  List.of(0),
                  1_000_000,
                  wide,
                  new TreeMap<>(),
                  Input.AccountType.MARGIN),
              ""));
    }
    apply(new Input.LimitsSet("desk.alpha.pods = a, b, c", "me", "why"));
    quote(1000);
  }

  static TradingKernel newKernel() {
    return new TradingKernel(
        new LimitGateFactory().create(),
        new SimulatedVenue(),
        new DeskCoordinatorFactory().create());
  }

  DeskFlow rule(String rule, String... priority) {
    return apply(new Input.DeskSet("alpha", rule, List.of(priority), new TreeMap<>(), "me", "why"));
  }

  DeskFlow apply(Input input) {
    decisions.clear();
    inputs.add(input);
    kernel.apply(input, decisions::add);
    kernel.checkInvariants();
    return this;
  }

  DeskFlow quote(long price) {
    return apply(nextQuote(price));
  }

  /** Bid and ask at one price, a moment later. */
  Input nextQuote(long price) {
    time++;
    return new Input.QuoteChanged(
        0, new KeptQuote("COIN", time, time, price, 1_000_000, price, 1_000_000));
  }

  static OrderDraft draft() {
    return new OrderDraft(COIN);
  }

  int number(String pod) {
    return kernel.podNumber(pod);
  }

  DeskFlow wants(String pod, OrderDraft draft) {
    return apply(new Input.IntentMade(number(pod), draft.toIntent()));
  }

  DeskFlow buys(String pod, long quantity) {
    return wants(pod, draft().market(Side.BUY, quantity));
  }

  DeskFlow sells(String pod, long quantity) {
    return wants(pod, draft().market(Side.SELL, quantity));
  }

  DeskFlow endSlice() {
    return apply(new Input.SliceEnded(time));
  }

  long position(String pod) {
    return kernel.position(number(pod), 0).quantity();
  }

  /** Positions of all pods. */
  List<Long> positions() {
    return PODS.stream().map(this::position).toList();
  }

  <T extends Decision> List<T> made(Class<T> type) {
    return decisions.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Codes of what was denied in the last input. */
  List<String> denied() {
    return made(Decision.IntentDenied.class).stream()
        .map(denied -> denied.clientOrderId() + " " + denied.verdict().text())
        .toList();
  }

  /** What orders became SUBMITTED with in the last input. */
  List<String> submitted() {
    return made(Decision.OrderChanged.class).stream()
        .filter(changed -> changed.state() == OrderState.SUBMITTED)
        .map(d -> d.clientOrderId() + " " + d.leavesQty() + " " + d.reason())
        .toList();
  }

  /** Another kernel goes on from the bytes of a snapshot. */
  DeskFlow restore() {
    StateSnapshot snapshot = StateSnapshot.of(kernel.snapshot().toBytes());
    kernel = newKernel();
    kernel.restore(snapshot);
    return this;
  }

  /** A kernel that took the bytes of all inputs again. */
  TradingKernel replayed() {
    InputCodec out = new InputCodec();
    InputCodec in = new InputCodec();
    TradingKernel again = newKernel();
    inputs.forEach(input -> again.apply(in.decode(out.encode(input)), decision -> {}));
    return again;
  }
}
