package io.slipstream.shell;

import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.pods.PodReport;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Halts a pod: cancels its orders, lets it make none; of a remote one until it is confirmed. */
@Service
@Command(
    scope = "pod",
    name = "stop",
    description =
        "Halts a pod: cancels its orders, lets it make none, treats its position by policy",
    detailedDescription = "Example: pod:stop momentum-fast")
public final class PodStop extends ChangingCommand<PodReport> {
  @Reference PodOperations pods;

  @Argument(index = 0, name = "pod", required = true, description = "Name of the pod")
  @Completion(PodNames.class)
  String pod;

  @Option(
      name = "--position",
      description = "keep or flatten it; what the pod's configuration says when not given")
  @Completion(
      value = StringsCompleter.class,
      values = {"keep", "flatten"})
  String position;

  @Override
  PodReport result() {
    HaltPolicy policy =
        position == null ? HaltPolicy.CONFIGURED : HaltPolicy.parse("--position", position);
    return pods.stop(pod, policy, operator());
  }

  @Override
  void print(PodReport result, PrintStream out) {
    out.println(PodShow.line(result));
  }
}
