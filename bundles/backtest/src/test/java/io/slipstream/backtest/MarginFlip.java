package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import java.math.BigDecimal;

/**
 * S7: turns the position when two averages of the close cross. As backtesting.py sizes an order
 * when it fills it, this one looks up the open it will be filled at: the units that the money left
 * after closing the old position pays for, each at the open plus its commission. That tool writes
 * its default size .9999, but counts with 1 less a floating-point epsilon: with 99.99 % the 21st
 * trade would be 26 units, not 27. It closes what is held at the end at the open of the last bar;
 * so does this one.
 */
final class MarginFlip implements Strategy {
  private final MovingSum fast = new MovingSum(10);
  private final MovingSum slow = new MovingSum(20);
  private final BarSeries series;
  private final boolean atOnce;
  private OrderDraft draft;
  private int before;
  private int index = -1;

  /** Turns with one order, or else with one that closes and one that opens. */
  MarginFlip(BarSeries series, boolean atOnce) {
    this.series = series;
    this.atOnce = atOnce;
  }

  @Override
  public void onStart(StrategyContext context) {
    draft = new OrderDraft(context.instruments().get(0));
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    index++;
    fast.add(bar.closePrice());
    slow.add(bar.closePrice());
    if (!slow.isReady()) {
      return;
    }
    int now = fast.compareAverage(slow);
    if (index == series.length() - 2) {
      close(context);
    } else if (index < series.length() - 2 && now * before < 0) {
      turn(now > 0 ? Side.BUY : Side.SELL, context);
    }
    before = now;
  }

  private void turn(Side side, StrategyContext context) {
    long opening = affordable(context);
    if (atOnce) {
      context.submit(draft.market(side, opening + Math.abs(held(context))));
    } else {
      close(context);
      context.submit(draft.market(side, opening));
    }
  }

  private void close(StrategyContext context) {
    long held = held(context);
    if (held != 0) {
      context.submit(draft.market(held > 0 ? Side.SELL : Side.BUY, Math.abs(held)));
    }
  }

  private static long held(StrategyContext context) {
    return context.position(context.instruments().get(0)).quantity();
  }

  private long affordable(StrategyContext context) {
    Instrument instrument = context.instruments().get(0);
    long open = series.bar(index + 1).openPrice();
    long closing = instrument.notional(held(context), open);
    long paid = FixedPoint.multiply(Math.abs(closing), instrument.takerRate());
    BigDecimal money = decimal(context.account().cash() + closing - paid);
    BigDecimal each = decimal(open).multiply(decimal(FixedPoint.ONE + instrument.takerRate()));
    return money.divideToIntegralValue(each).longValueExact() * FixedPoint.ONE;
  }

  private static BigDecimal decimal(long fixedPoint) {
    return BigDecimal.valueOf(fixedPoint, FixedPoint.SCALE);
  }
}
