package io.slipstream.shell;

import io.slipstream.api.service.alerts.Silence;
import java.io.PrintStream;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Has nobody told of some violations for a while. */
@Service
@Command(
    scope = "alert",
    name = "silence",
    description = "Has nobody told of violations for a while; they are counted all the same",
    detailedDescription =
        "Example: alert:silence 'TICK_*' momentum-fast --for 2h --reason 'known, fixed in 1.3'")
public final class AlertSilence extends AlertCommand<Silence> {
  @Argument(
      name = "type",
      description = "Of violations; * stands for any characters",
      required = true)
  String type;

  @Argument(
      index = 1,
      name = "name",
      description = "Of a desk, pod or instrument, * as above; all by default")
  @Completion(PodNames.class)
  String name = "*";

  @Option(name = "--for", description = "How long: 30s, 15m, 2h, 7d; 30 days at the most")
  String time = "1h";

  @Option(name = "--reason", description = "Why, for the others", required = true)
  String reason;

  @Override
  Silence result() {
    return alerts().silence(type, name, duration("--for", time), reason, operator());
  }

  static Duration duration(String option, String text) {
    try {
      String upper = text.toUpperCase(Locale.ROOT);
      return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          option + " '" + text + "': a time is allowed, for example 30s, 15m, 2h or 7d", e);
    }
  }

  @Override
  void print(Silence result, PrintStream out) {
    out.println(
        "Silence "
            + result.number()
            + ": "
            + result.type()
            + " of "
            + result.name()
            + " until "
            + Tables.time(result.until())
            + " UTC");
  }
}
