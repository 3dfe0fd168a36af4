package io.slipstream.shell;

import io.slipstream.api.service.operations.ExposureView;
import io.slipstream.api.service.operations.FactorQuestion;
import io.slipstream.api.service.operations.FactorView;
import io.slipstream.api.service.operations.RiskPulse;
import io.slipstream.api.service.operations.RiskQueries;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows what the portfolio holds, by instrument, class, bucket, currency and pod. */
@Service
@Command(
    scope = "risk",
    name = "exposure",
    description =
        "Shows exposures by instrument, class, bucket, currency and pod; beta, margin, risk by"
            + " factor",
    detailedDescription = "Example: risk:exposure --benchmark BTC/USD")
public final class RiskExposure extends ReportingCommand<RiskExposure.Exposure> {
  @Reference RiskQueries risk;

  @Option(
      name = "--benchmark",
      multiValued = true,
      description = "Symbol that beta is measured to; the session's instrument without")
  @Completion(Instruments.class)
  List<String> benchmarks;

  @Option(
      name = "--components",
      description =
          "Risk by so many principal components of what is held; by the benchmarks together"
              + " without, or as etc/io.slipstream.risk.cfg says")
  int components;

  /** Exposures, risk by factor, and the figures that follow every fill. */
  record Exposure(ExposureView exposure, FactorView factors, RiskPulse pulse) {}

  @Override
  RiskExposure.Exposure result() {
    List<String> symbols = benchmarks == null ? List.of() : benchmarks;
    return new Exposure(
        risk.exposure(symbols),
        risk.factors(new FactorQuestion(symbols, components)),
        risk.pulse());
  }

  @Override
  void print(RiskExposure.Exposure result, PrintStream out) {
    printSums(result.exposure(), out);
    printLines(result.exposure(), out);
    printFactors(result.factors(), out);
    printPulse(result.pulse(), out);
    result.exposure().notes().forEach(out::println);
  }

  private static void printSums(ExposureView e, PrintStream out) {
    out.println(
        "Equity "
            + Tables.money(e.equity())
            + " "
            + e.currency()
            + ", gross "
            + Tables.money(e.gross())
            + ", net "
            + Tables.money(e.net())
            + String.format(Locale.ROOT, ", leverage %.2f", e.leverage())
            + ", at "
            + Tables.time(e.time()));
    out.println(
        "Net PnL "
            + Tables.money(e.netPnl())
            + ", drawdown "
            + Tables.percent(e.drawdown())
            + ", margin "
            + Tables.money(e.initialMargin())
            + " initial, "
            + Tables.money(e.maintenanceMargin())
            + " maintenance");
    out.println(
        "Concentration: largest instrument "
            + Tables.percent(e.largestShare())
            + String.format(Locale.ROOT, " of gross, Herfindahl index %.2f", e.herfindahl()));
    for (ExposureView.Beta beta : e.betas()) {
      out.println(
          String.format(Locale.ROOT, "Beta to %s %.4f", beta.benchmark(), beta.beta())
              + ", from "
              + beta.returns()
              + " returns of "
              + beta.period());
    }
  }

  private static void printLines(ExposureView e, PrintStream out) {
    ShellTable table =
        Tables.of("No position", "By", "Name", "Gross>", "Net>", "Of gross>", "PnL>");
    for (ExposureView.Line line : e.lines()) {
      table
          .addRow()
          .addContent(
              line.kind(),
              line.name(),
              Tables.money(line.gross()),
              Tables.money(line.net()),
              Tables.percent(line.shareOfGross()),
              Tables.money(line.pnl()));
    }
    Tables.print(table, out);
    out.println("Of gross of a pod: of its own equity.");
  }

  private static void printFactors(FactorView view, PrintStream out) {
    if (view.lines().isEmpty()) {
      view.notes().forEach(out::println);
      return;
    }
    out.println(
        "Gaussian value at risk at "
            + view.level()
            + " by factor, from "
            + view.returns()
            + " returns of "
            + view.period());
    ShellTable table = Tables.of("", "Of", "Factor", "Exposure>", "t>", "Value at risk>", "Share>");
    for (FactorView.Line line : view.lines()) {
      table
          .addRow()
          .addContent(
              line.of(),
              line.factor(),
              VarCommand.money(line.exposure()),
              Tables.number(line.tStatistic()),
              VarCommand.money(line.component()),
              Tables.percent(line.share()));
    }
    Tables.print(table, out);
  }

  private static void printPulse(RiskPulse pulse, PrintStream out) {
    if (pulse.time() == null) {
      out.println("Value at risk after each fill: " + pulse.note());
      return;
    }
    out.println(
        String.format(
            Locale.ROOT,
            "Value at risk at %s of %s: historical %,.2f (shortfall %,.2f), gaussian %,.2f;"
                + " %d fills since the last full calculation of %.1f ms, the last update took"
                + " %.0f us",
            pulse.level(),
            pulse.period(),
            pulse.historical(),
            pulse.historicalShortfall(),
            pulse.gaussian(),
            pulse.fills(),
            pulse.fullMillis(),
            pulse.updateMicros()));
  }
}
