package io.slipstream.shell;

import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.ReplayRequest;
import io.slipstream.api.service.operations.ReplayView;
import java.io.PrintStream;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Replays the journal through a fresh kernel and compares every decision and the state. */
@Service
@Command(
    scope = "journal",
    name = "replay",
    description =
        "Replays the journal through a fresh kernel and compares every decision and the state",
    detailedDescription =
        "Example: journal:replay --from 2013-11-25T00:00:00Z --to 2013-11-26T00:00:00Z"
            + " --pod momentum-fast")
public final class JournalReplay extends ReportingCommand<ReplayView> {
  @Reference PortfolioQueries portfolio;

  @Option(name = "--from", description = "First entry or event time whose decisions are compared")
  String from;

  @Option(name = "--to", description = "Last entry or event time")
  String to;

  @Option(name = "--pod", description = "Compare this pod's decisions only")
  @Completion(PodNames.class)
  String pod = "";

  @Option(name = "--journal", description = "Directory of another journal, for example a copy")
  @Completion(FileCompleter.class)
  String journal;

  @Override
  ReplayView result() {
    return portfolio.replayJournal(
        new ReplayRequest(
            bound("--from", from),
            bound("--to", to),
            pod,
            journal == null ? null : Path.of(journal)));
  }

  private static ReplayRequest.Bound bound(String field, String text) {
    return text == null ? null : ReplayRequest.Bound.parse(field, text);
  }

  @Override
  void print(ReplayView result, PrintStream out) {
    out.println(
        result.snapshot() == 0
            ? "from the first entry to entry " + result.to()
            : "from the snapshot at entry " + result.snapshot() + " to entry " + result.to());
    out.println(
        result.inputs()
            + " inputs replayed, "
            + result.decisions()
            + " decisions from entry "
            + result.from()
            + " on and the state at "
            + result.snapshots()
            + " snapshots compared");
    out.println("state of the replay  " + result.stateHash());
    if (!result.liveStateHash().isEmpty()) {
      out.println("state of the session " + result.liveStateHash());
    }
    out.println(
        result.isEqual() ? "equal" : "DIFFERENT, first at entry " + result.firstDifference());
    result.difference().forEach(out::println);
  }

  @Override
  void judge(ReplayView result) {
    if (!result.isEqual()) {
      throw new IllegalStateException("the replay differs from the session");
    }
  }
}
