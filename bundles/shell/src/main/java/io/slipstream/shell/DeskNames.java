package io.slipstream.shell;

import io.slipstream.api.service.operations.DeskOperations;
import io.slipstream.api.service.operations.DeskView;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the desks that are there now. */
@Service
public final class DeskNames implements Completer {
  @Reference DeskOperations desks;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(desks.desks().stream().map(DeskView::name).toList())
        .complete(session, line, candidates);
  }
}
