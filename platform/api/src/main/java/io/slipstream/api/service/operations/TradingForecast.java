package io.slipstream.api.service.operations;

import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;

/**
 * What a wish about trading would do.
 *
 * @param scope it is about
 * @param before state of the scope now
 * @param after state that it would have
 * @param ordersCanceled working orders that would be canceled
 * @param positionsClosed positions that would be closed at the market
 * @param ordersThatWork working orders in the scope now
 * @param refusal why it would be refused, empty when it would not
 */
public record TradingForecast(
    TradingScope scope,
    TradingState before,
    TradingState after,
    int ordersCanceled,
    int positionsClosed,
    int ordersThatWork,
    String refusal) {}
