package io.slipstream.kernel.twin;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.TradingState;

/** What the gate sees of the twin; numbers that {@link TwinGate} does not ask for are missing. */
final class TwinGateView implements GateView {
  private final TwinSession session;
  private final TwinPod pod;
  private final TwinInstrument instrument;
  private final TwinOrder replaced;

  /** With the order that is to be replaced, or null. */
  TwinGateView(TwinSession session, TwinPod pod, TwinInstrument instrument, TwinOrder replaced) {
    this.session = session;
    this.pod = pod;
    this.instrument = instrument;
    this.replaced = replaced;
  }

  @Override
  public int pod() {
    return pod.number;
  }

  @Override
  public int instrument() {
    return instrument.number;
  }

  @Override
  public long eventTime() {
    return session.eventTime;
  }

  @Override
  public TradingState tradingState() {
    return session.tradingState(pod, instrument);
  }

  @Override
  public boolean isPodSuspended() {
    return pod.suspended || pod.removed;
  }

  @Override
  public PodLimits limits() {
    return pod.limits;
  }

  @Override
  public boolean isLiquidating() {
    return pod.liquidating;
  }

  @Override
  public long position() {
    return instrument.quantityUnits(pod.ledger.position(instrument).quantity());
  }

  @Override
  public long workingBuyQty() {
    return instrument.quantityUnits(pod.working(instrument, Side.BUY, replaced));
  }

  @Override
  public long workingSellQty() {
    return instrument.quantityUnits(pod.working(instrument, Side.SELL, replaced));
  }

  @Override
  public long markPrice() {
    return instrument.priceUnits(instrument.mark);
  }

  @Override
  public long portfolioMaxDailyLoss() {
    throw notAsked();
  }

  @Override
  public long toPortfolio(long cash) {
    throw notAsked();
  }

  @Override
  public long podEquity() {
    throw notAsked();
  }

  @Override
  public long podDayStartEquity() {
    throw notAsked();
  }

  @Override
  public long portfolioEquity() {
    throw notAsked();
  }

  @Override
  public long portfolioDayStartEquity() {
    throw notAsked();
  }

  private static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException("the twin's gate does not ask for it");
  }
}
