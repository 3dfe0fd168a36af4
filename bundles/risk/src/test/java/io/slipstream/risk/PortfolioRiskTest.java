package io.slipstream.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.risk.RiskBook;
import io.slipstream.api.service.risk.RiskFigures;
import io.slipstream.api.service.risk.TailLoss;
import io.slipstream.statistics.TailRisk;
import io.slipstream.statistics.VarMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortfolioRiskTest {
  private static final int INSTRUMENTS = 30;
  private static final int DAYS = 400;
  private static final double LEVEL = 0.975;

  private final Random random = new Random(2);
  private final double[][] returns = new double[INSTRUMENTS][DAYS];

  private RiskBook book(int pods) {
    double[] market = new double[DAYS];
    Arrays.setAll(market, day -> 0.01 * random.nextGaussian());
    for (double[] column : returns) {
      Arrays.setAll(column, day -> market[day] + 0.015 * random.nextGaussian());
    }
    return new PortfolioRisk(returns, pods, LEVEL);
  }

  private double[] profits(RiskBook book, int pod) {
    double[] profits = new double[DAYS];
    for (int day = 0; day < DAYS; day++) {
      for (int i = 0; i < INSTRUMENTS; i++) {
        profits[day] += book.exposure(pod, i) * returns[i][day];
      }
    }
    return profits;
  }

  @Test
  void shouldStayWithTheFormulasOverManyFills() {
    RiskBook book = book(3);
    for (int fill = 0; fill < 100_000; fill++) {
      book.change(fill % 3, random.nextInt(INSTRUMENTS), 1e5 * random.nextGaussian());
    }
    for (int pod : new int[] {RiskBook.PORTFOLIO, 0, 1, 2}) {
      same(VarMethod.HISTORICAL, book, pod, book.historical(pod));
      same(VarMethod.GAUSSIAN_ZERO_MEAN, book, pod, book.parametric(pod));
    }
    TailLoss before = book.historical(RiskBook.PORTFOLIO);
    book.recalculate();
    assertEquals(
        before.valueAtRisk(),
        book.historical(RiskBook.PORTFOLIO).valueAtRisk(),
        1e-9 * before.valueAtRisk());
  }

  private void same(VarMethod method, RiskBook book, int pod, TailLoss actual) {
    TailRisk wanted = method.at(LEVEL).of(profits(book, pod));
    assertEquals(wanted.valueAtRisk(), actual.valueAtRisk(), 1e-9 * wanted.valueAtRisk());
    assertEquals(
        wanted.expectedShortfall(), actual.expectedShortfall(), 1e-9 * wanted.expectedShortfall());
  }

  @ParameterizedTest
  @EnumSource(VarMethod.class)
  void shouldRecalculateByEveryMethod(VarMethod method) {
    RiskBook book = book(1);
    for (int i = 0; i < INSTRUMENTS; i++) {
      book.change(i % 2 == 0 ? 0 : RiskBook.PORTFOLIO, i, 1e6 * (i - 10));
    }
    List<TailLoss> rows = book.recalculate().tails().get(method.text());
    assertEquals(2, rows.size());
    if (method == VarMethod.MONTE_CARLO) {
      double gaussian = book.parametric(RiskBook.PORTFOLIO).valueAtRisk();
      assertEquals(gaussian, rows.get(0).valueAtRisk(), 0.05 * gaussian);
    } else {
      same(method, book, RiskBook.PORTFOLIO, rows.get(0));
      same(method, book, 0, rows.get(1));
    }
  }

  @Test
  void shouldTakeTheTotalApart() {
    RiskBook book = book(0);
    for (int i = 0; i < INSTRUMENTS; i++) {
      book.change(RiskBook.PORTFOLIO, i, 1e6 * random.nextGaussian());
    }
    RiskFigures figures = book.recalculate();
    double gaussian = book.parametric(RiskBook.PORTFOLIO).valueAtRisk();
    double shortfall = book.historical(RiskBook.PORTFOLIO).expectedShortfall();
    assertEquals(gaussian, Arrays.stream(figures.component()).sum(), 1e-9 * gaussian);
    assertEquals(shortfall, Arrays.stream(figures.shortfallComponent()).sum(), 1e-9 * shortfall);
    book.change(RiskBook.PORTFOLIO, 4, -book.exposure(RiskBook.PORTFOLIO, 4));
    assertEquals(
        gaussian - book.parametric(RiskBook.PORTFOLIO).valueAtRisk(),
        figures.incremental()[4],
        1e-9 * gaussian);
  }

  @Test
  void shouldRiskNothingWhenFlat() {
    RiskBook book = book(2);
    book.change(0, 3, 500);
    book.change(0, 3, -500);
    TailLoss nothing = new TailLoss(0, 0);
    assertEquals(0, book.parametric(0).valueAtRisk(), 1e-9);
    assertEquals(0, book.historical(RiskBook.PORTFOLIO).valueAtRisk(), 1e-9);
    RiskFigures figures = book.recalculate();
    figures
        .tails()
        .values()
        .forEach(rows -> assertEquals(List.of(nothing, nothing, nothing), rows));
    assertEquals(nothing, book.historical(1));
  }

  @Test
  void shouldNameWhatIsWrong() {
    RiskBook book = book(1);
    refused("pod = 1: -1 to 0 is allowed", () -> book.change(1, 0, 1));
    refused("pod = -2: -1 to 0 is allowed", () -> book.historical(-2));
    refused("instrument = 30: 0 to 29 is allowed", () -> book.change(0, 30, 1));
    refused("exposure = NaN: a finite number", () -> book.change(0, 0, Double.NaN));
    refused("pods = -1: zero or more", () -> new PortfolioRisk(returns, -1, LEVEL));
    refused("level = 1.0: above 0", () -> new PortfolioRisk(returns, 0, 1));
    refused("instruments = 0: at least 1", () -> new PortfolioRisk(new double[0][], 0, LEVEL));
  }

  private static void refused(String message, Executable work) {
    String said = assertThrows(IllegalArgumentException.class, work).getMessage();
    assertTrue(said.contains(message), said);
  }
}
