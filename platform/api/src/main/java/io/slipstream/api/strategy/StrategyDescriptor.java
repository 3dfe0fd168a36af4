package io.slipstream.api.strategy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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

  /** Checks the id and the parameters, whose names are used once and whose defaults are allowed. */
  public StrategyDescriptor {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(executionStyle, "executionStyle");
    parameters = List.copyOf(parameters);
    if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "strategy id '" + id + "': lower-case letters, digits and - are allowed");
    }
    Set<String> names = new TreeSet<>();
    for (ParameterDefinition parameter : parameters) {
      String complaint = parameter.complaint(parameter.defaultText());
      if (complaint != null) {
        throw new IllegalArgumentException("strategy " + id + ", default of " + complaint);
      }
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException(
            "strategy " + id + ", parameter " + parameter.name() + ": one of a name is allowed");
      }
    }
  }
}
