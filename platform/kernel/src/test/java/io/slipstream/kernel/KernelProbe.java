package io.slipstream.kernel;

import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What tests of other packages may see inside a kernel on the simulated venue. */
public final class KernelProbe {
  private final TradingKernel kernel;
  private final List<Decision> decisions = new ArrayList<>();

  /** A kernel with this gate. */
  public KernelProbe(PreTradeGate gate) {
    kernel = new TradingKernel(gate, new SimulatedVenue());
  }

  /** Applies an input and checks the invariants; a refusal leaves no decisions. */
  public void apply(Input input) {
    decisions.clear();
    kernel.apply(input, decisions::add);
    kernel.checkInvariants();
  }

  /** Of the last input. */
  public List<Decision> decisions() {
    return decisions;
  }

  /** The kernel. */
  public TradingKernel kernel() {
    return kernel;
  }

  /** Whether an instrument's book follows the venue. */
  public boolean isBookCurrent(int instrument) {
    LevelBook book = kernel.instrumentAt(instrument).book();
    return book != null && book.isCurrent();
  }

  /** Whether a pod is being liquidated. */
  public boolean isLiquidating(int pod) {
    return kernel.podAt(pod).isLiquidating();
  }

  /** Cash of a currency by its number. */
  public long cash(int pod, int currency) {
    return kernel.podAt(pod).ledger().cashIn(currency);
  }

  /** Commission of a currency by its number. */
  public long commission(int pod, int currency) {
    return kernel.podAt(pod).ledger().commissionIn(currency);
  }

  /** Codes of currencies by number. */
  public List<String> currencies() {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < kernel.currencies().count(); i++) {
      codes.add(kernel.currencies().get(i).code());
    }
    return codes;
  }

  /** Orders of a pod that are in flight or open, oldest first. */
  public void workingOrders(int pod, Consumer<Order> reader) {
    PodLedger ledger = kernel.podAt(pod).ledger();
    List<Order> all = new ArrayList<>();
    for (int i = 0; i < ledger.holdingSlots(); i++) {
      Holding holding = ledger.holdingOrNull(i);
      if (holding != null) {
        all.addAll(List.of(holding.working().snapshot()));
      }
    }
    all.sort(Order.NEWEST_FIRST.reversed());
    all.forEach(reader);
  }

  /** Whether the venue has not answered a wish. */
  public static boolean wishes(Order order, boolean cancel) {
    return cancel ? order.wishes().cancels() : order.wishes().replaces();
  }
}
