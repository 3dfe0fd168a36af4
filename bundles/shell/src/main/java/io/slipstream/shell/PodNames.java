package io.slipstream.shell;

import io.slipstream.api.service.operations.PodQueries;
import io.slipstream.api.service.pods.PodReport;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes what is there now. */
@Service
public final class PodNames implements Completer {
  @Reference PodQueries pods;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(pods.reports().stream().map(PodReport::name).toList())
        .complete(session, line, candidates);
  }
}
