package io.slipstream.api.service.risk;

import java.util.List;
import java.util.SortedMap;

/**
 * A portfolio's risk, calculated anew from its exposures.
 *
 * @param tails by method, then by row: the portfolio first, then the pods
 * @param marginal by instrument: change of gaussian value at risk per unit of exposure more
 * @param component by instrument: shares of gaussian value at risk, which sum to it
 * @param incremental by instrument: gaussian value at risk minus that without the position
 * @param standalone by instrument: gaussian value at risk of the position by itself
 * @param shortfallComponent by instrument: mean loss where the portfolio's is at or beyond
 *     historical value at risk; these sum to the historical shortfall
 */
public record RiskFigures(
    SortedMap<String, List<TailLoss>> tails,
    double[] marginal,
    double[] component,
    double[] incremental,
    double[] standalone,
    double[] shortfallComponent) {}
