package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.VarBacktestView;
import io.slipstream.api.service.operations.VarQuestion;
import io.slipstream.api.service.operations.VarView;
import io.slipstream.statistics.BaselZone;
import io.slipstream.statistics.CornishFisher;
import io.slipstream.statistics.Coverage;
import io.slipstream.statistics.Moments;
import io.slipstream.statistics.TailRisk;
import io.slipstream.statistics.VarBacktest;
import io.slipstream.statistics.VarMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The formulas' answers about a series of returns, as views. */
final class RiskAnswers {
  private static final String ALL = "all";
  private static final int BACKTEST_WINDOW = 250;

  private RiskAnswers() {}

  /** The methods asked for. */
  static List<VarMethod> methods(VarQuestion question) {
    return question.method().equals(ALL)
        ? List.of(VarMethod.values())
        : List.of(asked(() -> VarMethod.parse(question.method())));
  }

  /** Runs a formula; what it refuses is refused to the one who asked. */
  static <T> T asked(Supplier<T> formula) {
    try {
      return formula.get();
    } catch (IllegalArgumentException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
  }

  static VarView ofFile(VarQuestion question) {
    return ofFile(question, ReturnsFile.read(question.returns(), question.column()));
  }

  static VarBacktestView backtestOfFile(VarQuestion question) {
    double[] returns = ReturnsFile.read(question.returns(), question.column());
    return backtest(question.returns().toString(), "", question, returns);
  }

  private static VarView ofFile(VarQuestion question, double[] all) {
    double[] returns = newest(all, question.window());
    List<VarView.Line> lines = new ArrayList<>();
    for (VarMethod method : methods(question)) {
      TailRisk tail = asked(() -> method.at(question.level()).of(returns).over(question.horizon()));
      lines.add(
          new VarView.Line(
              "file",
              method.text(),
              tail.valueAtRisk(),
              tail.expectedShortfall(),
              tail.valueAtRisk()));
    }
    return new VarView(
        question.returns().toString(),
        "",
        null,
        question.level(),
        question.horizon(),
        "",
        returns.length,
        null,
        null,
        lines,
        List.of(),
        notes(question, returns));
  }

  /** What the formulas warn of. */
  static List<String> notes(VarQuestion question, double[] returns) {
    List<String> notes = new ArrayList<>();
    int beyond = (int) ((1 - question.level()) * returns.length);
    if (beyond < 1) {
      notes.add(
          returns.length
              + " returns are few for "
              + question.level()
              + ": the historical tail lies within the worst of them");
    }
    if (methods(question).contains(VarMethod.CORNISH_FISHER)) {
      Moments moments = asked(() -> Moments.of(returns));
      if (!CornishFisher.isMonotone(moments.skewness(), moments.excessKurtosis())) {
        notes.add("cornish-fisher: skewness and kurtosis are beyond where the expansion holds");
      }
    }
    return notes;
  }

  private static double[] newest(double[] returns, int window) {
    if (window < 0 || window > returns.length) {
      throw new OperationRefusedException(
          "window = " + window + ": 1 to the " + returns.length + " returns is allowed, 0 for all");
    }
    return window == 0
        ? returns
        : Arrays.copyOfRange(returns, returns.length - window, returns.length);
  }

  /** Forecasts against what came. */
  static VarBacktestView backtest(
      String subject, String period, VarQuestion question, double[] returns) {
    List<VarMethod> methods = methods(question);
    if (methods.size() > 1) {
      throw new OperationRefusedException("method = 'all': a backtest is of one method");
    }
    int window = question.window() == 0 ? BACKTEST_WINDOW : question.window();
    VarBacktest test =
        asked(() -> VarBacktest.run(returns, methods.get(0), question.level(), window));
    // Of a file nobody knows the period: days are assumed.
    boolean daily = period.isEmpty() || period.equals("1d");
    return view(subject, question.method(), period, window, daily, test);
  }

  /** Daily forecasts that were made before, at the level of Basel. */
  static VarBacktestView ofForecasts(
      String subject, String method, double[] returns, double[] forecasts) {
    VarBacktest test = asked(() -> VarBacktest.of(returns, forecasts, BaselZone.LEVEL));
    return view(subject, method, "1d", 0, true, test);
  }

  private static VarBacktestView view(
      String subject, String method, String period, int window, boolean isDaily, VarBacktest test) {
    boolean hasZone = isDaily && test.zone() != null;
    Coverage.Transitions moved = test.transitions();
    return new VarBacktestView(
        subject,
        method,
        test.level(),
        period,
        window,
        test.days(),
        test.exceptions(),
        (1 - test.level()) * test.days(),
        test.rate(),
        List.of(
            moved.quietQuiet(),
            moved.quietException(),
            moved.exceptionQuiet(),
            moved.exceptionException()),
        view(test.kupiec()),
        view(test.independence()),
        view(test.conditional()),
        test.lastExceptions(),
        hasZone ? test.zone().name() : "",
        hasZone ? BaselZone.plusFactor(test.lastExceptions()) : 0,
        test.forecasts()[0],
        test.forecasts()[test.days() - 1]);
  }

  private static VarBacktestView.Test view(Coverage test) {
    return new VarBacktestView.Test(
        test.statistic(), test.pValue(), test.degreesOfFreedom(), test.isRejected(0.95));
  }
}
