package io.slipstream.api.service.operations;

import java.math.BigDecimal;

/**
 * A holding, in the portfolio currency.
 *
 * @param instrument symbol
 * @param quantity above zero long, below zero short
 * @param averagePrice average entry price
 * @param markPrice last price
 * @param notional signed, at the mark
 * @param unrealizedPnl gross of commission
 */
public record PositionView(
    String instrument,
    BigDecimal quantity,
    BigDecimal averagePrice,
    BigDecimal markPrice,
    BigDecimal notional,
    BigDecimal unrealizedPnl) {}
