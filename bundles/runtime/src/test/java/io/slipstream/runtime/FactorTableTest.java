package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.FactorQuestion;
import io.slipstream.api.service.operations.FactorView;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.VarQuestion;
import io.slipstream.risk.PortfolioRiskFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whose positions RunningRiskTest has: on the one day that moves, B is -1 of A, and C twice A. */
class FactorTableTest {
  private static final int DAYS = 60;

  private static FactorView view(StoredMarkets markets, Holdings held, FactorQuestion question) {
    return new FactorTable(held, new ClosePrices.Store(markets)).view(question);
  }

  private static FactorView view(FactorQuestion question) {
    return view(RunningRiskTest.MARKETS, RunningRiskTest.holdings(20), question);
  }

  private static FactorQuestion by(String... factors) {
    return new FactorQuestion(List.of(factors), 0);
  }

  @Test
  void shouldSplitThePortfolioAndEachPod() {
    FactorView view = view(by("A"));
    assertEquals(
        List.of(
            "portfolio A 2000 1.00",
            "portfolio rest n/a 0.00",
            "one A 1500 1.00",
            "one rest n/a 0.00",
            "two A 500 1.00",
            "two rest n/a 0.00"),
        view.lines().stream().map(FactorTableTest::text).toList());
    assertEquals(19, view.returns());
    assertEquals(List.of(), view.notes());
  }

  private static String text(FactorView.Line line) {
    String exposure =
        Double.isNaN(line.exposure()) ? "n/a" : String.valueOf(Math.round(line.exposure()));
    return line.of()
        + " "
        + line.factor()
        + " "
        + exposure
        + String.format(java.util.Locale.ROOT, " %.2f", Math.abs(line.share()));
  }

  @Test
  void shouldSayWhyThereIsNothing() {
    assertTrue(view(by("Q")).notes().get(0).contains("factor = 'Q': Q is not recorded"));
    String both = view(by("A", "B")).notes().get(0);
    assertTrue(both.contains("factors = A, B: regressors[1]"), both);
    FactorView nothing =
        view(
            RunningRiskTest.MARKETS,
            RunningRiskTest.holdings(20, RunningRiskTest.pod("one", 1)),
            by("A"));
    assertEquals(List.of("nothing is held, so nothing is at risk"), nothing.notes());
    assertThrows(OperationRefusedException.class, () -> view(new FactorQuestion(List.of(), 11)));
  }

  private static StoredMarkets busy() {
    Random random = new Random(2);
    StoredMarkets markets = new StoredMarkets();
    for (String symbol : List.of("A", "B", "C", "F")) {
      double[] closes = new double[DAYS];
      closes[0] = 100;
      for (int day = 1; day < DAYS; day++) {
        closes[day] = closes[day - 1] * (1 + random.nextGaussian() / 50);
      }
      markets.with(symbol, 0, closes);
    }
    return markets;
  }

  /** All components explain all, and the parts sum to what risk:var says by another way. */
  @Test
  void shouldSumToTheValueAtRisk() {
    StoredMarkets markets = busy();
    Holdings held = RunningRiskTest.holdings(DAYS);
    PortfolioVar measures =
        new PortfolioVar(new PortfolioRiskFactory(), new ClosePrices.Store(markets));
    double total =
        measures
            .answer(VarQuestion.ofPortfolio("gaussian-zero-mean", 0.99), held)
            .lines()
            .get(0)
            .valueAtRisk();
    for (FactorQuestion question : List.of(by("F"), by("F", "A"), components(2))) {
      FactorView view = view(markets, held, question);
      assertEquals(total, sum(view), 1e-9 * total, view.toString());
      assertTrue(rest(view) > 0, view.toString());
    }
    FactorView all = view(markets, held, components(9));
    assertEquals(0, rest(all), 1e-9);
    assertTrue(all.lines().get(0).factor().startsWith("component 1: "));
    assertEquals(total, sum(all), 1e-9 * total);
  }

  private static FactorQuestion components(int count) {
    return new FactorQuestion(List.of(), count);
  }

  private static double sum(FactorView view) {
    return view.lines().stream()
        .filter(line -> line.of().equals("portfolio"))
        .mapToDouble(FactorView.Line::component)
        .sum();
  }

  private static double rest(FactorView view) {
    return view.lines().stream()
        .filter(line -> line.of().equals("portfolio") && line.factor().equals(FactorView.REST))
        .mapToDouble(FactorView.Line::component)
        .sum();
  }
}
