package io.slipstream.shell;

import io.slipstream.api.service.operations.RiskQueries;
import io.slipstream.api.service.operations.StressQuestion;
import io.slipstream.api.service.operations.StressView;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows what scenarios make of the present positions. */
@Service
@Command(
    scope = "risk",
    name = "stress",
    description = "Shows what scenarios make of the present positions, and what loses an amount",
    detailedDescription =
        "Example: risk:stress --shock BTC/USD=-0.3 --days crash=2013-11-29..2013-12-01 --lose 5000")
public final class RiskStress extends ReportingCommand<StressView> {
  @Reference RiskQueries risk;

  @Option(
      name = "--shock",
      multiValued = true,
      description =
          "Return of an instrument, a bucket or a class: NAME=-0.1; together one scenario")
  List<String> shocks;

  @Option(
      name = "--factor",
      multiValued = true,
      description = "Return of a benchmark, others move by beta: SYMBOL=-0.1")
  List<String> factors;

  @Option(
      name = "--days",
      multiValued = true,
      description = "Days of the store: NAME=2020-02-19..2020-03-23, from close to close")
  List<String> days;

  @Option(name = "--correlation", description = "Share of the way of correlations to one")
  double correlation = 1;

  @Option(name = "--volatility", description = "What volatilities are multiplied by")
  double volatility = 2;

  @Option(name = "--liquidity", description = "What volumes are multiplied by")
  double liquidity = 0.5;

  @Option(
      name = "--lose",
      description = "Reverse stress: what loses this much; 0 for 10 % of equity")
  double lose;

  @Option(name = "--level", description = "Confidence of value at risk, above 0 and below 1")
  double level = 0.99;

  @Override
  StressView result() {
    return risk.stress(
        new StressQuestion(
            returns("--shock", shocks),
            returns("--factor", factors),
            NamedValues.parse("--days", days),
            correlation,
            volatility,
            liquidity,
            lose,
            level));
  }

  private static Map<String, Double> returns(String option, List<String> words) {
    Map<String, Double> returns = new TreeMap<>();
    NamedValues.parse(option, words)
        .forEach(
            (name, text) -> {
              try {
                returns.put(name, Double.valueOf(text));
              } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                    option + " '" + name + "=" + text + "': a fraction is allowed, -0.1 for -10 %",
                    e);
              }
            });
    return returns;
  }

  @Override
  void print(StressView result, PrintStream out) {
    out.println(
        "Equity "
            + Tables.money(result.equity())
            + " "
            + result.currency()
            + ", at "
            + Tables.time(result.time()));
    ShellTable table =
        Tables.of(
            "No scenario",
            "Kind",
            "Scenario",
            "PnL>",
            "Of equity>",
            "Worst",
            "Its PnL>",
            "What happens");
    for (StressView.Line line : result.lines()) {
      table
          .addRow()
          .addContent(
              line.kind(),
              line.scenario(),
              VarCommand.money(line.profit()),
              Tables.percent(line.shareOfEquity()),
              line.worst(),
              line.worst().isEmpty() ? "" : VarCommand.money(line.worstProfit()),
              line.assumption());
    }
    Tables.print(table, out);
    out.println("MARKET_STATE: value at risk under it, as a loss.");
    result.notes().forEach(out::println);
  }
}
