package io.slipstream.compliance;

import static io.slipstream.compliance.RiskSection.money;
import static io.slipstream.compliance.RiskSection.share;

import io.slipstream.api.service.operations.ExposureView;
import io.slipstream.api.service.operations.FactorQuestion;
import io.slipstream.api.service.operations.FactorView;
import io.slipstream.api.service.operations.LimitsView;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.RiskOperations;
import io.slipstream.api.service.operations.RiskQueries;
import io.slipstream.api.service.operations.StressQuestion;
import io.slipstream.api.service.operations.StressView;
import io.slipstream.api.service.operations.VarBacktestView;
import io.slipstream.api.service.operations.VarQuestion;
import io.slipstream.api.service.operations.VarView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The sections that are measured on the present positions; one that cannot be says why. */
final class RiskMeasures {
  private static final double LEVEL = 0.99;
  private static final String METHOD = "historical";

  private final RiskOperations limits;
  private final RiskQueries risk;

  RiskMeasures(RiskOperations limits, RiskQueries risk) {
    this.limits = limits;
    this.risk = risk;
  }

  List<RiskSection> sections() {
    return List.of(
        section("limits", "Limits and their use", this::limits),
        section("var", "Value at risk and expected shortfall", this::valueAtRisk),
        section("var-parts", "Value at risk by instrument", this::parts),
        section("backtest", "Backtest of value at risk", this::backtest),
        section("stress", "Stress", this::stress),
        section("exposures", "Exposures", this::exposures),
        section("factors", "Value at risk by factor", this::factors));
  }

  private static RiskSection section(String name, String title, Supplier<Table> table) {
    try {
      Table made = table.get();
      return new RiskSection(name, title, made.columns(), made.rows(), made.notes());
    } catch (OperationRefusedException | IllegalArgumentException e) {
      return RiskSection.missing(name, title, "Not measured: " + e.getMessage());
    }
  }

  private record Table(List<String> columns, List<List<String>> rows, List<String> notes) {}

  private Table limits() {
    LimitsView view = limits.limits();
    List<List<String>> rows = new ArrayList<>();
    for (LimitsView.Limit limit : view.limits()) {
      rows.add(
          List.of(
              limit.key(),
              limit.name(),
              limit.soft() ? "soft" : "hard",
              limit.limit(),
              limit.actual(),
              limit.used() == null ? "" : share(limit.used()),
              limit.source()));
    }
    List<String> notes = new ArrayList<>();
    if (!view.problem().isEmpty()) {
      notes.add(view.problem());
    }
    if (!view.actor().isEmpty()) {
      notes.add("Set last by " + view.actor() + ": " + view.reason());
    }
    view.waiting()
        .forEach(
            change ->
                notes.add(
                    "Waits for a second person: change "
                        + change.number()
                        + " by "
                        + change.actor()
                        + ", "
                        + change.changes()
                        + ", "
                        + change.reason()));
    return new Table(
        List.of("limit", "of", "kind", "value", "actual", "used", "source"), rows, notes);
  }

  private VarView measured() {
    return risk.valueAtRisk(VarQuestion.ofPortfolio("all", LEVEL));
  }

  private Table valueAtRisk() {
    VarView view = measured();
    List<List<String>> rows = new ArrayList<>();
    for (VarView.Line line : view.lines()) {
      rows.add(
          List.of(
              line.scope(),
              line.method(),
              money(line.valueAtRisk()),
              money(line.expectedShortfall()),
              share(line.shareOfEquity())));
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "At "
            + LEVEL
            + ", "
            + view.horizon()
            + " x "
            + view.period()
            + ", from "
            + view.returns()
            + " returns, in "
            + view.currency());
    notes.addAll(view.notes());
    return new Table(
        List.of("scope", "method", "value at risk", "expected shortfall", "share of equity"),
        rows,
        notes);
  }

  private Table parts() {
    List<List<String>> rows = new ArrayList<>();
    for (VarView.Part part : measured().parts()) {
      rows.add(
          List.of(
              part.instrument(),
              money(part.exposure()),
              money(part.standalone()),
              share(part.marginal()),
              money(part.component()),
              money(part.incremental()),
              money(part.shortfallComponent()),
              money(part.liquidityAdjusted()),
              String.valueOf(part.daysToLeave())));
    }
    return new Table(
        List.of(
            "instrument",
            "exposure",
            "standalone",
            "marginal",
            "component",
            "incremental",
            "in the tail",
            "with liquidity",
            "days to leave"),
        rows,
        List.of());
  }

