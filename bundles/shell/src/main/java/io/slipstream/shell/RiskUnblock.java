package io.slipstream.shell;

import io.slipstream.api.service.operations.LimitsView;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Allows again what risk:block denied. */
@Service
@Command(
    scope = "risk",
    name = "unblock",
    description = "Allows again what risk:block denied",
    detailedDescription = "Example: risk:unblock BTC/USD --reason 'the exchange is down'")
public final class RiskUnblock extends BlockingCommand {
  @Override
  LimitsView result() {
    return set("");
  }

  @Override
  void print(LimitsView view, PrintStream out) {
    out.println("Orders may open " + what());
  }
}
