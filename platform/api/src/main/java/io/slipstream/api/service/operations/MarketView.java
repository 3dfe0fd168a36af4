package io.slipstream.api.service.operations;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.marketdata.RecordedMarket;
import java.time.Instant;

/**
 * Recorded data of one instrument; decimals as text.
 *
 * @param instrument symbol
 * @param currency it is quoted in
 * @param base its bars' period, or trades
 * @param rows bars or trades
 * @param from first time
 * @param to end of the last row
 * @param tick smallest price step
 * @param lot smallest quantity step
 * @param commission of a taker, per notional
 * @param source where it comes from, for people
 * @param contentHash SHA-256 of the source, hexadecimal
 */
public record MarketView(
    String instrument,
    String currency,
    String base,
    long rows,
    Instant from,
    Instant to,
    String tick,
    String lot,
    String commission,
    String source,
    String contentHash) {
  /** Of a market that is there. */
  public static MarketView of(RecordedMarket market) {
    return new MarketView(
        market.instrument().symbol(),
        market.instrument().quoteCurrency(),
        market.basePeriod() == 0 ? "trades" : BarPeriod.format(market.basePeriod()),
        market.rows(),
        Instant.EPOCH.plusNanos(market.from()),
        Instant.EPOCH.plusNanos(market.to()),
        FixedPoint.format(market.instrument().tickSize()),
        FixedPoint.format(market.instrument().lotSize()),
        FixedPoint.format(market.instrument().takerRate()),
        market.source(),
        market.contentHash());
  }
}
