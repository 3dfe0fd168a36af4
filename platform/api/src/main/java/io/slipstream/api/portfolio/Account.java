package io.slipstream.api.portfolio;

/**
 * A pod's money in the portfolio currency, {@link io.slipstream.api.market.FixedPoint}.
 *
 * @param cash free cash; negative only when commission of a reducing fill took it there
 * @param equity cash plus the notional of its positions at the mark
 * @param capital what it was given: the first grant plus all later allocations, net
 */
public record Account(long cash, long equity, long capital) {}
