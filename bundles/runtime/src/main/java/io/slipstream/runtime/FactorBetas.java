package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.statistics.Covariances;
import java.util.ArrayList;
import java.util.List;

/**
 * How instruments move with a benchmark.
 *
 * @param symbols instruments with a history
 * @param betas of them
 * @param returns they are estimated from
 * @param period of a return
 * @param missing instruments without one, and why
 */
record FactorBetas(
    List<String> symbols, double[] betas, int returns, String period, List<String> missing) {
  static FactorBetas of(
      ClosePrices.Store store, List<String> symbols, String benchmark, long until) {
    List<String> all = new ArrayList<>(symbols);
    if (!all.contains(benchmark)) {
      all.add(benchmark);
    }
    ReturnHistory history =
        ReturnHistory.of(store, all, 0, until, ReturnHistory.ENOUGH, PortfolioVar.LONGEST);
    int at = history.indexOf(benchmark);
    if (at < 0) {
      throw new OperationRefusedException(
          "benchmark = '" + benchmark + "': " + String.join("; ", history.missing()));
    }
    List<String> found = new ArrayList<>(history.symbols());
    found.retainAll(symbols);
    double[] betas = new double[found.size()];
    for (int i = 0; i < betas.length; i++) {
      double[] returns = history.returns()[history.indexOf(found.get(i))];
      betas[i] = RiskAnswers.asked(() -> Covariances.beta(returns, history.returns()[at]));
    }
    return new FactorBetas(
        found, betas, history.times().length, history.periodText(), history.missing());
  }
}
