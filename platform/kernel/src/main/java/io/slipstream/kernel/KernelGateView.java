package io.slipstream.kernel;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.TradingState;

/** The kernel as the gate may see it, reused for every check. */
final class KernelGateView implements GateView {
  private final TradingKernel kernel;
  private Pod pod;
  private int instrument;

  KernelGateView(TradingKernel kernel) {
    this.kernel = kernel;
  }

  KernelGateView of(Pod newPod, int newInstrument) {
    pod = newPod;
    instrument = newInstrument;
    return this;
  }

  @Override
  public int pod() {
    return pod.number();
  }

  @Override
  public long eventTime() {
    return kernel.eventTime();
  }

  @Override
  public TradingState tradingState() {
    return kernel.tradingState();
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
  public long position() {
    return pod.ledger().quantity(instrument);
  }

  @Override
  public long workingBuyQty() {
    return kernel.blotter().workingQty(pod.number(), instrument, Side.BUY);
  }

  @Override
  public long workingSellQty() {
    return kernel.blotter().workingQty(pod.number(), instrument, Side.SELL);
  }

  @Override
  public long markPrice() {
    return kernel.mark(instrument);
  }

  @Override
  public long podEquity() {
    return kernel.podEquity(pod);
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
