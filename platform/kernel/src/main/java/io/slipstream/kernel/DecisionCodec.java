package io.slipstream.kernel;

import io.slipstream.api.order.Fill;
import io.slipstream.api.service.risk.Verdict;

/** Decisions as bytes for the journal; written and compared, never fed back. */
public final class DecisionCodec {
  private DecisionCodec() {}

  /** The bytes of a decision: one byte that tells the kind, then the record's fields. */
  public static byte[] encode(Decision decision) {
    Bytes.Out out = new Bytes.Out();
    if (decision instanceof Decision.IntentDenied d) {
      out.putByte(65).putInt(d.pod()).put(d.order()).put(d.clientOrderId()).put(d.symbol());
      encode(d.verdict(), out);
    } else if (decision instanceof Decision.OrderChanged d) {
      out.putByte(66).putInt(d.pod()).put(d.order()).put(d.clientOrderId()).put(d.symbol());
      out.put(d.state().name())
          .put(d.reason())
          .put(d.cumQty())
          .put(d.leavesQty())
          .put(d.eventTime());
    } else if (decision instanceof Decision.Filled d) {
      encode(d.fill(), out.putByte(67).putInt(d.pod()));
    } else if (decision instanceof Decision.CapitalMoved d) {
      out.putByte(68).putInt(d.pod()).put(d.name()).put(d.weight()).put(d.targetCapital());
      out.put(d.moved()).put(d.reason());
    } else {
      encodeRare(decision, out);
    }
    return out.toArray();
  }

  private static void encode(Verdict verdict, Bytes.Out out) {
    out.put(verdict.denial().name()).put(verdict.limit()).put(verdict.actual());
    out.put(verdict.level().name()).put(verdict.scope());
  }

  private static void encode(Fill fill, Bytes.Out out) {
    out.put(fill.fillId()).put(fill.order()).put(fill.clientOrderId()).put(fill.pod());
    out.put(fill.symbol()).put(fill.side().name()).put(fill.lastQty()).put(fill.lastPx());
    out.put(fill.commission()).putByte(fill.isMaker() ? 1 : 0).put(fill.eventTime());
  }

  private static void encode(Decision.DeskDecided decided, Bytes.Out out) {
    out.put(decided.desk()).put(decided.symbol()).put(decided.rule()).put(decided.outcome());
    out.put(decided.buyVotes()).put(decided.sellVotes()).put(decided.eventTime());
    out.putInt(decided.opinions().size());
    for (Decision.DeskOpinion opinion : decided.opinions()) {
      out.put(opinion.member()).put(opinion.kind().name()).put(opinion.side());
      out.put(opinion.intent()).put(opinion.wanted()).put(opinion.kept());
      out.put(opinion.weight()).put(opinion.confidence());
    }
  }

  private static void encodeRare(Decision decision, Bytes.Out out) {
    if (decision instanceof Decision.RequestRejected d) {
      out.putByte(69).putInt(d.pod()).put(d.order()).put(d.clientOrderId()).put(d.symbol());
      out.put(d.reason()).put(d.eventTime());
    } else if (decision instanceof Decision.OrderReplaced d) {
      out.putByte(73).putInt(d.pod()).put(d.order()).put(d.clientOrderId()).put(d.symbol());
      out.put(d.orderQty()).put(d.limitPrice()).put(d.stopPrice()).put(d.eventTime());
    } else if (decision instanceof Decision.CashAdjusted d) {
      out.putByte(70).putInt(d.pod()).put(d.symbol()).put(d.kind().name()).put(d.amount());
    } else if (decision instanceof Decision.Liquidated d) {
      out.putByte(71).putInt(d.pod()).put(d.equity()).put(d.maintenanceMargin());
    } else if (decision instanceof Decision.LimitWarned d) {
      out.putByte(74).putInt(d.pod()).put(d.order()).put(d.clientOrderId()).put(d.symbol());
      encode(d.verdict(), out);
    } else if (decision instanceof Decision.DeskDecided d) {
      encode(d, out.putByte(75));
    } else if (decision instanceof Decision.BookGap d) {
      out.putByte(72).put(d.symbol()).put(d.expected()).put(d.received());
    } else {
      throw new IllegalStateException("no encoding for " + decision.getClass().getSimpleName());
    }
  }
}
