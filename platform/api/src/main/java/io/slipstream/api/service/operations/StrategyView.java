package io.slipstream.api.service.operations;

import io.slipstream.api.service.plugin.InstalledStrategy;

/**
 * An installed strategy.
 *
 * @param id its id
 * @param version version of its plugin
 * @param source the file it came from
 * @param sha256 hash of its jar, hexadecimal
 * @param description for people
 */
public record StrategyView(
    String id, String version, String source, String sha256, String description) {
  /** Of a strategy that is ready. */
  public static StrategyView of(InstalledStrategy strategy) {
    return new StrategyView(
        strategy.id(),
        strategy.version(),
        strategy.source(),
        strategy.sha256(),
        strategy.factory().descriptor().description());
  }
}
