package io.slipstream.risk.scenario;

/** A line of a scenario that cannot be understood; the message says where and what is allowed. */
final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScenarioException(String message) {
    super(message);
  }
}
