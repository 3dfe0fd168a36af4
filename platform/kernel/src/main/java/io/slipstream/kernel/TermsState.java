package io.slipstream.kernel;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** An order's terms as a part of the state; the instrument is known from elsewhere. */
final class TermsState {
  private TermsState() {}

  static void write(OrderTerms terms, StateSink sink) {
    sink.put(terms.side().name())
        .put(terms.type().name())
        .put(terms.timeInForce().name())
        .put(terms.orderQty())
        .put(terms.limitPrice())
        .put(terms.stopPrice())
        .put(terms.trailingOffset())
        .put(terms.trailingRate())
        .put(terms.expireTime())
        .put(terms.isPostOnly())
        .put(terms.isReduceOnly())
        .put(terms.bracket().stopLossPrice())
        .put(terms.bracket().takeProfitPrice())
        .put(terms.bracket().stopLossRate())
        .put(terms.bracket().takeProfitRate())
        .put(terms.rationaleCode())
        .put(terms.rationaleFirst())
        .put(terms.rationaleSecond());
  }

  static OrderTerms read(StateSource source, Instrument instrument) {
    return new OrderIntent(
        instrument,
        source.takeConstant(Side.class),
        source.takeConstant(OrderType.class),
        source.takeConstant(TimeInForce.class),
        source.take(),
        source.take(),
        source.take(),
        source.take(),
        source.take(),
        source.take(),
        source.takeFlag(),
        source.takeFlag(),
        new Bracket(source.take(), source.take(), source.take(), source.take()),
        source.takeText(),
        source.takeDouble(),
        source.takeDouble(),
        Double.NaN);
  }
}
