package io.slipstream.api.service.operations;

import java.util.List;

/**
 * By what risk is split.
 *
 * @param factors symbols whose returns are the factors, together; empty for those of the settings
 * @param components that many principal components of what is held are the factors instead; 0 for
 *     symbols
 */
public record FactorQuestion(List<String> factors, int components) {
  /** Copies the list. */
  public FactorQuestion {
    factors = List.copyOf(factors);
  }

  /** As the settings say. */
  public static FactorQuestion usual() {
    return new FactorQuestion(List.of(), 0);
  }
}
