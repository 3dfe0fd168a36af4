package io.slipstream.runtime;

import io.slipstream.api.service.operations.FactorQuestion;
import io.slipstream.api.service.operations.FactorView;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PositionView;
import io.slipstream.statistics.Covariances;
import io.slipstream.statistics.FactorRisk;
import io.slipstream.statistics.PrincipalComponents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Risk of what is held, split among factors. */
final class FactorTable {
  private static final double LEVEL = 0.99;
  private static final int MOST_COMPONENTS = 10;
  private static final int NAMED_LOADINGS = 3;

  private final Holdings holdings;
  private final ClosePrices.Store store;
  private final List<FactorView.Line> lines = new ArrayList<>();

  FactorTable(Holdings holdings, ClosePrices.Store store) {
    this.holdings = holdings;
    this.store = store;
  }

  /**
   * Factors with their returns.
   *
   * @param names of them
   * @param returns by factor
   */
  private record Factors(List<String> names, double[][] returns) {}

  /** What cannot be measured is said in a note. */
  FactorView view(FactorQuestion question) {
    if (question.components() < 0 || question.components() > MOST_COMPONENTS) {
      throw new OperationRefusedException(
          "components = " + question.components() + ": 0 to " + MOST_COMPONENTS + " is allowed");
    }
    if (holdings.symbols().isEmpty()) {
      return without("nothing is held, so nothing is at risk");
    }
    try {
      return measured(question);
    } catch (OperationRefusedException e) {
      return without("risk by factor: " + e.getMessage());
    }
  }

  private FactorView measured(FactorQuestion question) {
    boolean isByComponents = question.components() > 0;
    ReturnHistory history = history(isByComponents ? List.of() : question.factors());
    Factors factors =
        isByComponents
            ? components(history, question.components())
            : symbols(history, question.factors());
    add("portfolio", history, factors, symbol -> holdings.notional(symbol).doubleValue());
    for (PodView pod : holdings.pods()) {
      if (!pod.positions().isEmpty()) {
        add(pod.name(), history, factors, symbol -> notional(pod, symbol));
      }
    }
    return new FactorView(
        holdings.session().eventTime(),
        holdings.session().currency(),
        LEVEL,
        history.periodText(),
        history.times().length,
        lines,
        history.missing());
  }

  private FactorView without(String note) {
    return new FactorView(
        holdings.session().eventTime(),
        holdings.session().currency(),
        LEVEL,
        "",
        0,
        List.of(),
        List.of(note));
  }

  private ReturnHistory history(List<String> factors) {
    List<String> all = new ArrayList<>(holdings.symbols());
    factors.stream().filter(factor -> !all.contains(factor)).forEach(all::add);
    return ReturnHistory.of(
        store, all, 0, holdings.time(), ReturnHistory.ENOUGH, PortfolioVar.LONGEST);
  }

  private static Factors symbols(ReturnHistory history, List<String> symbols) {
    double[][] returns = new double[symbols.size()][];
    for (int k = 0; k < returns.length; k++) {
      int at = history.indexOf(symbols.get(k));
      if (at < 0) {
        throw new OperationRefusedException(
            "factor = '" + symbols.get(k) + "': " + String.join("; ", history.missing()));
      }
      returns[k] = history.returns()[at];
    }
    return new Factors(symbols, returns);
  }

  private static Factors components(ReturnHistory history, int count) {
    PrincipalComponents found =
        RiskAnswers.asked(() -> PrincipalComponents.of(Covariances.sample(history.returns())));
    List<String> names = new ArrayList<>();
    List<double[]> returns = new ArrayList<>();
    for (int k = 0; k < Math.min(count, found.variances().length); k++) {
      if (found.variances()[k] > 0) {
        names.add("component " + (k + 1) + ": " + loadings(history, found.loadings()[k]));
        returns.add(found.returns(k, history.returns()));
      }
    }
    return new Factors(names, returns.toArray(double[][]::new));
  }

  /** The greatest few. */
  private static String loadings(ReturnHistory history, double[] loadings) {
    return IntStream.range(0, loadings.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(loadings[i])))
        .limit(NAMED_LOADINGS)
        .map(i -> history.symbols().get(i) + String.format(Locale.ROOT, " %.2f", loadings[i]))
        .collect(Collectors.joining(", "));
  }

  private static double notional(PodView pod, String symbol) {
    return pod.positions().stream()
        .filter(position -> position.instrument().equals(symbol))
        .map(PositionView::notional)
        .mapToDouble(Number::doubleValue)
        .sum();
  }

  private void add(
      String of, ReturnHistory history, Factors factors, Function<String, Double> exposure) {
    double[] profits = new double[history.times().length];
    for (int i = 0; i < history.symbols().size(); i++) {
      double held = exposure.apply(history.symbols().get(i));
      for (int t = 0; held != 0 && t < profits.length; t++) {
        profits[t] += held * history.returns()[i][t];
      }
    }
    FactorRisk risk = split(profits, factors);
    for (int k = 0; k < factors.names().size(); k++) {
      double component = risk.components()[k];
      lines.add(
          new FactorView.Line(
              of,
              factors.names().get(k),
              risk.exposures()[k],
              risk.tStatistics()[k],
              component,
              share(component, risk)));
    }
    lines.add(
        new FactorView.Line(
            of,
            FactorView.REST,
            Double.NaN,
            Double.NaN,
            risk.specific(),
            share(risk.specific(), risk)));
  }

  private static double share(double part, FactorRisk risk) {
    return risk.total() > 0 ? part / risk.total() : 0;
  }

  private static FactorRisk split(double[] profits, Factors factors) {
    try {
      return FactorRisk.of(profits, factors.returns(), LEVEL);
    } catch (IllegalArgumentException e) {
      throw new OperationRefusedException(
          "factors = " + String.join(", ", factors.names()) + ": " + e.getMessage(), e);
    }
  }
}
