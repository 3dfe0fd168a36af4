package io.slipstream.shell;

import io.slipstream.api.service.marketdata.MarketDataCatalog;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes what is there now. */
@Service
public final class Instruments implements Completer {
  @Reference MarketDataCatalog markets;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(markets.list().stream().map(m -> m.instrument().symbol()).toList())
        .complete(session, line, candidates);
  }
}
