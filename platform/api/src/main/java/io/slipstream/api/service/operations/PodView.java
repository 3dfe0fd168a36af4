package io.slipstream.api.service.operations;

import io.slipstream.api.service.analytics.PerformanceSummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A pod at one moment, money in the portfolio currency.
 *
 * @param name its name
 * @param status what it is doing
 * @param reason why it is not trading, else empty
 * @param strategy id of its strategy
 * @param version version of the plugin it runs, empty while it waits
 * @param sha256 hash of the plugin's jar, empty while it waits
 * @param parameters the strategy's parameters as validated
 * @param capital granted, net
 * @param cash free cash
 * @param equity cash plus positions at the mark
 * @param netPnl equity minus capital
 * @param commission paid so far
 * @param workingOrders orders in flight or open
 * @param fills number of executions
 * @param positions holdings that are not flat
 * @param performance from one sample a bar
 * @param allocationWeight share in the last allocation, zero before the first
 * @param allocationReason why, in words and numbers; empty before the first
 */
public record PodView(
    String name,
    PodStatus status,
    String reason,
    String strategy,
    String version,
    String sha256,
    Map<String, String> parameters,
    BigDecimal capital,
    BigDecimal cash,
    BigDecimal equity,
    BigDecimal netPnl,
    BigDecimal commission,
    int workingOrders,
    long fills,
    List<PositionView> positions,
    PerformanceSummary performance,
    double allocationWeight,
    String allocationReason) {}
