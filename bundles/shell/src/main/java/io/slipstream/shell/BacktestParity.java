package io.slipstream.shell;

import io.slipstream.api.service.backtest.ParityOutcome;
import io.slipstream.api.service.backtest.ParityOutcome.Matched;
import io.slipstream.api.service.backtest.ParityRequest;
import io.slipstream.api.service.backtest.ParityRuns;
import io.slipstream.api.service.operations.ReplayRequest.Bound;
import java.io.PrintStream;
import java.math.BigDecimal;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.apache.karaf.shell.support.table.ShellTable;

/** Asks a pod's strategy again on the events of the recorded session, and compares. */
@Service
@Command(
    scope = "backtest",
    name = "parity",
    description = "Asks a pod's strategy again on the events of the recorded session, and compares",
    detailedDescription =
        "Example: backtest:parity momentum-fast; backtest:parity momentum-fast --strategy"
            + " momentum@1.1.0; backtest:parity momentum-fast --ideal")
public final class BacktestParity extends ReportingCommand<ParityOutcome> {
  @Reference ParityRuns runs;

  @Argument(name = "pod", required = true, description = "Name of the pod")
  @Completion(PodNames.class)
  String pod;

  @Option(name = "--from", description = "First entry or event time that is compared")
  String from;

  @Option(name = "--to", description = "Last entry or event time")
  String to;

  @Option(
      name = "--strategy",
      description = "Ask another build, id or id@version, in place of those that decided then")
  String strategy = "";

  @Option(
      name = "--ideal",
      description = "The pod alone with its configured capital, as in a plain backtest")
  boolean ideal;

  @Option(name = "--journal", description = "Directory of another journal, for example a copy")
  @Completion(FileCompleter.class)
  String journal;

  @Override
  ParityOutcome result() {
    return runs.compare(
        new ParityRequest(
            pod,
            from == null ? null : Bound.parse("--from", from),
            to == null ? null : Bound.parse("--to", to),
            strategy,
            ideal,
            journal == null ? null : Locations.path(journal)));
  }

  @Override
  void print(ParityOutcome result, PrintStream out) {
    out.println(
        "pod "
            + result.pod()
            + ", entries "
            + result.from()
            + " to "
            + result.to()
            + ", "
            + result.marketEvents()
            + " market events"
            + (result.start() == null
                ? ""
                : ", " + Tables.time(result.start()) + " to " + Tables.time(result.end()) + " UTC")
            + (result.snapshot() == 0 ? "" : ", from the snapshot at entry " + result.snapshot()));
    out.println("asked: " + String.join(", then ", result.builds()) + conditions(result));
    ShellTable table = Tables.of("", "", "Recorded>", "Asked again>", "Same>", "Divergence>");
    add(table, "Orders", result.orders());
    add(table, "Fills", result.fills());
    table
        .addRow()
        .addContent(
            "PnL",
            Tables.money(result.pnl().recorded()),
            Tables.money(result.pnl().replayed()),
            "",
            percent(result.pnl().divergencePercent()));
    Tables.print(table, out);
    if (result.pnl().largestDifference().compareTo(BigDecimal.ZERO) > 0) {
      out.println(
          "largest difference of PnL after any event "
              + Tables.money(result.pnl().largestDifference()));
    }
    out.println("state recorded    " + result.recordedState());
    if (!result.replayedState().isEmpty()) {
      out.println("state asked again " + result.replayedState());
    }
    out.println(result.isEqual() ? "equal" : "DIFFERENT" + where(result));
    result.difference().forEach(out::println);
    if (!result.sections().isEmpty()) {
      out.println("parts of the state that differ: " + String.join(", ", result.sections()));
    }
  }

  private static String conditions(ParityOutcome result) {
    return result.isIdeal()
        ? ", alone with its configured capital"
        : ", in the conditions it had" + (result.isOwn() ? "" : "; it decided nothing then");
  }

  private static String where(ParityOutcome result) {
    return result.firstDifference() == 0
        ? ""
        : ", first at or before entry " + result.firstDifference();
  }

  private static void add(ShellTable table, String what, Matched matched) {
    table
        .addRow()
        .addContent(
            what,
            Long.toString(matched.recorded()),
            Long.toString(matched.replayed()),
            Long.toString(matched.equal()),
            percent(matched.divergencePercent()));
  }

  private static String percent(double percent) {
    return Tables.percent(percent / 100);
  }

  /** Another build, or other conditions, are asked to see a difference. */
  @Override
  void judge(ParityOutcome result) {
    if (result.isOwn() && !result.isIdeal() && !result.isEqual()) {
      throw new IllegalStateException("the pod does not do the same when it is asked again");
    }
  }
}
