package io.slipstream.intake;

import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.StrategyBuild;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import org.osgi.framework.Bundle;

/**
 * A plugin that is up.
 *
 * @param sha256 of its jar
 * @param version of its bundle
 * @param bundle itself
 * @param factory of its strategy
 * @param descriptor of its strategy
 * @param trust what was said of its signature
 */
record Plugin(
    String sha256,
    String version,
    Bundle bundle,
    StrategyFactory factory,
    StrategyDescriptor descriptor,
    TrustGate.Judgement trust) {
  String id() {
    return descriptor.id();
  }

  InstalledStrategy installed(String source) {
    return new InstalledStrategy(id(), version, sha256, source, factory);
  }

  StrategyBuild build(BuildState state, String source) {
    return new StrategyBuild(
        id(),
        version,
        state,
        source,
        sha256,
        trust.signature(),
        trust.warning(),
        descriptor.parameters());
  }

  /** For people. */
  @Override
  public String toString() {
    return id() + " " + version + " (" + sha256.substring(0, 12) + ")";
  }
}
