package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that can change the kernel's state. Pods and instruments are numbered in the order
 * they were added; times are nanoseconds since the epoch; prices, quantities and money are in the
 * units of their instrument and currency.
 */
public sealed interface Input {

  /** What belongs to one pod's call into the platform: journaled directly after its cause. */
  sealed interface PodRequest extends Input {
    /** The kernel's number of the pod. */
    int pod();
  }

  /** What may be traded in a scope is another from now on. */
  sealed interface StateChange extends Input {
    /** What it holds for. */
    TradingScope scope();

    /** What may be traded. */
    TradingState state();

    /** Who said so. */
    String actor();

    /** Why. */
    String reason();
  }

  /** What happens to an instrument at a time. */
  sealed interface InstrumentEvent extends Input {
    /** The kernel's number of the instrument. */
    int instrument();

    /** When it happened. */
    long eventTime();
  }

  /**
   * The first input: what kind of session this is.
   *
   * @param currency the portfolio's
   * @param cashScale decimals of its money
   * @param market what is played, for people
   * @param contentHash of the data, empty when it is live
   * @param period of its bars
   * @param portfolioMaxDailyLoss fraction of equity at the start of the day
   * @param seed of every random choice of the venue
   * @param netting whether pods that trade against each other are crossed internally
   */
  record SessionOpened(
      String currency,
      int cashScale,
      String market,
      String contentHash,
      long period,
      long portfolioMaxDailyLoss,
      long seed,
      boolean netting)
      implements Input {}

  /** An instrument may be traded from now on; the model is a simulated venue's matter. */
  record InstrumentAdded(Instrument instrument, SimulationModel model) implements Input {}

  /** Money of a currency is worth {@code cash * numerator / denominator} from now on. */
  record CurrencyRateSet(String currency, long numerator, long denominator) implements Input {}

  /**
   * A pod joins with its first grant, or comes back after its removal with what it had.
   *
   * @param definitionHash hash of the configuration it came from
   */
  record PodAdded(PodDefinition definition, String definitionHash) implements Input {}

  /** A pod's configuration changed; its ledger stays. */
  record PodReconfigured(int pod, PodDefinition definition, String definitionHash)
      implements Input {}

  /** A pod's limits are these from now on. */
  record PodLimitsSet(int pod, PodLimits limits, String actor) implements Input {}

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
   * Quarantine: a call of the pod's strategy failed; it may not trade, its working orders are
   * canceled.
   */
  record PodSuspended(int pod, String actor, String reason) implements PodRequest {}

  /**
   * The build that took a pod's place failed while it was on probation, and the one before decides
   * again.
   *
   * @param version of the build that decides again
   * @param sha256 of its jar
   * @param call of the other one that failed, as {@link InputLog#failure} names it
   * @param reason why the other one does not go on
   */
  record PodReverted(
      int pod, String strategy, String version, String sha256, String call, String reason)
      implements PodRequest {}

  /** All that a pod holds is closed at the market, past the gate; what it has open is canceled. */
  record PodFlattened(int pod, String actor, String reason) implements Input {}

  /**
   * A share of each position that a pod holds is closed at the market, past the gate, where trading
   * is not halted; rounded down to lots. What the pod has open that would close the rest as well is
   * canceled, orders that only reduce stay.
   *
   * @param share above 0 up to 1, {@link io.slipstream.api.market.FixedPoint}
   */
  record PodReduced(int pod, long share, String actor, String reason) implements Input {}

  /**
   * A pod's position is another one than our books had, as the venue says; booked at the mark,
   * without an execution and without money. What the pod has open there is canceled.
   *
   * @param quantity that is more than there was, below zero less
   */
  record PositionAdopted(int pod, int instrument, long quantity, String actor, String reason)
      implements Input {}

  /**
   * The treasury has other cash of the portfolio currency than our books had, as the venue says.
   *
   * @param cash that is more than there was, below zero less
   */
  record CashAdopted(long cash, String actor, String reason) implements Input {}

  /** A pod may trade again. */
  record PodResumed(int pod, String actor) implements Input {}

  /** A bar of an instrument is complete. The view is consumed during the call. */
  record BarClosed(int instrument, Bar bar) implements Input {}

  /** The best prices of an instrument changed. The view is consumed during the call. */
  record QuoteChanged(int instrument, Quote quote) implements Input {}

