package io.slipstream.kernel;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.PreTradeGate;
import java.util.Arrays;

/**
 * What moved since the gate was last asked: each holding, instrument and pod once. It is told
 * before it decides, so that nothing but a flag is touched on the way of an event.
 */
final class GateNews {
  private Holding[] holdings = new Holding[16];
  private InstrumentState[] instruments = new InstrumentState[16];
  private int holdingCount;
  private int instrumentCount;
  private PodLedger[] ledgers = new PodLedger[16];
  private int ledgerCount;

  /** A position or working orders changed. */
  void changed(Holding holding) {
    if (holdingCount == holdings.length) {
      holdings = Arrays.copyOf(holdings, holdingCount * 2);
    }
    holdings[holdingCount++] = holding;
  }

  /** The mark or the currency's rate moved. */
  void moved(InstrumentState instrument) {
    if (instrumentCount == instruments.length) {
      instruments = Arrays.copyOf(instruments, instrumentCount * 2);
    }
    instruments[instrumentCount++] = instrument;
  }

  /** A pod's money, or what its positions are worth, changed. */
  void changed(PodLedger ledger) {
    if (ledgerCount == ledgers.length) {
      ledgers = Arrays.copyOf(ledgers, ledgerCount * 2);
    }
    ledgers[ledgerCount++] = ledger;
  }

  /** Tells the gate whose equity is another one. */
  void tellEquities(PreTradeGate gate) {
    for (int i = 0; i < ledgerCount; i++) {
      ledgers[i].told();
      gate.onEquity(ledgers[i].pod());
    }
    ledgerCount = 0;
  }

  /** Tells the gate everything, marks first. */
  void tell(PreTradeGate gate) {
    for (int i = 0; i < instrumentCount; i++) {
      instruments[i].told();
      gate.onMark(instruments[i].number());
    }
    instrumentCount = 0;
    for (int i = 0; i < holdingCount; i++) {
      tell(gate, holdings[i]);
    }
    holdingCount = 0;
    tellEquities(gate);
  }

  private static void tell(PreTradeGate gate, Holding holding) {
    holding.told();
    WorkingOrders working = holding.working();
    gate.onHolding(
        holding.ledger().pod(),
        holding.state().number(),
        holding.quantity(),
        working.wishedQuantity(Side.BUY),
        working.wishedQuantity(Side.SELL));
  }
}
