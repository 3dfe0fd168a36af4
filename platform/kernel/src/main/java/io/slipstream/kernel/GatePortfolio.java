package io.slipstream.kernel;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.PortfolioView;

/** All pods and instruments as the gate may see them. */
final class GatePortfolio implements PortfolioView {
  private final KernelState kernel;

  GatePortfolio(KernelState kernel) {
    this.kernel = kernel;
  }

  @Override
  public int podCount() {
    return kernel.podCount();
  }

  @Override
  public String podName(int pod) {
    return kernel.podAt(pod).definition().name();
  }

  @Override
  public PodLimits limits(int pod) {
    return kernel.podAt(pod).definition().limits();
  }

  @Override
  public long equity(int pod) {
    return kernel.equity(pod);
  }

  @Override
  public long capital(int pod) {
    return kernel.capital(pod);
  }

  @Override
  public long dayStartEquity(int pod) {
    return kernel.podAt(pod).ledger().dayStartEquity();
  }

  @Override
  public boolean isMargin(int pod) {
    return kernel.podAt(pod).ledger().isMargin();
  }

  @Override
  public long eventTime() {
    return kernel.eventTime();
  }

  @Override
  public long portfolioDayStartEquity() {
    return kernel.portfolioDayStartEquity();
  }

  @Override
  public long portfolioEquity() {
    return kernel.portfolioEquity();
  }

  @Override
  public long portfolioCapital() {
    return kernel.deposits();
  }

  @Override
  public int cashScale() {
    return kernel.session().cashScale();
  }

  @Override
  public int instrumentCount() {
    return kernel.instrumentCount();
  }

  @Override
  public Instrument instrument(int instrument) {
    return kernel.instrumentAt(instrument).terms();
  }

  @Override
  public long mark(int instrument) {
    return kernel.instrumentAt(instrument).mark();
  }

  @Override
  public boolean hasRate(int instrument) {
    return kernel.instrumentAt(instrument).currency().hasRate();
  }

  @Override
  public long toPortfolio(int instrument, long cash) {
    return kernel.instrumentAt(instrument).currency().toPortfolio(cash);
  }

  @Override
  public long marketTime(int instrument) {
    return kernel.instrumentAt(instrument).marketTime();
  }

  @Override
  public long bidPrice(int instrument) {
    return kernel.instrumentAt(instrument).bidPrice();
  }

  @Override
  public long askPrice(int instrument) {
    return kernel.instrumentAt(instrument).askPrice();
  }

  @Override
  public boolean meetsOwnOrder(int instrument, OrderTerms order) {
    if (order.type().hasStop()) {
      return false;
    }
    InstrumentState of = kernel.instrumentAt(instrument);
    if (!of.ownPrices().mayMeet(order)) {
      return false;
    }
    for (int i = 0; i < of.workerCount(); i++) {
      if (meets(of.worker(i).working(), order)) {
        return true;
      }
    }
    count(of);
    return false;
  }

  /** The next order needs not look at them all, if it stays behind the best of them. */
  private static void count(InstrumentState of) {
    of.ownPrices().begin();
    for (int i = 0; i < of.workerCount(); i++) {
      for (Order own = of.worker(i).working().first(); own != null; own = own.next) {
        of.ownPrices().count(own);
      }
    }
  }

  private static boolean meets(WorkingOrders working, OrderTerms order) {
    for (Order own = working.first(); own != null; own = own.next) {
      if (own.side() != order.side() && !waitsForStop(own) && crosses(own, order)) {
        return true;
      }
    }
    return false;
  }

  private static boolean waitsForStop(Order own) {
    return own.type().hasStop() && own.state() != OrderState.TRIGGERED && own.cumQty() == 0;
  }

  /**
   * Without a limit they meet at any price; two limits when the BUY pays what the SELL asks, now or
   * once its pending replacement is in force.
   */
  private static boolean crosses(Order own, OrderTerms order) {
    if (!own.type().hasLimit() || !order.type().hasLimit()) {
      return true;
    }
    return crosses(own.limitPrice(), order)
        || (own.wishes().replaces() && crosses(own.wishes().limit(), order));
  }

  private static boolean crosses(long ownLimit, OrderTerms order) {
    return order.side() == Side.BUY
        ? order.limitPrice() >= ownLimit
        : order.limitPrice() <= ownLimit;
  }
}
