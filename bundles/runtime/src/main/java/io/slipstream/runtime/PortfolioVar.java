package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PositionView;
import io.slipstream.api.service.operations.VarBacktestView;
import io.slipstream.api.service.operations.VarQuestion;
import io.slipstream.api.service.operations.VarView;
import io.slipstream.api.service.risk.RiskBook;
import io.slipstream.api.service.risk.RiskBookFactory;
import io.slipstream.api.service.risk.RiskFigures;
import io.slipstream.api.service.risk.TailLoss;
import io.slipstream.statistics.LiquidityCost;
import io.slipstream.statistics.VarMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Value at risk of what is held now, from the history of what it is. */
final class PortfolioVar {
  static final int LONGEST = 1_000;
  private static final int LONGEST_BACKTEST = 10_000;
  static final double PARTICIPATION = 0.1;

  private final RiskBookFactory books;
  private final ClosePrices.Store store;

  PortfolioVar(RiskBookFactory books, ClosePrices.Store store) {
    this.books = books;
    this.store = store;
  }

  /** The history of what is held. */
  ReturnHistory history(Holdings holdings, long period, int window) {
    if (window < 0 || window > LONGEST) {
      throw new OperationRefusedException(
          "window = " + window + ": 2 to " + LONGEST + " returns, 0 for all, is allowed");
    }
    return ReturnHistory.of(
        store,
        holdings.symbols(),
        period,
        holdings.time(),
        ReturnHistory.ENOUGH,
        window == 0 ? LONGEST : window);
  }

  /** A book with the exposures of every pod; pods in the order of the holdings. */
  RiskBook book(Holdings holdings, ReturnHistory history, double level) {
    RiskBook book =
        RiskAnswers.asked(() -> books.create(history.returns(), holdings.pods().size(), level));
    for (int pod = 0; pod < holdings.pods().size(); pod++) {
      for (PositionView position : holdings.pods().get(pod).positions()) {
        int instrument = history.indexOf(position.instrument());
        if (instrument >= 0) {
          book.change(pod, instrument, position.notional().doubleValue());
        }
      }
    }
    return book;
  }

  VarView answer(VarQuestion question, Holdings holdings) {
    List<VarMethod> methods = RiskAnswers.methods(question);
    RiskAnswers.asked(() -> VarMethod.standard(question.level()));
    if (question.horizon() < 1) {
      throw new OperationRefusedException(
          "horizon = " + question.horizon() + ": at least 1 is allowed");
    }
    if (holdings.symbols().isEmpty()) {
      return view(question, holdings, null, List.of(), List.of());
    }
    ReturnHistory history = history(holdings, question.period(), question.window());
    RiskFigures figures = book(holdings, history, question.level()).recalculate();
    double scale = Math.sqrt(question.horizon());
    List<VarView.Line> lines = new ArrayList<>();
    for (VarMethod method : methods) {
      List<TailLoss> losses = figures.tails().get(method.text());
      for (int row = 0; row < losses.size(); row++) {
        if (row == 0 || !holdings.pods().get(row - 1).positions().isEmpty()) {
          lines.add(line(holdings, method, row, losses.get(row), scale));
        }
      }
    }
    return view(question, holdings, history, lines, parts(holdings, history, figures, scale));
  }

  /** Of the returns that the present positions would have had, as fractions of gross exposure. */
  VarBacktestView backtest(VarQuestion question, Holdings holdings) {
    if (holdings.symbols().isEmpty()) {
      throw new OperationRefusedException("basis = hypothetical: nothing is held");
    }
    ReturnHistory history =
        ReturnHistory.of(
            store,
            holdings.symbols(),
            question.period(),
            holdings.time(),
            question.window() + 1,
            LONGEST_BACKTEST);
    double[] exposures = holdings.exposures(history.symbols());
    double gross = Arrays.stream(exposures).map(Math::abs).sum();
    return RiskAnswers.backtest(
        "portfolio, present positions per gross exposure",
        history.periodText(),
        question,
        profits(holdings, history, gross));
  }

  private static VarView.Line line(
      Holdings holdings, VarMethod method, int row, TailLoss loss, double scale) {
    PodView pod = row == 0 ? null : holdings.pods().get(row - 1);
    double equity = pod == null ? holdings.equity() : pod.equity().doubleValue();
    return new VarView.Line(
        pod == null ? "portfolio" : pod.name(),
        method.text(),
        loss.valueAtRisk() * scale,
        loss.expectedShortfall() * scale,
        equity > 0 ? loss.valueAtRisk() * scale / equity : Double.NaN);
  }

  private static List<VarView.Part> parts(
      Holdings holdings, ReturnHistory history, RiskFigures figures, double scale) {
    List<VarView.Part> parts = new ArrayList<>();
    for (int i = 0; i < history.symbols().size(); i++) {
      String symbol = history.symbols().get(i);
      int days = daysToLeave(holdings, history, i, 1);
      double standalone = figures.standalone()[i] * scale;
      parts.add(
          new VarView.Part(
              symbol,
              holdings.notional(symbol).doubleValue(),
              standalone,
              figures.marginal()[i] * scale,
              figures.component()[i] * scale,
              figures.incremental()[i] * scale,
              figures.shortfallComponent()[i] * scale,
              days == 0 ? Double.NaN : overDays(figures.standalone()[i], history.period(), days),
              days));
    }
    return parts;
  }

  /** Of a day by the square root of time, then over the days it takes to leave evenly. */
  private static double overDays(double ofPeriod, long period, int days) {
    return ofPeriod * Math.sqrt((double) ClosePrices.DAY / period) * LiquidityCost.timeFactor(days);
  }

  /** At a tenth of the mean daily volume times a factor; zero without volumes. */
  static int daysToLeave(Holdings holdings, ReturnHistory history, int at, double factor) {
    double volume = history.dailyVolumes()[at] * factor;
    return volume > 0
        ? LiquidityCost.days(holdings.quantity(history.symbols().get(at)), volume, PARTICIPATION)
        : 0;
  }

  private static VarView view(
      VarQuestion question,
      Holdings holdings,
      ReturnHistory history,
      List<VarView.Line> lines,
      List<VarView.Part> parts) {
    int count = history == null ? 0 : history.times().length;
    return new VarView(
        "portfolio",
        holdings.session().currency(),
        holdings.session().equity(),
        question.level(),
        question.horizon(),
        history == null ? "" : history.periodText(),
        count,
        count == 0 ? null : BusEvents.instant(history.from()),
        count == 0 ? null : BusEvents.instant(history.times()[count - 1]),
        lines,
        parts,
        history == null
            ? List.of("nothing is held, so nothing is at risk")
            : notes(question, holdings, history));
  }

  private static List<String> notes(
      VarQuestion question, Holdings holdings, ReturnHistory history) {
    List<String> notes = new ArrayList<>(history.missing());
    double[] profits = profits(holdings, history, 1);
    if (Arrays.stream(profits).anyMatch(profit -> profit != profits[0])) {
      notes.addAll(RiskAnswers.notes(question, profits));
    }
    return notes;
  }

  /** Of each period, what is held over a divisor would have made. */
  private static double[] profits(Holdings holdings, ReturnHistory history, double divisor) {
    double[] exposures = holdings.exposures(history.symbols());
    double[] profits = new double[history.times().length];
    for (int i = 0; i < exposures.length; i++) {
      for (int t = 0; t < profits.length; t++) {
        profits[t] += exposures[i] / divisor * history.returns()[i][t];
      }
    }
    return profits;
  }
}
