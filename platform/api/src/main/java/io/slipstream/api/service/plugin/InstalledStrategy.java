package io.slipstream.api.service.plugin;

import io.slipstream.api.strategy.StrategyFactory;

/**
 * A strategy that is ready to use.
 *
 * @param id its id
 * @param version version of its plugin
 * @param sha256 hash of its jar, hexadecimal
 * @param source the file it came from
 * @param factory makes its instances
 */
public record InstalledStrategy(
    String id, String version, String sha256, String source, StrategyFactory factory) {}
