package io.slipstream.shell;

import io.slipstream.api.service.alerts.Alert;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Takes an alert, so that nobody else is told of it. */
@Service
@Command(
    scope = "alert",
    name = "ack",
    description = "Takes an alert: nobody else is told of it, and it is not escalated",
    detailedDescription = "Example: alert:ack 12 --reason 'I look into it'")
public final class AlertAck extends AlertCommand<Alert> {
  @Argument(name = "alert", description = "Its number, from alert:list", required = true)
  long number;

  @Option(name = "--reason", description = "Why, for the others", required = true)
  String reason;

  @Override
  Alert result() {
    return alerts().acknowledge(number, reason, operator());
  }

  @Override
  void print(Alert result, PrintStream out) {
    out.println(
        "Alert " + result.number() + " is acknowledged by " + result.by() + ": " + result.reason());
  }
}
