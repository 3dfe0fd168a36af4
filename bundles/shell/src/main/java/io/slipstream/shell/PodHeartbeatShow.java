package io.slipstream.shell;

import io.slipstream.api.service.operations.PodQueries;
import io.slipstream.api.service.pods.PodHeartbeat;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows a pod's last sign of life. */
@Service
@Command(
    scope = "pod",
    name = "heartbeat",
    description = "Shows a pod's last sign of life",
    detailedDescription = "Example: pod:heartbeat momentum-fast")
public final class PodHeartbeatShow extends ReportingCommand<PodHeartbeat> {
  @Reference PodQueries pods;

  @Argument(index = 0, name = "pod", required = true, description = "Name of the pod")
  @Completion(PodNames.class)
  String pod;

  @Override
  PodHeartbeat result() {
    return pods.heartbeat(pod);
  }

  @Override
  void print(PodHeartbeat result, PrintStream out) {
    String seen = Tables.time(result.lastSeen());
    out.println(
        "Pod "
            + result.name()
            + (result.alive() ? " is alive" : " gives no sign of life")
            + ", last seen "
            + (seen.isEmpty() ? "never" : seen + " UTC at " + Tables.time(result.eventTime()))
            + ", "
            + result.events()
            + " events or answers, "
            + result.missed()
            + " missed in a row");
  }
}
