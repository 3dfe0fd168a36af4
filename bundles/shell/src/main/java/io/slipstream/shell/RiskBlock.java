package io.slipstream.shell;

import io.slipstream.api.service.operations.LimitsView;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Denies orders that open or add to positions in an instrument. */
@Service
@Command(
    scope = "risk",
    name = "block",
    description = "Denies orders that open or add to positions in an instrument",
    detailedDescription = "Example: risk:block BTC/USD --reason 'the exchange is down'")
public final class RiskBlock extends BlockingCommand {
  @Override
  LimitsView result() {
    return set("true");
  }

  @Override
  void print(LimitsView view, PrintStream out) {
    out.println("No order opens or adds to " + what());
  }
}
