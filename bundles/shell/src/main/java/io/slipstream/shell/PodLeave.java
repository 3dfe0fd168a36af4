package io.slipstream.shell;

import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.pods.PodReport;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Watches a remote pod no more. */
@Service
@Command(
    scope = "pod",
    name = "leave",
    description = "Watches a remote pod no more; it is not halted by that",
    detailedDescription = "Example: pod:leave alpha")
public final class PodLeave extends ChangingCommand<PodReport> {
  @Reference PodOperations pods;

  @Argument(index = 0, name = "pod", required = true, description = "Name of the remote pod")
  @Completion(PodNames.class)
  String pod;

  @Override
  PodReport result() {
    return pods.leave(pod, operator());
  }

  @Override
  void print(PodReport result, PrintStream out) {
    out.println("Pod " + result.name() + " left, last seen " + result.trading());
  }
}
