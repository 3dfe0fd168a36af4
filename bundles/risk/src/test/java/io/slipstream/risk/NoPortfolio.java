package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.PortfolioView;

/** One pod, one instrument and no money: for a gate without limits of its own. */
final class NoPortfolio implements PortfolioView {
  @Override
  public int podCount() {
    return 1;
  }

  @Override
  public String podName(int pod) {
    return "alone";
  }

  @Override
  public PodLimits limits(int pod) {
    return new PodLimits(FixedPoint.ONE, FixedPoint.ONE, Integer.MAX_VALUE, FixedPoint.ONE);
  }

  @Override
  public long equity(int pod) {
    return 0;
  }

  @Override
  public long capital(int pod) {
    return 0;
  }

  @Override
  public long dayStartEquity(int pod) {
    return 0;
  }

  @Override
  public boolean isMargin(int pod) {
    return false;
  }

  @Override
  public long eventTime() {
    return 0;
  }

  @Override
  public long portfolioDayStartEquity() {
    return 0;
  }

  @Override
  public long portfolioEquity() {
    return 0;
  }

  @Override
  public long portfolioCapital() {
    return 0;
  }

  @Override
  public int cashScale() {
    return FixedPoint.SCALE;
  }

  @Override
  public int instrumentCount() {
    return 1;
  }

  @Override
  public Instrument instrument(int instrument) {
    return Instrument.builder("COIN", "USD").build();
  }

  @Override
  public long mark(int instrument) {
    return 0;
  }

  @Override
  public boolean hasRate(int instrument) {
    return true;
  }

  @Override
  public long toPortfolio(int instrument, long cash) {
    return cash;
  }

  @Override
  public long marketTime(int instrument) {
    return 0;
  }

  @Override
  public long bidPrice(int instrument) {
    return 0;
  }

  @Override
  public long askPrice(int instrument) {
    return 0;
  }

  @Override
  public boolean meetsOwnOrder(int instrument, OrderTerms order) {
    return false;
  }
}
