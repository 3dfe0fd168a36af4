package io.slipstream.shell;

import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.operations.TradingOperations;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Resumes trading. */
@Service
@Command(
    scope = "trading",
    name = "resume",
    description = "Resumes trading",
    detailedDescription = "Example: trading:resume --reason 'end of drill'")
public final class TradingResume extends ChangingCommand<SessionView> {
  @Reference TradingOperations trading;

  @Option(name = "--reason", description = "Why, for the journal")
  String reason = "asked for in the shell";

  @Override
  SessionView result() {
    return trading.resume(reason, operator());
  }

  @Override
  void print(SessionView result, PrintStream out) {
    out.println("Trading is " + result.tradingState());
  }
}
