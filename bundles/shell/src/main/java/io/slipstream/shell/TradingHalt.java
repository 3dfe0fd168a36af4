package io.slipstream.shell;

import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.operations.TradingOperations;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Halts trading: cancels open orders, lets no order leave. */
@Service
@Command(
    scope = "trading",
    name = "halt",
    description = "Halts trading: cancels open orders, lets no order leave",
    detailedDescription = "Example: trading:halt --reason 'end of drill'")
public final class TradingHalt extends ChangingCommand<SessionView> {
  @Reference TradingOperations trading;

  @Option(name = "--reason", description = "Why, for the journal")
  String reason = "asked for in the shell";

  @Override
  SessionView result() {
    return trading.halt(reason, operator());
  }

  @Override
  void print(SessionView result, PrintStream out) {
    out.println("Trading is " + result.tradingState());
  }
}
