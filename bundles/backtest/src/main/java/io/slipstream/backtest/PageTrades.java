package io.slipstream.backtest;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.Side;
import io.slipstream.report.page.RunPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Round trips of all pods by their exit, then the positions that are open at the end. */
final class PageTrades {
  private PageTrades() {}

  static List<RunPage.Trade> of(PortfolioRun run) {
    RunPlan plan = run.plan();
    List<RunPage.Trade> closed = new ArrayList<>();
    List<RunPage.Trade> open = new ArrayList<>();
    for (int pod = 0; pod < plan.pods().size(); pod++) {
      List<Fill> fills = run.record().fills(pod);
      for (int number : plan.pods().get(pod).instruments()) {
        Instrument terms = plan.markets().get(number).instrument();
        List<Fill> own =
            fills.stream().filter(fill -> fill.symbol().equals(terms.symbol())).toList();
        Money money = Money.of(plan, terms);
        Trade.of(own).forEach(trade -> closed.add(closed(trade, terms, money)));
        open(own, terms, money, open);
      }
    }
    closed.sort(Comparator.comparingLong(RunPage.Trade::exitTime));
    closed.addAll(open);
    return closed;
  }

  private static RunPage.Trade closed(Trade trade, Instrument terms, Money money) {
    return new RunPage.Trade(
        trade.pod(),
        trade.instrument(),
        trade.side() == Side.BUY,
        trade.quantity() * money.quantity(),
        trade.entryTime(),
        trade.exitTime(),
        terms.priceToDouble(trade.entryPrice()),
        terms.priceToDouble(trade.exitPrice()),
        trade.commission() * money.cash(),
        trade.netPnl() * money.cash());
  }

  /** What is left after the last fill, at the average price of the fills that built it. */
  private static void open(
      List<Fill> fills, Instrument terms, Money money, List<RunPage.Trade> open) {
    long held = 0;
    long time = 0;
    double cost = 0;
    double commission = 0;
    for (Fill fill : fills) {
      long change = fill.side().sign() * fill.lastQty();
      double price = terms.priceToDouble(fill.lastPx());
      if (held == 0 || Long.signum(held) != Long.signum(held + change)) {
        time = fill.eventTime();
        cost = (held + change) * price;
        commission = fill.commission() * ((double) (held + change) / change);
      } else if (Long.signum(held) == Long.signum(change)) {
        cost += change * price;
        commission += fill.commission();
      } else {
        cost *= (double) (held + change) / held;
        commission += fill.commission();
      }
      held += change;
    }
    if (held != 0) {
      open.add(
          new RunPage.Trade(
              fills.get(0).pod(),
              terms.symbol(),
              held > 0,
              Math.abs(held) * money.quantity(),
              time,
              RunPage.Trade.OPEN,
              cost / held,
              Double.NaN,
              commission * money.cash(),
              Double.NaN));
    }
  }
}
