package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** S2 and S3: long while the fast average of closes is above the slow one, flat while below. */
final class AverageCross implements Strategy {
  private final MovingSum fast;
  private final MovingSum slow;
  private final Sizing sizing;
  private final List<Refusal> refusals = new ArrayList<>();
  private OrderDraft draft;
  private long ordered;

  AverageCross(int fast, int slow, Sizing sizing) {
    this.fast = new MovingSum(fast);
    this.slow = new MovingSum(slow);
    this.sizing = sizing;
  }

  /** An order that could not be paid, on the day it would have been filled. */
  record Refusal(LocalDate day, long quantity, String reason) {}

  List<Refusal> refusals() {
    return refusals;
  }

  @Override
  public void onStart(StrategyContext context) {
    draft = new OrderDraft(context.instruments().get(0));
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    fast.add(bar.closePrice());
    slow.add(bar.closePrice());
    if (!slow.isReady()) {
      return;
    }
    Instrument instrument = context.instruments().get(0);
    long held = context.position(instrument).quantity();
    int cross = fast.compareAverage(slow);
    if (cross > 0 && held == 0) {
      ordered = sizing.quantity(instrument, context.account().equity(), bar.closePrice());
      context.submit(draft.market(Side.BUY, ordered));
    } else if (cross < 0 && held > 0) {
      ordered = held;
      context.submit(draft.market(Side.SELL, ordered));
    }
  }

  @Override
  public void onOrderUpdate(OrderUpdate update, StrategyContext context) {
    if (update.state() == OrderState.REJECTED) {
      LocalDate day = ReferenceData.day(context.eventTime() - ReferenceData.DAY);
      refusals.add(new Refusal(day, ordered, update.reason()));
    }
  }
}
