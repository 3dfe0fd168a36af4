package io.slipstream.shell;

import io.slipstream.api.service.risk.TradingState;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lets only orders leave that reduce a position. */
@Service
@Command(
    scope = "trading",
    name = "reduce",
    description = "Lets only orders leave that reduce a position, cancels the others",
    detailedDescription = "Example: trading:reduce --pod momentum-fast --reason 'out by tonight'")
public final class TradingReduce extends TradingCommand {
  @Option(name = "--reason", description = "Why, for the journal")
  String reason = "asked for in the shell";

  @Override
  TradingState state() {
    return TradingState.REDUCING;
  }

  @Override
  String reason() {
    return reason;
  }
}
