package io.slipstream.api.strategy;

import java.util.List;

/** Parameters that are not allowed; each problem names the field, the value and what is allowed. */
public final class ParameterException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** One problem. */
  public ParameterException(String problem) {
    this(List.of(problem));
  }

  /** Several problems, at least one. */
  public ParameterException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems found. */
  public List<String> problems() {
    return problems;
  }
}
