package io.slipstream.shell;

import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.pods.PodReport;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Changes a pod's limits and parameters, all or none. */
@Service
@Command(
    scope = "pod",
    name = "configure",
    description = "Changes a pod's limits and parameters, all or none",
    detailedDescription =
        "Example: pod:configure momentum-fast limit.maxPosition=50 param.short=10; key= goes back"
            + " to the default; of a remote pod also capital=10000")
public final class PodConfigure extends ChangingCommand<PodReport> {
  @Reference PodOperations pods;

  @Argument(index = 0, name = "pod", required = true, description = "Name of the pod")
  @Completion(PodNames.class)
  String pod;

  @Argument(
      index = 1,
      name = "key=value",
      required = true,
      multiValued = true,
      description = "limit.NAME=value or param.NAME=value; may be repeated")
  List<String> changes;

  @Override
  PodReport result() {
    return pods.configure(pod, NamedValues.parse("key=value", changes), operator());
  }

  @Override
  void print(PodReport result, PrintStream out) {
    boolean isInForce = result.acknowledged().equals(result.wanted());
    out.println(
        PodShow.line(result)
            + (isInForce ? ", in force: " : ", not acknowledged yet: ")
            + result.wanted());
  }
}
