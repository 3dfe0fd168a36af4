package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every different trial that was ever run of a strategy on some data, whichever sweep ran it and
 * whether that ended or not: what a deflated Sharpe must count. Versions of a strategy, parameters,
 * ranges, costs and periods are different trials; the same one again is none.
 */
final class TrialBook implements AutoCloseable {
  private final CheckedLines file;
  private final Map<String, Double> annualSharpes = new LinkedHashMap<>();

  TrialBook(CheckedLines file) {
    this.file = file;
    for (String line : file.lines()) {
      int tab = line.indexOf('\t');
      if (tab < 0) {
        throw new BacktestException("'" + line + "' is no line of a book of trials");
      }
      annualSharpes.put(line.substring(0, tab), Double.valueOf(line.substring(tab + 1)));
    }
  }

  /**
   * Takes a trial, if it is a new one.
   *
   * @param identity hash of all that decides its result
   * @param annualSharpe NaN when there was none
   */
  synchronized void record(String identity, double annualSharpe) {
    if (!annualSharpes.containsKey(identity)) {
      file.append(identity + "\t" + annualSharpe);
      annualSharpes.put(identity, annualSharpe);
    }
  }

  /** Sharpe ratio of each, annual by the clock; NaN where there was none. */
  synchronized List<Double> annualSharpes() {
    return List.copyOf(annualSharpes.values());
  }

  @Override
  public void close() {
    file.close();
  }
}
