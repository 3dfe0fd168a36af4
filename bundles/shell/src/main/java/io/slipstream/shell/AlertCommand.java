package io.slipstream.shell;

import io.slipstream.api.service.alerts.AlertOperations;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.risk.ViolationScope;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** A command about alerts. */
abstract class AlertCommand<T> extends ReportingCommand<T> {
  /** Optional, as without it no command at all would be there. */
  @Reference(optional = true)
  AlertOperations present;

  AlertOperations alerts() {
    if (present == null) {
      throw new IllegalStateException("the alerts are not up: the log says why");
    }
    return present;
  }

  /** Who gives the command. */
  Operator operator() {
    Object user = session.get("USER");
    return Operator.of(user == null ? "shell" : user.toString());
  }

  /** Says what is wrong with the configuration, when something is. */
  void printProblem(PrintStream out) {
    if (!alerts().problem().isEmpty()) {
      out.println(alerts().problem());
    }
  }

  /** Whose limit, for people. */
  static String whose(ViolationScope scope, String name) {
    return scope == ViolationScope.PORTFOLIO ? "portfolio" : name;
  }
}
