package io.slipstream.shell;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.service.operations.RiskQueries;
import io.slipstream.api.service.operations.VarQuestion;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** A command about value at risk. */
abstract class VarCommand<T> extends ReportingCommand<T> {
  @Reference RiskQueries risk;

  @Option(
      name = "--returns",
      description = "CSV file of simple returns, oldest first; the running portfolio without")
  @Completion(FileCompleter.class)
  String returns;

  @Option(name = "--column", description = "Column of the file, when it is not named return")
  String column = "";

  @Option(name = "--method", description = "How it is estimated; all for every method")
  @Completion(
      value = StringsCompleter.class,
      values = {
        "all",
        "historical",
        "historical-lower",
        "filtered-historical",
        "gaussian",
        "gaussian-zero-mean",
        "ewma",
        "cornish-fisher",
        "monte-carlo"
      })
  String method = "historical";

  @Option(name = "--level", description = "Confidence, above 0 and below 1")
  double level = 0.99;

  @Option(
      name = "--window",
      description = "Newest returns that are used; in a backtest for each forecast, 250 by default")
  int window;

  @Option(
      name = "--bar",
      description =
          "Period of the portfolio's returns: a number and s, m, h or d; by default the longest of"
              + " 1d, 1h and 5m with 100 returns")
  String bar = "";

  VarQuestion question(int horizon, String basis) {
    return new VarQuestion(
        returns == null ? null : Locations.path(returns),
        column,
        method,
        level,
        horizon,
        window,
        bar.isEmpty() ? 0 : BarPeriod.parse(bar),
        basis(basis));
  }

  private static VarQuestion.Basis basis(String text) {
    for (VarQuestion.Basis basis : VarQuestion.Basis.values()) {
      if (basis.name().toLowerCase(Locale.ROOT).equals(text)) {
        return basis;
      }
    }
    throw new IllegalArgumentException(
        "--basis '" + text + "': actual, hypothetical or recorded is allowed");
  }

  static String fraction(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6f", value) : "n/a";
  }

  static String money(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%,.2f", value) : "n/a";
  }
}
