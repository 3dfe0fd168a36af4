package io.slipstream.shell;

import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.pods.PodReport;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lets a stopped pod trade again. */
@Service
@Command(
    scope = "pod",
    name = "start",
    description = "Lets a stopped pod trade again",
    detailedDescription = "Example: pod:start momentum-fast")
public final class PodStart extends ChangingCommand<PodReport> {
  @Reference PodOperations pods;

  @Argument(index = 0, name = "pod", required = true, description = "Name of the pod")
  @Completion(PodNames.class)
  String pod;

  @Override
  PodReport result() {
    return pods.start(pod, operator());
  }

  @Override
  void print(PodReport result, PrintStream out) {
    out.println(PodShow.line(result));
  }
}
