package io.slipstream.shell;

import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.RemotePodRequest;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lets a program join as a remote pod. */
@Service
@Command(
    scope = "pod",
    name = "join",
    description = "Lets a program join as a remote pod",
    detailedDescription =
        "Example: pod:join alpha http://127.0.0.1:9000 capital=10000 limit.maxPosition=5"
            + " token.file=alpha.token")
public final class PodJoin extends ChangingCommand<PodReport> {
  @Reference PodOperations pods;

  @Argument(index = 0, name = "pod", required = true, description = "Name of the new pod")
  String pod;

  @Argument(
      index = 1,
      name = "URL",
      required = true,
      description = "Below it the program serves status, configure and halt")
  String url;

  @Argument(
      index = 2,
      name = "key=value",
      multiValued = true,
      description = "Entries of its configuration file; may be repeated")
  List<String> settings;

  @Override
  PodReport result() {
    RemotePodRequest request =
        new RemotePodRequest(pod, url, NamedValues.parse("key=value", settings));
    return pods.join(request, operator());
  }

  @Override
  void print(PodReport result, PrintStream out) {
    out.println(PodShow.line(result));
  }
}