  private Table backtest() {
    List<List<String>> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    VarQuestion usual = VarQuestion.ofPortfolio(METHOD, LEVEL);
    for (VarQuestion.Basis basis : VarQuestion.Basis.values()) {
      try {
        VarQuestion question =
            new VarQuestion(
                null,
                usual.column(),
                usual.method(),
                usual.level(),
                usual.horizon(),
                usual.window(),
                usual.period(),
                basis);
        rows.add(row(basis, risk.backtest(question)));
      } catch (OperationRefusedException e) {
        notes.add(basis + ": " + e.getMessage());
      }
    }
    if (rows.isEmpty()) {
      throw new OperationRefusedException(String.join("; ", notes));
    }
    return new Table(
        List.of(
            "returns",
            "method",
            "period",
            "days",
            "exceptions",
            "expected",
            "Kupiec p",
            "independence p",
            "both p",
            "last 250",
            "Basel zone",
            "plus factor"),
        rows,
        notes);
  }

  private static List<String> row(VarQuestion.Basis basis, VarBacktestView view) {
    return List.of(
        basis.name(),
        view.method(),
        view.period(),
        String.valueOf(view.days()),
        String.valueOf(view.exceptions()),
        money(view.expected()),
        share(view.kupiec().pValue()),
        share(view.independence().pValue()),
        share(view.conditional().pValue()),
        String.valueOf(view.lastExceptions()),
        view.baselZone().isEmpty() ? "n/a" : view.baselZone(),
        money(view.plusFactor()));
  }

  private Table stress() {
    StressView view = risk.stress(StressQuestion.usual());
    List<List<String>> rows = new ArrayList<>();
    for (StressView.Line line : view.lines()) {
      rows.add(
          List.of(
              line.kind().name(),
              line.scenario(),
              line.assumption(),
              money(line.profit()),
              share(line.shareOfEquity()),
              line.worst(),
              money(line.worstProfit())));
    }
    return new Table(
        List.of(
            "kind", "scenario", "assumption", "profit", "share of equity", "worst", "its profit"),
        rows,
        view.notes());
  }

  private Table exposures() {
    ExposureView view = risk.exposure(List.of());
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "PORTFOLIO",
            "",
            money(view.gross()),
            money(view.net()),
            share(view.leverage()),
            money(view.netPnl())));
    for (ExposureView.Line line : view.lines()) {
      rows.add(
          List.of(
              line.kind().name(),
              line.name(),
              money(line.gross()),
              money(line.net()),
              share(line.shareOfGross()),
              money(line.pnl())));
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "Share: of the portfolio and of a pod gross exposure over equity, else of the portfolio's"
            + " gross exposure. Drawdown "
            + share(view.drawdown())
            + ", initial margin "
            + money(view.initialMargin())
            + ", maintenance margin "
            + money(view.maintenanceMargin())
            + ", largest instrument "
            + share(view.largestShare())
            + ", Herfindahl index "
            + share(view.herfindahl()));
    view.betas()
        .forEach(
            beta ->
                notes.add(
                    "Beta to "
                        + beta.benchmark()
                        + ": "
                        + share(beta.beta())
                        + " from "
                        + beta.returns()
                        + " returns of "
                        + beta.period()));
    notes.addAll(view.notes());
    return new Table(List.of("kind", "name", "gross", "net", "share", "PnL"), rows, notes);
  }

  private Table factors() {
    FactorView view = risk.factors(FactorQuestion.usual());
    List<List<String>> rows = new ArrayList<>();
    for (FactorView.Line line : view.lines()) {
      rows.add(
          List.of(
              line.of(),
              line.factor(),
              money(line.exposure()),
              share(line.tStatistic()),
              money(line.component()),
              share(line.share())));
    }
    List<String> notes = new ArrayList<>();
    if (!rows.isEmpty()) {
      notes.add(
          "Gaussian with mean zero at "
              + view.level()
              + ", from "
              + view.returns()
              + " returns of "
              + view.period()
              + "; each pod by itself");
    }
    notes.addAll(view.notes());
    return new Table(
        List.of("of", "factor", "exposure", "t", "value at risk", "share"), rows, notes);
  }
}
