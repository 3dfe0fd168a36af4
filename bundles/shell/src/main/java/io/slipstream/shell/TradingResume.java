package io.slipstream.shell;

import io.slipstream.api.service.risk.TradingState;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Resumes trading. */
@Service
@Command(
    scope = "trading",
    name = "resume",
    description = "Resumes trading; needs the role risk or admin",
    detailedDescription = "Example: trading:resume --reason 'end of drill'")
public final class TradingResume extends TradingCommand {
  @Option(name = "--reason", required = true, description = "Why, for the journal")
  String reason;

  @Override
  TradingState state() {
    return TradingState.ACTIVE;
  }

  @Override
  String reason() {
    return reason;
  }
}
