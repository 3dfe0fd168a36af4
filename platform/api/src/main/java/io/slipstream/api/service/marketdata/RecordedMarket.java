package io.slipstream.api.service.marketdata;

import io.slipstream.api.market.Instrument;

/**
 * Recorded data of one instrument.
 *
 * @param instrument what was traded
 * @param source where it comes from, for people
 * @param basePeriod nanoseconds of its bars, or zero for single trades: the finest period it serves
 * @param rows bars or trades
 * @param from first time, nanoseconds since the epoch
 * @param to end of the last row
 * @param contentHash SHA-256 of the source, hexadecimal
 */
public record RecordedMarket(
    Instrument instrument,
    String source,
    long basePeriod,
    long rows,
    long from,
    long to,
    String contentHash) {}
