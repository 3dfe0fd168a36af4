package io.slipstream.shell;

import io.slipstream.api.service.operations.VarView;
import java.io.PrintStream;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows value at risk of the portfolio, its pods, or a file of returns. */
@Service
@Command(
    scope = "risk",
    name = "var",
    description = "Shows value at risk of the portfolio, its pods, or a file of returns",
    detailedDescription =
        "Example: risk:var --returns returns.csv --method cornish-fisher --level 0.99")
public final class RiskVar extends VarCommand<VarView> {
  @Option(name = "--horizon", description = "Periods ahead, by the square root of time")
  int horizon = 1;

  @Override
  VarView result() {
    return risk.valueAtRisk(question(horizon, "actual"));
  }

  @Override
  void print(VarView result, PrintStream out) {
    boolean isFile = result.currency().isEmpty();
    out.println(
        result.subject()
            + ", "
            + result.returns()
            + " returns"
            + (isFile
                ? ""
                : " of "
                    + result.period()
                    + ", "
                    + Tables.time(result.from())
                    + " to "
                    + Tables.time(result.to()))
            + ", level "
            + result.level()
            + ", "
            + result.horizon()
            + (result.horizon() == 1 ? " period ahead" : " periods ahead"));
    ShellTable table =
        isFile
            ? Tables.of("", "Method", "Value at risk>", "Expected shortfall>")
            : Tables.of(
                "No position",
                "Of",
                "Method",
                "Value at risk " + result.currency() + ">",
                "Expected shortfall>",
                "Of equity>");
    for (VarView.Line line : result.lines()) {
      if (isFile) {
        table
            .addRow()
            .addContent(
                line.method(), fraction(line.valueAtRisk()), fraction(line.expectedShortfall()));
      } else {
        table
            .addRow()
            .addContent(
                line.scope(),
                line.method(),
                money(line.valueAtRisk()),
                money(line.expectedShortfall()),
                fraction(line.shareOfEquity()));
      }
    }
    Tables.print(table, out);
    if (!isFile) {
      printParts(result, out);
    }
    result.notes().forEach(out::println);
  }

  private static void printParts(VarView result, PrintStream out) {
    ShellTable parts =
        Tables.of(
            "No position",
            "Instrument",
            "Exposure>",
            "Standalone>",
            "Marginal>",
            "Component>",
            "Incremental>",
            "In the tail>",
            "With liquidity>",
            "Days to leave>");
    for (VarView.Part part : result.parts()) {
      parts
          .addRow()
          .addContent(
              part.instrument(),
              money(part.exposure()),
              money(part.standalone()),
              String.format(Locale.ROOT, "%.6f", part.marginal()),
              money(part.component()),
              money(part.incremental()),
              money(part.shortfallComponent()),
              money(part.liquidityAdjusted()),
              part.daysToLeave() == 0 ? "n/a" : part.daysToLeave());
    }
    Tables.print(parts, out);
  }
}
