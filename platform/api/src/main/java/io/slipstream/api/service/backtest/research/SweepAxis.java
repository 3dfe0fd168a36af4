package io.slipstream.api.service.backtest.research;

/**
 * Values that a sweep tries for one parameter.
 *
 * @param parameter name of the strategy's parameter
 * @param values {@code 20,60,120}, or {@code 5:50:5} for 5, 10 and so on up to 50; without a step,
 *     {@code 5:50}, every whole number, and for a decimal parameter any number between, which a
 *     grid does not take
 */
public record SweepAxis(String parameter, String values) {}
