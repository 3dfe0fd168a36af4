package io.slipstream.api.strategy;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes strategies; the one OSGi service of a plugin. Stateless and safe for use by many threads.
 */
@ConsumerType
public interface StrategyFactory {
  /** What the strategy is and which parameters it takes; always the same value. */
  StrategyDescriptor descriptor();

  /**
   * A new strategy for one pod. The parameters are validated against the descriptor already.
   *
   * @throws ParameterException when values that are fine alone do not fit each other
   */
  Strategy create(Parameters parameters);
}
