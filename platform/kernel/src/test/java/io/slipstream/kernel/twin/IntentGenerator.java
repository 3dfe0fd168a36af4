package io.slipstream.kernel.twin;

import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Input;

/** Random wishes of pods, close to the market. */
final class IntentGenerator {
  private final Dice dice;
  private final long period;

  IntentGenerator(Dice dice, long period) {
    this.dice = dice;
    this.period = period;
  }

  Input intent(int pod, GeneratedMarket market, long now) {
    Side side = dice.perMille(500) ? Side.BUY : Side.SELL;
    long quantity = quantity(market);
    OrderDraft draft = typed(new OrderDraft(market.instrument()), market, side, quantity);
    inForce(draft, market.model(), now);
    boolean rests =
        draft.timeInForce() == TimeInForce.GTC
            || draft.timeInForce() == TimeInForce.DAY
            || draft.timeInForce() == TimeInForce.GTD;
    if (draft.type() == OrderType.LIMIT && rests && dice.perMille(150)) {
      draft.postOnly();
    }
    if (dice.perMille(130)) {
      draft.reduceOnly();
    } else if (dice.perMille(170)) {
      draft.bracket(bracket(market, side));
    }
    return new Input.IntentMade(pod, draft.toIntent());
  }

  private long quantity(GeneratedMarket market) {
    if (dice.perMille(25)) {
      return dice.pick(0, -market.lots(1), market.lots(2) + 1);
    }
    if (dice.perMille(150)) {
      return market.lots(dice.pick(5, 10, 20));
    }
    return market.lots(dice.perMille(150) ? dice.between(10, 40) : dice.between(1, 9));
  }

  private OrderDraft typed(OrderDraft draft, GeneratedMarket market, Side side, long quantity) {
    boolean isShown =
        market.shown(side) > 0 && market.shown(side) % draft.instrument().tickSize() == 0;
    boolean joins = isShown && dice.perMille(350);
    long near = market.price(-side.sign() * dice.between(-2, 3));
    long limit = joins ? market.shown(side) : near;
    long stop = market.price(side.sign() * dice.between(-1, 4));
    return switch (dice.weighted(24, 34, 14, 14, 7, 7)) {
      case 0 -> draft.market(side, quantity);
      case 1 -> draft.limit(side, quantity, limit);
      case 2 -> draft.stopMarket(side, quantity, stop);
      case 3 -> draft.stopLimit(side, quantity, stop, stopLimit(market, side, stop));
      case 4 ->
          draft.trailingByOffset(
              side, quantity, market.price(0) - market.price(-dice.between(1, 5)));
      default -> draft.trailingByRate(side, quantity, dice.pick(100_000, 300_000, 1_000_000));
    };
  }

  private long stopLimit(GeneratedMarket market, Side side, long stop) {
    long tick = market.instrument().tickSize();
    return Math.max(tick, stop + side.sign() * tick * dice.between(-2, 2));
  }

  private void inForce(OrderDraft draft, SimulationModel model, long now) {
    int resting = draft.type().hasStop() ? 0 : 10;
    int session = resting > 0 && model.feed() == ExecutionFeed.BARS ? 12 : 0;
    switch (dice.weighted(45, 20, 12, resting, resting, session, session)) {
      case 0 -> draft.timeInForce(TimeInForce.GTC);
      case 1 -> draft.timeInForce(TimeInForce.DAY);
      case 2 -> draft.goodTill(expireTime(model, now));
      case 3 -> draft.timeInForce(TimeInForce.IOC);
      case 4 -> draft.timeInForce(TimeInForce.FOK);
      case 5 -> draft.timeInForce(TimeInForce.AT_THE_OPEN);
      default -> draft.timeInForce(TimeInForce.AT_THE_CLOSE);
    }
  }

  /** After the latest moment at which the order can arrive. */
  private long expireTime(SimulationModel model, long now) {
    return now
        + model.latency()
        + model.latencyJitter()
        + dice.pick(1, period / 16, period / 4, period, 2 * period, TwinVenue.DAY);
  }

  private Bracket bracket(GeneratedMarket market, Side side) {
    long loss = dice.pick(0, 200_000, 500_000, 1_000_000, 5_000_000);
    long gain = dice.pick(0, 200_000, 500_000, 1_000_000, 5_000_000);
    if (!market.isHarsh() && dice.perMille(500)) {
      return Bracket.atRates(loss, gain);
    }
    return Bracket.atPrices(
        loss == 0 ? 0 : market.price(-side.sign() * dice.between(-1, 5)),
        gain == 0 ? 0 : market.price(side.sign() * dice.between(-1, 5)));
  }

  /** New terms of an order; null stands for one that is not known. */
  Input replacement(int pod, TwinOrder order, GeneratedMarket market) {
    if (order == null) {
      return new Input.ReplaceRequested(
          pod, dice.between(900, 1000), market.lots(1), market.price(0), 0);
    }
    long quantity = order.instrument.quantityUnits(order.orderQty);
    long changed = quantity + market.lots(dice.pick(0, 0, 1, 3, -1, -2, -40));
    if (dice.perMille(20)) {
      changed++;
    }
    return new Input.ReplaceRequested(
        pod, order.number, Math.max(1, changed), limit(order, market), stop(order, market));
  }

  private long limit(TwinOrder order, GeneratedMarket market) {
    boolean keeps = dice.perMille(300);
    return !order.terms.type().hasLimit() || keeps
        ? order.instrument.priceUnits(order.limit)
        : market.price(-order.terms.side().sign() * dice.between(-2, 3));
  }

  private long stop(TwinOrder order, GeneratedMarket market) {
    boolean isFixed = order.terms.type().hasStop() && order.terms.type() != OrderType.TRAILING_STOP;
    return !isFixed || dice.perMille(300)
        ? order.instrument.priceUnits(order.stop)
        : market.price(order.terms.side().sign() * dice.between(-1, 4));
  }
}
