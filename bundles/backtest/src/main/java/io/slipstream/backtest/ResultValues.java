package io.slipstream.backtest;

import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestOutcome.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/** A run's {@code result.json} as values. */
final class ResultValues {
  private ResultValues() {}

  static Map<String, Object> of(BacktestOutcome outcome, Map<String, Object> manifest) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("runId", outcome.runId());
    addFigures(values, outcome.total());
    values.put("stateHash", outcome.stateHash());
    values.put("instruments", outcome.instruments());
    values.put("bar", outcome.period());
    values.put("bars", outcome.bars());
    values.put("periodsPerYear", outcome.total().performance().periodsPerYear());
    values.put("from", outcome.from());
    values.put("to", outcome.to());
    values.put("notes", outcome.notes());
    Map<String, Object> pods = new LinkedHashMap<>();
    outcome.pods().forEach(pod -> pods.put(pod.pod(), pod(pod)));
    values.put("pods", pods);
    values.put("correlations", correlations(outcome));
    values.put("benchmark", outcome.benchmark() == null ? null : pod(outcome.benchmark()));
    values.put("manifest", manifest);
    return values;
  }

  private static Map<String, Object> pod(Result result) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("strategy", result.strategy());
    values.put("version", result.version());
    values.put("weight", result.weight());
    addFigures(values, result);
    values.put("stateHash", result.stateHash());
    return values;
  }

  private static void addFigures(Map<String, Object> values, Result result) {
    values.put("initialCash", result.initialCash());
    values.put("finalEquity", result.finalEquity());
    values.put("contribution", result.contribution());
    values.put("mostUsed", result.mostUsed());
    values.put("fills", result.fills());
    values.put("denied", result.denied());
    values.put("rejected", result.rejected());
    values.put("trades", result.trades());
    values.put("winRate", result.winRate());
    values.put("commission", result.commission());
    values.put("performance", result.performance());
  }

  private static Map<String, Object> correlations(BacktestOutcome outcome) {
    Map<String, Object> rows = new LinkedHashMap<>();
    for (int i = 0; i < outcome.pods().size(); i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int j = 0; j < outcome.pods().size(); j++) {
        row.put(outcome.pods().get(j).pod(), outcome.correlations()[i][j]);
      }
      rows.put(outcome.pods().get(i).pod(), row);
    }
    return rows;
  }
}