  /** Somebody traded an instrument. The view is consumed during the call. */
  record TradeSeen(int instrument, TradeTick trade) implements Input {}

  /**
   * The whole book of an instrument; starts it, and mends it after a gap.
   *
   * @param sequence the venue's number of the last change in it
   */
  record BookSnapshotTaken(
      int instrument,
      long eventTime,
      long receivedTime,
      long sequence,
      List<Level> bids,
      List<Level> asks)
      implements InstrumentEvent {
    /** Copies the lists. */
    public BookSnapshotTaken {
      bids = List.copyOf(bids);
      asks = List.copyOf(asks);
    }
  }

  /** A level of a book, best first. */
  record Level(long price, long quantity) {}

  /**
   * One level of a book changed.
   *
   * @param sequence the venue's number; one that does not follow the last is a gap, after which the
   *     book is not current until the next snapshot
   * @param side BUY for a bid, SELL for an ask
   * @param quantity what is there now, zero for nothing
   */
  record BookChanged(
      int instrument,
      long eventTime,
      long receivedTime,
      long sequence,
      Side side,
      long price,
      long quantity)
      implements InstrumentEvent {}

  /** An instrument's market opened, closed, was halted or went on. */
  record SessionChanged(int instrument, SessionPhase phase, long eventTime)
      implements InstrumentEvent {}

  /** Time passed without a market event: timers and delayed requests are due. */
  record TimePassed(long eventTime) implements Input {}

  /** One unit became {@code numerator / denominator} units. */
  record InstrumentSplit(int instrument, long eventTime, long numerator, long denominator)
      implements InstrumentEvent {}

  /** Each unit held pays a price's worth of money; below zero is not allowed. */
  record DividendPaid(int instrument, long eventTime, long perUnit) implements InstrumentEvent {}

  /** Perpetual funding: longs pay a fraction of their notional, shorts receive it. */
  record FundingCharged(int instrument, long eventTime, long rate) implements InstrumentEvent {}

  /** Shorts pay a fraction of their notional. */
  record BorrowFeeCharged(int instrument, long eventTime, long rate) implements InstrumentEvent {}

  /** Every event of the present time was taken; only journaled when an order waits for it. */
  record SliceEnded(long eventTime) implements Input {}

  /** A pod wants an order. */
  record IntentMade(int pod, OrderIntent intent) implements PodRequest {}

  /** A pod wants one of its orders canceled; {@code order} is the pod's own number. */
  record CancelRequested(int pod, long order) implements PodRequest {}

  /** A pod wants quantity and prices of one of its orders changed. */
  record ReplaceRequested(int pod, long order, long orderQty, long limitPrice, long stopPrice)
      implements PodRequest {}

  /** A pod wants its working orders in an instrument canceled. */
  record CancelAllRequested(int pod, int instrument) implements PodRequest {}

  /** A pod wants to be called once event time has reached {@code time}. */
  record TimerSet(int pod, long timer, long time) implements PodRequest {}

  /**
   * A broker's venue reports on an order.
   *
   * @param clientOrderId ours, of the order or of one of its replacements
   * @param type what happened
   * @param execId the venue's id of the report; a known one is a duplicate; empty when it has none
   * @param refExecId the execution that is busted or corrected, else empty
   * @param eventTime when it happened at the venue
   * @param lastQty quantity of the execution, also the corrected one
   * @param lastPx its price
   * @param commission in cash units
   * @param maker whether it added liquidity
   * @param reason in words, empty when there is none
   */
  record ExecutionReported(
      String clientOrderId,
      ExecutionType type,
      String execId,
      String refExecId,
      long eventTime,
      long lastQty,
      long lastPx,
      long commission,
      boolean maker,
      String reason)
      implements Input {}

  /** An allocation cycle was decided. */
  record CapitalAllocated(long eventTime, String policy, List<Allotment> allotments)
      implements Input {
    /** Copies the list. */
    public CapitalAllocated {
      allotments = List.copyOf(allotments);
    }
  }

  /**
   * Other limits hold from now on, on top of those each pod has.
   *
   * @param limits as {@link io.slipstream.api.service.risk.RiskLimits#parse} reads them
   * @param actor who set them
   * @param reason why
   */
  record LimitsSet(String limits, String actor, String reason) implements Input {
    /** Who adds to what people wrote. */
    public static final String PLATFORM = "platform";

