package io.slipstream.kernel;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.TradingState;

/** The kernel as the gate may see it, reused for every check. */
final class GateInput implements GateView {
  private final TradingKernel kernel;
  private Pod pod;
  private Holding holding;
  private long replacedQty;
  private long filledQty;
  private Side replacedSide = Side.BUY;
  private boolean replacesWaiting;

  GateInput(TradingKernel kernel) {
    this.kernel = kernel;
  }

  GateInput of(Pod newPod, Holding newHolding) {
    if (holding != newHolding) {
      pod = newPod;
      holding = newHolding;
    }
    replacedQty = 0;
    filledQty = 0;
    replacesWaiting = false;
    return this;
  }

  /** For a replacement: what the order has working does not count. */
  GateInput without(Order order) {
    of(order.owner(), order.holding());
    replacedQty = order.remainingQty();
    filledQty = order.cumQty();
    replacedSide = order.side();
    replacesWaiting = order.isWaiting();
    return this;
  }

  @Override
  public int pod() {
    return pod.number();
  }

  @Override
  public int instrument() {
    return holding.state().number();
  }

  @Override
  public long eventTime() {
    return kernel.eventTime();
  }

  @Override
  public TradingState tradingState() {
    return kernel.states().strictest(pod.number(), holding.state().number());
  }

  @Override
  public boolean isPodSuspended() {
    return !pod.mayTrade();
  }

  @Override
  public PodLimits limits() {
    return pod.definition().limits();
  }

  @Override
  public long portfolioMaxDailyLoss() {
    return kernel.session().portfolioMaxDailyLoss();
  }

  @Override
  public boolean isLiquidating() {
    return pod.isLiquidating();
  }

  @Override
  public long toPortfolio(long cash) {
    return holding.state().currency().toPortfolio(cash);
  }

  @Override
  public long position() {
    return holding.quantity();
  }

  @Override
  public long workingBuyQty() {
    return holding.working().wishedQuantity(Side.BUY) - replaced(Side.BUY);
  }

  @Override
  public long workingSellQty() {
    return holding.working().wishedQuantity(Side.SELL) - replaced(Side.SELL);
  }

  @Override
  public long filledQty() {
    return filledQty;
  }

  @Override
  public int waitingOrders() {
    return pod.waiting() - (replacesWaiting ? 1 : 0);
  }

  private long replaced(Side side) {
    return replacedQty > 0 && replacedSide == side ? replacedQty : 0;
  }

  @Override
  public long markPrice() {
    return holding.markPrice();
  }

  @Override
  public long podEquity() {
    return pod.ledger().equity();
  }

  @Override
  public long podDayStartEquity() {
    return pod.ledger().dayStartEquity();
  }

  @Override
  public long portfolioEquity() {
    return kernel.portfolioEquity();
  }

  @Override
  public long portfolioDayStartEquity() {
    return kernel.portfolioDayStartEquity();
  }
}
