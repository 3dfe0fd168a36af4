package io.slipstream.kernel;

import io.slipstream.api.order.Fill;

/** Decisions as bytes for the journal; written and compared, never fed back. */
public final class DecisionCodec {
  private DecisionCodec() {}

  /** The bytes of a decision: one byte that tells the kind, then the record's fields. */
  public static byte[] encode(Decision decision) {
    Bytes.Out out = new Bytes.Out();
    if (decision instanceof Decision.IntentDenied d) {
      out.putByte(65).putInt(d.pod()).put(d.clientOrderId()).put(d.symbol());
      out.put(d.verdict().denial().name()).put(d.verdict().limit()).put(d.verdict().actual());
    } else if (decision instanceof Decision.OrderChanged d) {
      out.putByte(66).putInt(d.pod()).put(d.clientOrderId()).put(d.symbol());
      out.put(d.state().name()).put(d.reason());
    } else if (decision instanceof Decision.Filled d) {
      Fill fill = d.fill();
      out.putByte(67).putInt(d.pod()).put(fill.fillId()).put(fill.clientOrderId());
      out.put(fill.pod()).put(fill.symbol()).put(fill.side().name()).put(fill.lastQty());
      out.put(fill.lastPx()).put(fill.commission()).put(fill.eventTime());
    } else if (decision instanceof Decision.CapitalMoved d) {
      out.putByte(68).putInt(d.pod()).put(d.name()).put(d.weight()).put(d.targetCapital());
      out.put(d.moved()).put(d.reason());
    } else {
      throw new IllegalStateException("no encoding for " + decision.getClass().getSimpleName());
    }
    return out.toArray();
  }
}
