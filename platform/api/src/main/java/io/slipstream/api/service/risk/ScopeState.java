package io.slipstream.api.service.risk;

/**
 * A scope's trading state, and who said so.
 *
 * @param scope it holds for
 * @param state of it; an order needs the strictest of all scopes it falls under
 * @param actor who set it, empty when nobody did
 * @param reason for it, empty when nobody gave one
 */
public record ScopeState(TradingScope scope, TradingState state, String actor, String reason) {}
