package io.slipstream.api.service.operations;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one allocation cycle did to one pod.
 *
 * @param time of the cycle, event time
 * @param pod its name
 * @param weight share of the total
 * @param targetCapital what the policy wanted it to have
 * @param moved cash that reached it (above zero) or left it; less than wanted where cash is
 *     invested
 * @param reason why, in words and numbers
 */
public record AllocationView(
    Instant time,
    String pod,
    double weight,
    BigDecimal targetCapital,
    BigDecimal moved,
    String reason) {}
