package io.slipstream.shell;

import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.ReplayView;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Replays the journal through a fresh kernel and compares every decision and the state. */
@Service
@Command(
    scope = "journal",
    name = "replay",
    description =
        "Replays the journal through a fresh kernel and compares every decision and the state",
    detailedDescription = "Example: journal:replay")
public final class JournalReplay extends ReportingCommand<ReplayView> {
  @Reference PortfolioQueries portfolio;

  @Override
  ReplayView result() {
    return portfolio.replayJournal();
  }

  @Override
  void print(ReplayView result, PrintStream out) {
    out.println(
        result.inputs() + " inputs replayed, " + result.decisions() + " decisions compared");
    out.println("state of the replay  " + result.stateHash());
    out.println("state of the session " + result.liveStateHash());
    out.println(
        result.isEqual() ? "equal" : "DIFFERENT, first at entry " + result.firstDifference());
  }

  @Override
  void judge(ReplayView result) {
    if (!result.isEqual()) {
      throw new IllegalStateException("the replay differs from the session");
    }
  }
}
