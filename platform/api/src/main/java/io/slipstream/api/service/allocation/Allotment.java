package io.slipstream.api.service.allocation;

/**
 * What one pod is given.
 *
 * @param pod its name
 * @param weight share of the total, 0 to 1
 * @param targetCapital money, {@link io.slipstream.api.market.FixedPoint}
 * @param reason why, in words and numbers
 */
public record Allotment(String pod, double weight, long targetCapital, String reason) {}
