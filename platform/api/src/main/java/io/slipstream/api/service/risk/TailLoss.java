package io.slipstream.api.service.risk;

/**
 * A loss that is exceeded with probability 1 - level, and the mean loss where it is; money of the
 * portfolio's currency, above zero for a loss.
 *
 * @param valueAtRisk the loss
 * @param expectedShortfall the mean loss at and beyond it
 */
public record TailLoss(double valueAtRisk, double expectedShortfall) {}
