package io.slipstream.shell;

import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.operations.PodView;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Removes a pod and its configuration; its ledger stays. */
@Service
@Command(
    scope = "pod",
    name = "remove",
    description = "Removes a pod and its configuration; its ledger stays",
    detailedDescription = "Example: pod:remove momentum-fast")
public final class PodRemove extends ChangingCommand<PodView> {
  @Reference PodOperations pods;

  @Argument(index = 0, name = "pod", required = true, description = "Name of the pod")
  @Completion(PodNames.class)
  String pod;

  @Override
  PodView result() {
    return pods.remove(pod, operator());
  }

  @Override
  void print(PodView result, PrintStream out) {
    out.println(
        "Pod "
            + result.name()
            + " removed, its ledger and positions stay in the portfolio: "
            + result.status()
            + ", equity "
            + Tables.money(result.equity()));
  }
}
