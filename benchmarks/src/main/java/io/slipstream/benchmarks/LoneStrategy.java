package io.slipstream.benchmarks;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Book;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.portfolio.Account;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import java.util.List;

/** A strategy's own cost: its calls over a series, with nothing behind the context. */
final class LoneStrategy implements StrategyContext, Position {
  private final Strategy strategy;
  private final BarSeries series;
  private long quantity;
  private long orders;
  private long time;

  LoneStrategy(Strategy strategy, BarSeries series) {
    this.strategy = strategy;
    this.series = series;
  }

  /** Returns how many orders the strategy made. */
  long play() {
    strategy.onStart(this);
    BarSeries.Cursor bar = series.cursor();
    while (bar.advance()) {
      time = bar.closeTime();
      strategy.onBar(bar, this);
    }
    return orders;
  }

  @Override
  public long submit(OrderTerms terms) {
    quantity += terms.side().sign() * terms.orderQty();
    return ++orders;
  }

  @Override
  public String pod() {
    return "lone";
  }

  @Override
  public long eventTime() {
    return time;
  }

  @Override
  public boolean isWarmingUp() {
    return false;
  }

  @Override
  public List<Instrument> instruments() {
    return List.of(series.instrument());
  }

  @Override
  public Instrument instrument(String symbol) {
    return series.instrument();
  }

  @Override
  public Instrument instrument() {
    return series.instrument();
  }

  @Override
  public Position position(Instrument instrument) {
    return this;
  }

  @Override
  public boolean hasWorkingOrder(Instrument instrument) {
    return false;
  }

  @Override
  public Account account() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cancel(long order) {}

  @Override
  public void replace(long order, long orderQty, long limitPrice, long stopPrice) {}

  @Override
  public void cancelAll(Instrument instrument) {}

  @Override
  public void setTimer(long timer, long at) {}

  @Override
  public Book book(Instrument instrument) {
    return null;
  }

  @Override
  public long quantity() {
    return quantity;
  }

  @Override
  public long openCost() {
    return 0;
  }

  @Override
  public long markPrice() {
    return 0;
  }

  @Override
  public long realizedPnl() {
    return 0;
  }

  @Override
  public int lots() {
    return 0;
  }

  @Override
  public long lotQuantity(int lot) {
    return 0;
  }

  @Override
  public long lotCost(int lot) {
    return 0;
  }
}
