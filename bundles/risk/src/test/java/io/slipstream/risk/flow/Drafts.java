package io.slipstream.risk.flow;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import java.util.SplittableRandom;

/** Random orders of every type, near the market. */
final class Drafts {
  private final SplittableRandom random;
  private final Plan plan;

  Drafts(SplittableRandom random, Plan plan) {
    this.random = random;
    this.plan = plan;
  }

  OrderDraft draft(int instrument, long[] prices) {
    Instrument terms = plan.instruments.get(instrument);
    OrderDraft draft = new OrderDraft(terms);
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long quantity = quantity(terms);
    long near = price(instrument, prices);
    int type = random.nextInt(20);
    if (type < 8) {
      draft.market(side, quantity);
    } else if (type < 15) {
      draft.limit(side, quantity, near);
    } else if (type < 17) {
      draft.stopMarket(side, quantity, near);
    } else if (type < 18) {
      draft.stopLimit(side, quantity, near, price(instrument, prices));
    } else {
      draft.trailingByOffset(side, quantity, Math.max(terms.tickSize(), near / 20));
    }
    return random.nextInt(10) == 0 ? draft.reduceOnly() : draft;
  }

  long quantity(Instrument terms) {
    long step = Math.max(terms.lotSize(), terms.quantity("1"));
    long quantity = step * (1 + random.nextInt(12));
    return random.nextInt(4) == 0 ? quantity + terms.lotSize() : quantity;
  }

  long price(int instrument, long[] prices) {
    long tick = plan.instruments.get(instrument).tickSize();
    long price = prices[instrument] * (95 + random.nextInt(11)) / 100;
    return Math.max(tick, price / tick * tick);
  }
}
