package io.slipstream.shell;

import io.slipstream.api.service.operations.DeskOperations;
import io.slipstream.api.service.operations.DeskView;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows a desk and what it decided last. */
@Service
@Command(
    scope = "desk",
    name = "show",
    description = "Shows a desk and what it decided last",
    detailedDescription = "Example: desk:show momentum")
public final class DeskShow extends ReportingCommand<DeskView> {
  @Reference DeskOperations desks;

  @Argument(name = "desk", required = true, description = "Name of the desk")
  @Completion(DeskNames.class)
  String desk;

  @Override
  DeskView result() {
    return desks.desk(desk);
  }

  @Override
  void print(DeskView view, PrintStream out) {
    DeskTable.print(view, out);
  }
}
