package io.slipstream.runtime;

import io.slipstream.api.service.marketdata.RecordedMarket;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.StressQuestion;
import io.slipstream.api.service.operations.StressView;
import io.slipstream.api.service.operations.StressView.Kind;
import io.slipstream.statistics.CovarianceMatrix;
import io.slipstream.statistics.Covariances;
import io.slipstream.statistics.LiquidityCost;
import io.slipstream.statistics.Shocks;
import io.slipstream.statistics.VarMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What scenarios make of what is held now. */
final class StressTable {
  private static final double USUAL_SHOCK = -0.1;
  private static final double USUAL_LOSS = 0.1;

  private final StressQuestion question;
  private final Holdings holdings;
  private final InstrumentGroups groups;
  private final ClosePrices.Store store;
  private final PortfolioVar measures;
  private final List<StressView.Line> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  StressTable(
      StressQuestion question,
      Holdings holdings,
      InstrumentGroups groups,
      ClosePrices.Store store,
      PortfolioVar measures) {
    this.question = question;
    this.holdings = holdings;
    this.groups = groups;
    this.store = store;
    this.measures = measures;
  }

  StressView view() {
    check();
    List<String> symbols = holdings.symbols();
    if (symbols.isEmpty()) {
      notes.add("nothing is held, so nothing is at risk");
    } else {
      hypothetical(symbols);
      factors(symbols);
      namedDays(symbols);
      fromHistory(symbols);
    }
    return new StressView(
        holdings.session().eventTime(),
        holdings.session().currency(),
        holdings.session().equity(),
        lines,
        notes);
  }

  private void check() {
    RiskAnswers.asked(() -> VarMethod.standard(question.level()));
    within("correlation", question.correlation(), 0, 1);
    within("volatility", question.volatility(), 1e-6, 1e6);
    within("liquidity", question.liquidity(), 1e-6, 1e6);
    within("lose", question.lose(), 0, 1e18);
    question.shocks().forEach((name, value) -> within("shock " + name, value, -1, 1e6));
    question.factors().forEach((name, value) -> within("factor " + name, value, -1, 1e6));
  }

