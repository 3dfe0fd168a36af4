package io.slipstream.shell;

import io.slipstream.report.JsonText;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** A command whose result is shown as a table for people or as JSON for programs. */
abstract class ReportingCommand<T> implements Action {
  @Reference Session session;

  @Option(
      name = "--format",
      description = "table for people, json for programs",
      valueToShowInHelp = "table")
  @Completion(
      value = StringsCompleter.class,
      values = {"table", "json"})
  String format = "table";

  /** Does the work; throws with one clear line when it cannot. */
  abstract T result();

  /** Shows the result to people. */
  abstract void print(T result, PrintStream out);

  /** Fails, after the result was shown in either form, when it is bad news. */
  void judge(T result) {}

  /** The result as values for JSON. */
  Object values(T result) {
    return result;
  }

  @Override
  public final Object execute() {
    if (!format.equals("table") && !format.equals("json")) {
      throw new IllegalArgumentException("--format '" + format + "': table or json is allowed");
    }
    T result = result();
    PrintStream out = session.getConsole();
    if (format.equals("json")) {
      out.println(JsonText.pretty(values(result)));
    } else {
      print(result, out);
    }
    judge(result);
    return null;
  }
}
