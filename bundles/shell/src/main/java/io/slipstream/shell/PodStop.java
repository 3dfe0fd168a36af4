package io.slipstream.shell;

import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.operations.PodView;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Stops a pod: cancels its orders, keeps its position. */
@Service
@Command(
    scope = "pod",
    name = "stop",
    description = "Stops a pod: cancels its orders, keeps its position",
    detailedDescription = "Example: pod:stop momentum-fast")
public final class PodStop extends ChangingCommand<PodView> {
  @Reference PodOperations pods;

  @Argument(index = 0, name = "pod", required = true, description = "Name of the pod")
  @Completion(PodNames.class)
  String pod;

  @Override
  PodView result() {
    return pods.stop(pod, operator());
  }

  @Override
  void print(PodView result, PrintStream out) {
    out.println(
        "Pod "
            + result.name()
            + " stopped: "
            + result.status()
            + ", equity "
            + Tables.money(result.equity()));
  }
}
