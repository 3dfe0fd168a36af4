package io.slipstream.itests;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.kernel.ExecutionType;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Input.PodDefinition;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.util.List;
import java.util.TreeMap;

/** Execution reports: the venue's execution id is the key; nothing is answered. */
final class VenuePath implements IntakePath {
  private static final long ONE = FixedPoint.ONE;
  private static final Instrument COIN = Instrument.builder("COIN", "USD").build();

  private TradingKernel kernel = kernel();

  VenuePath() {
    apply(new Input.SessionOpened("USD", 8, "COIN", "", 1, ONE, 0, false));
    apply(new Input.InstrumentAdded(COIN, SimulationModel.DEFAULT));
    PodLimits limits = new PodLimits(1000 * ONE, 1_000_000 * ONE, 1000, ONE);
    apply(
        new Input.PodAdded(
            new PodDefinition(
                "a",
                "test",
                List.of(0),
                100_000 * ONE,
                limits,
                new TreeMap<>(),
                Input.AccountType.CASH),
            "hash"));
    apply(
        new Input.BarClosed(
            0, BarSeries.builder(COIN, 1).add(0, ONE, ONE, ONE, ONE, ONE).build().bar(0)));
    apply(new Input.IntentMade(0, OrderIntent.market(COIN, Side.BUY, 100 * ONE)));
  }

  private static TradingKernel kernel() {
    return new TradingKernel(new LimitGateFactory().create(), new SimulatedVenue());
  }

  private void apply(Input input) {
    kernel.apply(input, decision -> {});
    kernel.checkInvariants();
  }

  private void report(ExecutionType type, String execId, long quantity) {
    apply(
        new Input.ExecutionReported(
            "a-1", type, execId, "", 1, quantity * ONE, ONE, 0, true, "because"));
  }

  @Override
  public String first(String key) {
    report(ExecutionType.TRADE, key, 2);
    return "";
  }

  /** The acceptance comes after the execution. */
  @Override
  public void other(String key) {
    report(ExecutionType.TRADE, "other-" + key, 3);
    report(ExecutionType.NEW, "new-" + key, 0);
  }

  @Override
  public void misuse(String key) {
    report(ExecutionType.TRADE, key, 5);
  }

  @Override
  public String state() {
    return kernel.position(0, 0).quantity()
        + " "
        + kernel.pod(0).fills()
        + " cash "
        + kernel.account(0).cash();
  }

  /** Another kernel that goes on from the bytes of a snapshot. */
  void restore() {
    byte[] bytes = kernel.snapshot().toBytes();
    kernel = kernel();
    kernel.restore(StateSnapshot.of(bytes));
  }

  @Override
  public String toString() {
    return "venue";
  }
}
