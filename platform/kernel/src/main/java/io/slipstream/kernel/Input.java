package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.TradingState;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that can change the kernel's state. Pods and instruments are numbered in the order
 * they were added; times are nanoseconds since the epoch, money is fixed-point.
 */
public sealed interface Input {

  /** What belongs to one pod's call into the platform: journaled directly after its cause. */
  sealed interface PodRequest extends Input {
    /** The kernel's number of the pod. */
    int pod();
  }

  /** The first input: what kind of session this is. */
  record SessionOpened(
      String currency, String market, String contentHash, long period, long portfolioMaxDailyLoss)
      implements Input {}

  /** An instrument may be traded from now on. */
  record InstrumentAdded(Instrument instrument) implements Input {}

  /**
   * A pod joins with its first grant, or comes back after its removal with what it had.
   *
   * @param definitionHash hash of the configuration it came from
   */
  record PodAdded(PodDefinition definition, String definitionHash) implements Input {}

  /** A pod's configuration changed; its ledger stays. */
  record PodReconfigured(int pod, PodDefinition definition, String definitionHash)
      implements Input {}

  /** A pod is taken off; its working orders are canceled, its ledger stays. */
  record PodRemoved(int pod, String actor) implements Input {}

  /** A pod runs this build of its strategy from now on. */
  record PodBound(int pod, String strategy, String version, String sha256) implements Input {}

  /** A pod's strategy is gone; its working orders are canceled. */
  record PodUnbound(int pod, String reason) implements Input {}

  /**
   * An operator, or the platform between two events, stops a pod; its working orders are canceled.
   */
  record PodStopped(int pod, String actor, String reason) implements Input {}

  /**
   * A call of the pod's strategy failed: the pod may not trade, its working orders are canceled.
   */
  record PodSuspended(int pod, String actor, String reason) implements PodRequest {}

  /** A pod may trade again. */
  record PodResumed(int pod, String actor) implements Input {}

  /** A bar of an instrument is complete. The view is consumed during the call. */
  record BarClosed(int instrument, Bar bar) implements Input {}

  /** A pod wants an order. */
  record IntentMade(int pod, OrderIntent intent) implements PodRequest {}

  /** A pod wants its working orders in an instrument canceled. */
  record CancelAllRequested(int pod, int instrument) implements PodRequest {}

  /** An allocation cycle was decided. */
  record CapitalAllocated(long eventTime, String policy, List<Allotment> allotments)
      implements Input {
    /** Copies the list. */
    public CapitalAllocated {
      allotments = List.copyOf(allotments);
    }
  }

  /** An operator, or a rule, changed what the portfolio may do. */
  record TradingStateSet(TradingState state, String actor, String reason) implements Input {}

  /**
   * What a pod is.
   *
   * @param name its name
   * @param strategy id of its strategy
   * @param instruments the kernel's numbers of its instruments
   * @param capital first grant
   * @param limits its limits
   * @param parameters its strategy's parameters as given
   */
  record PodDefinition(
      String name,
      String strategy,
      List<Integer> instruments,
      long capital,
      PodLimits limits,
      SortedMap<String, String> parameters) {
    /** Copies the collections. */
    public PodDefinition {
      instruments = List.copyOf(instruments);
      parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }
  }
}
