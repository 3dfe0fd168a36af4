package io.slipstream.kernel.twin;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.math.BigDecimal;

/** The simple gate that both kernels ask, each with its own numbers; it remembers nothing. */
final class TwinGate implements PreTradeGate {
  @Override
  public Verdict check(OrderTerms intent, GateView view) {
    DenialCode code = denial(intent, view);
    return code == null ? Verdict.ALLOWED : Verdict.denied(code, 0, 0);
  }

  private static DenialCode denial(OrderTerms intent, GateView view) {
    if (intent.orderQty() <= 0) {
      return DenialCode.QUANTITY_NOT_POSITIVE;
    }
    if (intent.orderQty() % intent.instrument().lotSize() != 0) {
      return DenialCode.LOT_SIZE;
    }
    if (view.tradingState() == TradingState.HALTED) {
      return DenialCode.TRADING_HALTED;
    }
    if (view.isPodSuspended()) {
      return DenialCode.POD_SUSPENDED;
    }
    if (view.isLiquidating()) {
      return DenialCode.LIQUIDATING;
    }
    if (view.markPrice() == 0) {
      return DenialCode.NO_MARKET_PRICE;
    }
    return passesLimit(intent, view) ? DenialCode.POSITION_LIMIT : null;
  }

  private static boolean passesLimit(OrderTerms intent, GateView view) {
    Instrument instrument = intent.instrument();
    boolean buys = intent.side() == Side.BUY;
    long working = buys ? view.workingBuyQty() : view.workingSellQty();
    BigDecimal added = BigDecimal.valueOf(working).add(BigDecimal.valueOf(intent.orderQty()));
    BigDecimal reached =
        BigDecimal.valueOf(view.position())
            .add(Decimals.signed(added, intent.side().sign()))
            .movePointLeft(instrument.quantityScale());
    return Decimals.less(Decimals.rate(view.limits().maxPosition()), reached.abs());
  }

  @Override
  public void writeState(StateSink sink) {
    sink.put("none");
  }

  @Override
  public void readState(StateSource source) {
    source.takeText();
  }
}
