package io.slipstream.api.strategy;

import java.util.List;
import java.util.Objects;

/**
 * What a strategy says of itself.
 *
 * @param id lower-case letters, digits and hyphens; the plugin's capability carries the same id
 * @param description one sentence for people
 * @param executionStyle how it means to trade
 * @param parameters in the order they are shown
 */
public record StrategyDescriptor(
    String id,
    String description,
    ExecutionStyle executionStyle,
    List<ParameterDefinition> parameters) {

  /** Checks the id and copies the list. */
  public StrategyDescriptor {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(executionStyle, "executionStyle");
    parameters = List.copyOf(parameters);
    if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "strategy id '" + id + "': lower-case letters, digits and - are allowed");
    }
  }
}
