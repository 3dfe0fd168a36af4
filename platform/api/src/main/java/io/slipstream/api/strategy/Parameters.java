package io.slipstream.api.strategy;

import io.slipstream.api.market.FixedPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Validated values of a strategy's parameters, ordered by name. */
public final class Parameters {
  private final SortedMap<String, String> values;

  private Parameters(SortedMap<String, String> values) {
    this.values = Collections.unmodifiableSortedMap(values);
  }

  /**
   * Fills in defaults and checks every value.
   *
   * @throws ParameterException with all problems: unknown names, wrong types, values out of range
   */
  public static Parameters resolve(
      List<ParameterDefinition> definitions, Map<String, String> given) {
    SortedMap<String, String> values = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    SortedMap<String, String> unknown = new TreeMap<>(given);
    for (ParameterDefinition definition : definitions) {
      unknown.remove(definition.name());
      String text = given.getOrDefault(definition.name(), definition.defaultText()).strip();
      String complaint = definition.complaint(text);
      if (complaint != null) {
        problems.add(complaint);
      }
      values.put(definition.name(), text);
    }
    for (String name : unknown.keySet()) {
      List<String> names = definitions.stream().map(ParameterDefinition::name).toList();
      problems.add(
          "parameter "
              + name
              + ": no such parameter, allowed are "
              + (names.isEmpty() ? "none" : String.join(", ", names)));
    }
    if (!problems.isEmpty()) {
      throw new ParameterException(problems);
    }
    return new Parameters(values);
  }

  /** An INTEGER parameter. */
  public int integer(String name) {
    return Integer.parseInt(text(name));
  }

  /** A DECIMAL parameter for signals. */
  public double decimal(String name) {
    return Double.parseDouble(text(name));
  }

  /** A DECIMAL parameter for the ledger, {@link FixedPoint}. */
  public long fixedPoint(String name) {
    return FixedPoint.parse(text(name));
  }

  /** A BOOLEAN parameter. */
  public boolean flag(String name) {
    return Boolean.parseBoolean(text(name));
  }

  /** Any parameter as text. */
  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the strategy declares no parameter " + name);
    }
    return value;
  }

  /** All values by name, unmodifiable. */
  public SortedMap<String, String> asMap() {
    return values;
  }
}