  private static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new OperationRefusedException(
          name + " = " + value + ": " + least + " to " + most + " is allowed");
    }
  }

  private void hypothetical(List<String> symbols) {
    if (!question.shocks().isEmpty()) {
      add(Kind.HYPOTHETICAL, "as asked", question.shocks().toString(), symbols, asked(symbols));
      return;
    }
    for (double shock : new double[] {USUAL_SHOCK, 2 * USUAL_SHOCK, -USUAL_SHOCK}) {
      double[] returns = new double[symbols.size()];
      Arrays.fill(returns, shock);
      add(Kind.HYPOTHETICAL, "all " + percent(shock), "every instrument", symbols, returns);
    }
    for (String bucket : groups.buckets().keySet()) {
      double[] returns = shocked(symbols, Map.of(bucket, USUAL_SHOCK));
      add(
          Kind.HYPOTHETICAL,
          bucket + " " + percent(USUAL_SHOCK),
          "every instrument of the bucket, the others not at all",
          symbols,
          returns);
    }
  }

  private double[] asked(List<String> symbols) {
    TreeSet<String> known = new TreeSet<>(symbols);
    known.addAll(groups.buckets().keySet());
    known.addAll(groups.assetClasses().keySet());
    known.add(InstrumentGroups.REST);
    for (String name : question.shocks().keySet()) {
      if (!known.contains(name)) {
        throw new OperationRefusedException(
            "shock " + name + ": there are " + String.join(", ", known));
      }
    }
    return shocked(symbols, question.shocks());
  }

  /** An instrument's own shock goes before its bucket's, and that before its class's. */
  private double[] shocked(List<String> symbols, Map<String, Double> shocks) {
    double[] returns = new double[symbols.size()];
    for (int i = 0; i < returns.length; i++) {
      String symbol = symbols.get(i);
      double byClass = shock(shocks, groups.assetClasses(), symbol, 0);
      double byBucket = shock(shocks, groups.buckets(), symbol, byClass);
      returns[i] = shocks.getOrDefault(symbol, byBucket);
    }
    return returns;
  }

  private static double shock(
      Map<String, Double> shocks,
      Map<String, List<String>> groups,
      String symbol,
      double otherwise) {
    return InstrumentGroups.of(groups, symbol).stream()
        .filter(shocks::containsKey)
        .findFirst()
        .map(shocks::get)
        .orElse(otherwise);
  }

  private void factors(List<String> symbols) {
    Map<String, Double> factors =
        question.factors().isEmpty() && question.shocks().isEmpty()
            ? Map.of(holdings.session().instrument(), USUAL_SHOCK)
            : question.factors();
    factors.forEach(
        (benchmark, shock) -> {
          try {
            FactorBetas betas = FactorBetas.of(store, symbols, benchmark, holdings.time());
            add(
                Kind.FACTOR,
                benchmark + " " + percent(shock),
                "each instrument by its beta of "
                    + betas.returns()
                    + " returns of "
                    + betas.period(),
                betas.symbols(),
                Shocks.byFactor(betas.betas(), shock));
            notes.addAll(betas.missing());
          } catch (OperationRefusedException e) {
            notes.add("factor " + benchmark + ": " + e.getMessage());
          }
        });
  }

  private void namedDays(List<String> symbols) {
    Map<String, String> days = new TreeMap<>(question.days());
    boolean usual = days.isEmpty();
    Map<String, RecordedMarket> recorded = store.recorded();
    (usual ? NamedDays.known() : days)
        .forEach(
            (name, text) -> {
              NamedDays scenario = NamedDays.parse(name, text);
              double[] returns = new double[symbols.size()];
              String absent = "";
              for (int i = 0; i < returns.length; i++) {
                returns[i] = returnOf(scenario, recorded.get(symbols.get(i)));
                absent += Double.isNaN(returns[i]) ? " " + symbols.get(i) : "";
              }
              if (absent.isEmpty()) {
                String assumption = scenario.from() + " to " + scenario.to() + ", from the store";
                add(Kind.HISTORICAL, name, assumption, symbols, returns);
              } else if (!usual) {
                notes.add(name + ": the store does not have these days of" + absent);
              }
            });
  }

  private double returnOf(NamedDays scenario, RecordedMarket market) {
    if (market == null) {
      return Double.NaN;
    }
    long base = market.basePeriod();
    long period = base == 0 || ClosePrices.DAY % base == 0 ? ClosePrices.DAY : base;
    return scenario.returnOf(store.of(market, period));
  }

  private void fromHistory(List<String> symbols) {
    ReturnHistory history;
    try {
      history = measures.history(holdings, 0, 0);
    } catch (OperationRefusedException e) {
      notes.add(e.getMessage());
      return;
    }
    double[] exposures = holdings.exposures(history.symbols());
    worstPeriod(history, exposures);
    CovarianceMatrix covariance = Covariances.sample(history.returns());
    marketStates(history, exposures, covariance);
    reverse(symbols, history, exposures, covariance);
    notes.addAll(history.missing());
  }

  private void worstPeriod(ReturnHistory history, double[] exposures) {
    double[] worst = null;
    int at = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int t = 0; t < history.times().length; t++) {
      double[] returns = new double[exposures.length];
      for (int i = 0; i < returns.length; i++) {
        returns[i] = history.returns()[i][t];
      }
      double profit = Shocks.profit(exposures, returns);
      if (profit < least) {
        least = profit;
        worst = returns;
        at = t;
      }
    }
    add(
        Kind.HISTORICAL,
        "worst " + history.periodText(),
        "ended " + BusEvents.instant(history.times()[at]) + ", of " + history.times().length,
        history.symbols(),
        worst);
  }

  private void marketStates(
      ReturnHistory history, double[] exposures, CovarianceMatrix covariance) {
    String of = "gaussian value at risk of " + history.periodText() + " at " + question.level();
    double q = VarMethod.standard(question.level()).valueAtRisk();
    double now = q * Math.sqrt(covariance.variance(exposures));
    state("as it is", of, now);
    state(
        "correlation " + Math.round(100 * question.correlation()) + " % to one",
        of + " with deviations as they are",
        q * Math.sqrt(covariance.towardsOne(question.correlation()).variance(exposures)));
    state("volatility x " + question.volatility(), of, now * question.volatility());
    double[] leaving = leaving(history, exposures, 1);
    double[] slower = leaving(history, exposures, question.liquidity());
    if (leaving == null) {
      notes.add("liquidity: the store has no volumes of all that is held");
      return;
    }
    String days = "gaussian value at risk over the days it takes to leave at a tenth of the volume";
    double scale = q * Math.sqrt((double) ClosePrices.DAY / history.period());
    state("leaving", days, scale * Math.sqrt(covariance.variance(leaving)));
    state(
        "leaving, liquidity x " + question.liquidity(),
        days + " then",
        scale * Math.sqrt(covariance.variance(slower)));
  }

  /** Exposures times what the days to leave make of their risk; null without volumes. */
  private double[] leaving(ReturnHistory history, double[] exposures, double liquidity) {
    double[] longer = new double[exposures.length];
    for (int i = 0; i < longer.length; i++) {
      int days = PortfolioVar.daysToLeave(holdings, history, i, liquidity);
      if (days == 0) {
        return null;
      }
      longer[i] = exposures[i] * LiquidityCost.timeFactor(days);
    }
    return longer;
  }

  private void state(String name, String assumption, double valueAtRisk) {
    lines.add(
        new StressView.Line(
            Kind.MARKET_STATE, name, assumption, -valueAtRisk, share(-valueAtRisk), "", 0));
  }

  private void reverse(
      List<String> symbols,
      ReturnHistory history,
      double[] exposures,
      CovarianceMatrix covariance) {
    double loss = question.lose() > 0 ? question.lose() : USUAL_LOSS * holdings.equity();
    if (!(loss > 0)) {
      notes.add("reverse stress: there is no equity to lose");
      return;
    }
    double[] all = holdings.exposures(symbols);
    double uniform = Shocks.uniformToLose(all, loss);
    if (Math.abs(uniform) <= 1) {
      double[] returns = new double[symbols.size()];
      Arrays.fill(returns, uniform);
      add(Kind.REVERSE, "uniform", "all " + percent(uniform), symbols, returns);
    } else {
      notes.add(
          "reverse stress, uniform: no move up to 100 % loses "
              + money(loss)
              + (Double.isNaN(uniform) ? ", it is hedged" : ", it would take " + percent(uniform)));
    }
    Shocks.MostLikely likely = Shocks.mostLikelyToLose(exposures, covariance, loss);
    if (Double.isInfinite(likely.deviations())) {
      notes.add("reverse stress, most likely: these positions never moved");
      return;
    }
    add(
        Kind.REVERSE,
        "most likely",
        String.format(
            Locale.ROOT,
            "%.1f deviations of %s: %s",
            likely.deviations(),
            history.periodText(),
            largest(history.symbols(), exposures, likely.returns())),
        history.symbols(),
        likely.returns());
  }

  /** The three instruments that lose the most. */
  private static String largest(List<String> symbols, double[] exposures, double[] returns) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < returns.length; i++) {
      order.add(i);
    }
    order.sort((a, b) -> Double.compare(exposures[a] * returns[a], exposures[b] * returns[b]));
    List<String> words = new ArrayList<>();
    for (int i : order.subList(0, Math.min(3, order.size()))) {
      words.add(symbols.get(i) + " " + percent(returns[i]));
    }
    return String.join(", ", words);
  }

  private void add(
      Kind kind, String name, String assumption, List<String> symbols, double[] returns) {
    double[] exposures = holdings.exposures(symbols);
    double profit = Shocks.profit(exposures, returns);
    String worst = "";
    double worstProfit = 0;
    for (int i = 0; i < returns.length; i++) {
      if (exposures[i] * returns[i] < worstProfit) {
        worstProfit = exposures[i] * returns[i];
        worst = symbols.get(i);
      }
    }
    lines.add(
        new StressView.Line(
            kind, name, assumption, profit + 0.0, share(profit), worst, worstProfit));
  }

  private double share(double profit) {
    return holdings.equity() > 0 ? profit / holdings.equity() + 0.0 : Double.NaN;
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
  }

  private static String money(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }
}
