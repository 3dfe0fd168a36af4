package io.slipstream.shell;

import io.slipstream.api.service.operations.DeskOperations;
import io.slipstream.api.service.operations.DeskWish;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the rules that a desk can have. */
@Service
public final class DeskRuleNames implements Completer {
  @Reference DeskOperations desks;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    List<String> rules = new ArrayList<>(desks.rules());
    rules.add(DeskWish.NONE);
    return new StringsCompleter(rules).complete(session, line, candidates);
  }
}
