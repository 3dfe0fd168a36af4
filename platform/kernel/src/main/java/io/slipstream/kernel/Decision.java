package io.slipstream.kernel;

import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.risk.Verdict;
import java.util.List;

/** What the kernel decided on an input; the same inputs give the same decisions. */
public sealed interface Decision {
  /** The kernel's number of the pod it concerns, or -1 when it concerns none. */
  int pod();

  /** The gate refused an intent or a replacement; {@code order} is the pod's own number. */
  record IntentDenied(int pod, long order, String clientOrderId, String symbol, Verdict verdict)
      implements Decision {}

  /** The gate let an intent pass that is beyond a soft limit. */
  record LimitWarned(int pod, long order, String clientOrderId, String symbol, Verdict verdict)
      implements Decision {}

  /** An order changed state; DENIED has its own decision before this one. */
  record OrderChanged(
      int pod,
      long order,
      String clientOrderId,
      String symbol,
      OrderState state,
      String reason,
      long cumQty,
      long leavesQty,
      long eventTime)
      implements Decision {}

  /** A replacement is in force, under its own id. */
  record OrderReplaced(
      int pod,
      long order,
      String clientOrderId,
      String symbol,
      long orderQty,
      long limitPrice,
      long stopPrice,
      long eventTime)
      implements Decision {}

  /**
   * A wish to cancel or replace was refused; the order is as it was. The symbol is empty when the
   * order is unknown, or closed for so long that it was forgotten.
   */
  record RequestRejected(
      int pod, long order, String clientOrderId, String symbol, String reason, long eventTime)
      implements Decision {}

  /** An execution reached the ledger; with a quantity below zero one was taken back. */
  record Filled(int pod, Fill fill) implements Decision {}

  /** Cash moved between the treasury and a pod; above zero towards the pod. */
  record CapitalMoved(
      int pod, String name, double weight, long targetCapital, long moved, String reason)
      implements Decision {}

  /**
   * A pod's cash moved for another reason than an execution or a grant.
   *
   * @param kind of movement
   * @param amount in cash units of the instrument's quote currency
   */
  record CashAdjusted(int pod, String symbol, CashKind kind, long amount) implements Decision {}

  /** A margin account fell below maintenance: its positions are being closed. */
  record Liquidated(int pod, long equity, long maintenanceMargin) implements Decision {}

  /** A book missed a change and is not current until its next snapshot. */
  record BookGap(String symbol, long expected, long received) implements Decision {
    @Override
    public int pod() {
      return -1;
    }
  }

  /**
   * The pods of a desk decided together on one instrument, at the end of a slice.
   *
   * @param desk its name
   * @param rule it decided by
   * @param outcome the side that goes on, BUY or SELL, or NONE
   * @param buyVotes weight of the votes to buy, {@link io.slipstream.api.market.FixedPoint}; zero
   *     of a rule that does not vote
   * @param sellVotes weight of the votes to sell
   * @param opinions of every pod that had a say
   */
  record DeskDecided(
      String desk,
      String symbol,
      String rule,
      String outcome,
      long buyVotes,
      long sellVotes,
      long eventTime,
      List<DeskOpinion> opinions)
      implements Decision {
    /** Copies the list. */
    public DeskDecided {
      opinions = List.copyOf(opinions);
    }

    @Override
    public int pod() {
      return -1;
    }

    /** Intents that were dropped or cut. */
    public long overrides() {
      return opinions.stream().filter(opinion -> opinion.kept() < opinion.wanted()).count();
    }
  }

  /**
   * What a pod of a desk said.
   *
   * @param member its name
   * @param kind how it said so
   * @param side BUY or SELL, empty when it abstained
   * @param intent client order id of its intent, empty when it made none
   * @param wanted what the intent would open or enlarge
   * @param kept what of that goes on to the gate
   * @param weight of its vote, {@link io.slipstream.api.market.FixedPoint}
   * @param confidence {@link io.slipstream.api.market.FixedPoint}
   */
  record DeskOpinion(
      String member,
      DeskVoice.Kind kind,
      String side,
      String intent,
      long wanted,
      long kept,
      long weight,
      long confidence) {}

  /** Why cash moved. */
  enum CashKind {
    /** Money instead of a fraction of a unit after a split. */
    CASH_IN_LIEU,
    /** A dividend, paid to longs by shorts. */
    DIVIDEND,
    /** Perpetual funding. */
    FUNDING,
    /** A fee for borrowed units. */
    BORROW_FEE
  }
}
