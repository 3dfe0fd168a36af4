package io.slipstream.api.service.operations;

import java.time.Instant;

/**
 * The portfolio's risk as it is kept from fill to fill, money of its currency.
 *
 * @param time of the last event it knows, null before the first
 * @param level of confidence
 * @param period of a return, empty before there is a history
 * @param returns in the history
 * @param historical value at risk
 * @param historicalShortfall expected shortfall of it
 * @param gaussian value at risk, mean zero
 * @param fills that it followed since the last full calculation
 * @param updateMicros what the last of them took
 * @param fullMillis what the last full calculation took
 * @param note why there is no figure, else empty
 */
public record RiskPulse(
    Instant time,
    double level,
    String period,
    int returns,
    double historical,
    double historicalShortfall,
    double gaussian,
    long fills,
    double updateMicros,
    double fullMillis,
    String note) {}
