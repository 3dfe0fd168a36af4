package io.slipstream.shell;

import io.slipstream.api.service.alerts.AlertOperations;
import java.io.PrintStream;
import java.util.function.Predicate;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** Shows alerts in this session as they come. */
@Service
@Command(
    scope = "alert",
    name = "watch",
    description = "Shows alerts in this session as they come, until it is closed",
    detailedDescription = "Example: alert:watch, and alert:watch --off")
public final class AlertWatch implements Action {
  private static final String WATCHED = "slipstream.alerts";

  @Reference Session session;

  @Reference(optional = true)
  AlertOperations alerts;

  @Option(name = "--off", description = "Shows them no more")
  boolean off;

  @Override
  public Object execute() throws Exception {
    if (session.get(WATCHED) instanceof AutoCloseable watched) {
      watched.close();
      session.put(WATCHED, null);
    }
    PrintStream out = session.getConsole();
    if (alerts == null) {
      throw new IllegalStateException("the alerts are not up: the log says why");
    }
    if (off) {
      out.println("Alerts are not shown here any more");
      return null;
    }
    Predicate<String> line =
        text -> {
          out.println(text);
          return !out.checkError();
        };
    session.put(WATCHED, alerts.watch(line));
    out.println("Alerts of the channel shell are shown here; alert:watch --off ends it");
    return null;
  }
}