    /** Whether the platform only added to what people wrote. */
    boolean isDerived() {
      return actor.equals(PLATFORM);
    }
  }

  /**
   * The pods of a desk, which the limits name, decide together from now on.
   *
   * @param name of the desk
   * @param rule one that the coordinator knows, empty when each decides alone
   * @param priority pods, the first before the others, which may be none
   * @param weights of pods' votes, {@link io.slipstream.api.market.FixedPoint}; 1 where there is
   *     none
   * @param actor who set it
   * @param reason why
   */
  record DeskSet(
      String name,
      String rule,
      List<String> priority,
      SortedMap<String, Long> weights,
      String actor,
      String reason)
      implements Input {
    /** Copies the collections. */
    public DeskSet {
      priority = List.copyOf(priority);
      weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }
  }

  /** A named person lets a pod go on after too many executions. */
  record PodReenabled(int pod, String actor, String reason) implements Input {}

  /**
   * An operator, or a rule, changed what the portfolio may do. HALTED cancels what works; REDUCING
   * leaves it.
   */
  record TradingStateSet(TradingState state, String actor, String reason) implements StateChange {
    @Override
    public TradingScope scope() {
      return TradingScope.ALL;
    }
  }

  /**
   * An operator, or a rule, changed what may be traded in a scope. HALTED cancels what works in it,
   * REDUCING cancels what does not reduce.
   */
  record ScopeStateSet(TradingScope scope, TradingState state, String actor, String reason)
      implements StateChange {}

  /** All that is held in a scope is closed at the market, past the gate. */
  record ScopeFlattened(TradingScope scope, String actor, String reason) implements Input {}

  /**
   * A scope was halted while a call of the pod's strategy was going on, which was given up for it:
   * comes directly after what became of the pod.
   */
  record HaltForced(int pod, TradingScope scope, String actor, String reason)
      implements PodRequest, StateChange {
    @Override
    public TradingState state() {
      return TradingState.HALTED;
    }
  }

  /** Something that is written down for people and changes nothing in the kernel. */
  sealed interface Remark extends Input permits OperationBegun, OperationEnded, PluginChanged {}

  /**
   * An operator's wish is carried out from here on; journaled before it takes effect, changes
   * nothing itself.
   *
   * @param key the operator gave it, empty for none
   * @param actor who asked
   * @param operation what for, one line
   */
  record OperationBegun(String key, String actor, String operation) implements Remark {}

  /**
   * What became of an operator's wish; changes nothing itself.
   *
   * @param begun place in the journal of its {@link OperationBegun}
   * @param key the operator gave it, empty for none
   * @param actor who asked
   * @param applied whether it took effect
   * @param answer what the operator was told, empty when that was never written
   */
  record OperationEnded(long begun, String key, String actor, boolean applied, String answer)
      implements Remark {}

  /**
   * A build of a strategy came or went; changes nothing itself.
   *
   * @param change what happened
   * @param strategy its id
   * @param version of its plugin
   * @param sha256 of its jar
   * @param source where it came from, in words
   */
  record PluginChanged(
      PluginChange change, String strategy, String version, String sha256, String source)
      implements Remark {}

  /** What happened to a build of a strategy. */
  enum PluginChange {
    /** It can be used. */
    INSTALLED,
    /** Pods that trade this strategy use it from now on. */
    SELECTED,
    /** It cannot be used any more. */
    REMOVED
  }

  /** What an account may do beyond its cash. */
  enum AccountType {
    /** Positions are paid in full. */
    CASH,
    /** Positions need the instrument's margin; below maintenance they are liquidated. */
    MARGIN
  }

  /**
   * What a pod is.
   *
   * @param name its name
   * @param strategy id of its strategy
   * @param instruments the kernel's numbers of its instruments
   * @param capital first grant, in the portfolio currency
   * @param limits its limits
   * @param parameters its strategy's parameters as given
   * @param account its kind of account
   */
  record PodDefinition(
      String name,
      String strategy,
      List<Integer> instruments,
      long capital,
      PodLimits limits,
      SortedMap<String, String> parameters,
      AccountType account) {
    /** Copies the collections. */
    public PodDefinition {
      instruments = List.copyOf(instruments);
      parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }
  }
}
