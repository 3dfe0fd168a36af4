package io.slipstream.api.service.alerts;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Alerts and who is told of them; an OSGi service. What a person says survives a restart. */
public interface AlertOperations {
  /** Alerts, newest first; with {@code closed} also those that are over and not forgotten yet. */
  List<Alert> alerts(boolean closed);

  /** Rules in the order in which they are asked. */
  List<AlertRule> rules();

  /** Silences that have not ended. */
  List<Silence> silences();

  /** Channels by name. */
  List<ChannelView> channels();

  /** What is wrong with the configuration, empty when nothing is. */
  String problem();

  /**
   * Takes an alert: nobody else is told of it. One that was acknowledged stays so by the first.
   *
   * @throws OperationRefusedException when there is none, or the reason is missing
   */
  Alert acknowledge(long number, String reason, Operator operator);

  /**
   * Has nobody told of violations for a while.
   *
   * @param type of violations, {@code *} stands for any characters
   * @param name of the desk, pod or instrument, {@code *} as above
   * @param time how long
   * @throws OperationRefusedException when a field is not allowed
   */
  Silence silence(String type, String name, Duration time, String reason, Operator operator);

  /**
   * Ends a silence before its time.
   *
   * @throws OperationRefusedException when there is none
   */
  Silence lift(long number, Operator operator);

  /**
   * Sends a message that says it is a test.
   *
   * @throws OperationRefusedException when there is no such channel
   */
  ChannelView test(String channel, Operator operator);

  /**
   * Hands every message of the channel {@code shell} to {@code line}, until that answers with false
   * or the result is closed.
   */
  AutoCloseable watch(Predicate<String> line);
}
