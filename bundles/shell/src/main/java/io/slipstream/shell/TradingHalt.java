package io.slipstream.shell;

import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.risk.TradingState;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Halts trading: cancels open orders, lets no order leave. */
@Service
@Command(
    scope = "trading",
    name = "halt",
    description = "Halts trading at once: cancels open orders, lets no order leave",
    detailedDescription = "Example: trading:halt --reason 'end of drill'")
public final class TradingHalt extends TradingCommand {
  @Option(name = "--reason", description = "Why, for the journal")
  String reason = "asked for in the shell";

  @Option(name = "--flatten", description = "Closes what is held at the market")
  boolean flatten;

  @Override
  HaltPolicy position() {
    return flatten ? HaltPolicy.FLATTEN : HaltPolicy.CONFIGURED;
  }

  @Override
  TradingState state() {
    return TradingState.HALTED;
  }

  @Override
  String reason() {
    return reason;
  }
}
