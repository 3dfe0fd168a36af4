package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Book;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.portfolio.Account;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.backtest.RunPlan.Market;
import java.util.List;

/**
 * Lets a strategy trade whose market orders that open a position are sized anew with the price they
 * are going to be filled at: the next open and the slippage of a rate. That looks ahead, and exists
 * to be compared with tools that size so. The part of an order that closes a position stays; the
 * rest becomes {@code fraction} of what the pod is worth at that open over price and commission,
 * down to the lot.
 */
final class FillSizing implements Strategy {
  private final Strategy strategy;
  private final BarSeries[] series;
  private final long fraction;
  private final long slippage;
  private final Context context = new Context();

  FillSizing(Strategy strategy, List<Market> markets, long fraction) {
    this.strategy = strategy;
    this.series = markets.stream().map(Market::series).toArray(BarSeries[]::new);
    this.fraction = fraction;
    this.slippage = markets.get(0).model().slippage().coefficient();
  }

  @Override
  public void onStart(StrategyContext outer) {
    strategy.onStart(context.of(outer));
  }

  @Override
  public void onBar(Bar bar, StrategyContext outer) {
    strategy.onBar(bar, context.of(outer));
  }

  @Override
  public void onTimer(long timer, StrategyContext outer) {
    strategy.onTimer(timer, context.of(outer));
  }

  @Override
  public void onSlice(StrategyContext outer) {
    strategy.onSlice(context.of(outer));
  }

  @Override
  public void onOrderUpdate(OrderUpdate update, StrategyContext outer) {
    strategy.onOrderUpdate(update, context.of(outer));
  }

  @Override
  public void onFill(Fill fill, StrategyContext outer) {
    strategy.onFill(fill, context.of(outer));
  }

  /** The price the instrument opens at next, or zero when nothing comes any more. */
  private long nextOpen(Instrument instrument, long time) {
    for (BarSeries bars : series) {
      if (bars.instrument().equals(instrument)) {
        int next = bars.cursor().closedBy(time);
        return next < bars.length() ? bars.bar(next).openPrice() : 0;
      }
    }
    return 0;
  }

  private final class Context implements StrategyContext {
    private StrategyContext outer;
    private final OrderDraft draft = new OrderDraft(null);

    Context of(StrategyContext now) {
      outer = now;
      return this;
    }

    @Override
    public long submit(OrderTerms terms) {
      long open = nextOpen(terms.instrument(), outer.eventTime());
      if (terms.type() != OrderType.MARKET || open == 0) {
        return outer.submit(terms);
      }
      long slip = FixedPoint.multiply(open, slippage);
      long price = open + terms.side().sign() * slip;
      long held = outer.position(terms.instrument()).quantity();
      long closing = terms.side().sign() * Long.signum(held) < 0 ? Math.abs(held) : 0;
      if (terms.orderQty() <= closing) {
        return outer.submit(terms);
      }
      draft.set(terms);
      draft.revise(
          closing + affordable(terms.instrument(), held, closing > 0, price),
          terms.limitPrice(),
          terms.stopPrice());
      return outer.submit(draft);
    }

    private long affordable(Instrument instrument, long held, boolean closes, long price) {
      long rate = instrument.takerRate();
      long worth = outer.account().cash();
      if (closes) {
        long closing = instrument.notional(held, price);
        worth += closing - FixedPoint.multiply(Math.abs(closing), rate);
      }
      long budget = FixedPoint.multiplyDivide(worth, fraction, FixedPoint.ONE, Rounding.DOWN);
      long net =
          FixedPoint.multiplyDivide(budget, FixedPoint.ONE, FixedPoint.ONE + rate, Rounding.DOWN);
      return instrument.affordableQuantity(net, price);
    }

    @Override
    public String pod() {
      return outer.pod();
    }

    @Override
    public long eventTime() {
      return outer.eventTime();
    }

    @Override
    public boolean isWarmingUp() {
      return outer.isWarmingUp();
    }

    @Override
    public List<Instrument> instruments() {
      return outer.instruments();
    }

    @Override
    public Instrument instrument(String symbol) {
      return outer.instrument(symbol);
    }

    @Override
    public Position position(Instrument instrument) {
      return outer.position(instrument);
    }

    @Override
    public boolean hasWorkingOrder(Instrument instrument) {
      return outer.hasWorkingOrder(instrument);
    }

    @Override
    public Account account() {
      return outer.account();
    }

    @Override
    public void cancel(long order) {
      outer.cancel(order);
    }

    @Override
    public void replace(long order, long orderQty, long limitPrice, long stopPrice) {
      outer.replace(order, orderQty, limitPrice, stopPrice);
    }

    @Override
    public void cancelAll(Instrument instrument) {
      outer.cancelAll(instrument);
    }

    @Override
    public void setTimer(long timer, long time) {
      outer.setTimer(timer, time);
    }

    @Override
    public Book book(Instrument instrument) {
      return outer.book(instrument);
    }
  }
}
