package io.slipstream.api.service.backtest.research;

/**
 * What might have come of a run, as people write it.
 *
 * @param run its name, or the path of its directory
 * @param resampling {@code stationary} or {@code moving-block}
 * @param trades trades of a block, empty for 1: they are held to be independent
 * @param bars returns of a block, empty for the cube root of their number
 * @param paths how many
 * @param seed the same seed gives the same paths
 */
public record MonteCarloRequest(
    String run, String resampling, String trades, String bars, String paths, String seed) {}
