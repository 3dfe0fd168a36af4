package io.slipstream.shell;

import io.slipstream.api.service.operations.AuditQueries;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes kinds of journal entries. */
@Service
public final class EntryKinds implements Completer {
  @Reference AuditQueries queries;

  @Override
  public int complete(Session session, CommandLine commandLine, List<String> candidates) {
    return new StringsCompleter(queries.kinds()).complete(session, commandLine, candidates);
  }
}
