package io.slipstream.shell;

import io.slipstream.api.service.alerts.Silence;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Ends a silence. */
@Service
@Command(
    scope = "alert",
    name = "lift",
    description = "Ends a silence before its time",
    detailedDescription = "Example: alert:lift 3")
public final class AlertLift extends AlertCommand<Silence> {
  @Argument(name = "silence", description = "Its number, from alert:silences", required = true)
  long number;

  @Override
  Silence result() {
    return alerts().lift(number, operator());
  }

  @Override
  void print(Silence result, PrintStream out) {
    out.println("Silence " + result.number() + " has ended");
  }
}
