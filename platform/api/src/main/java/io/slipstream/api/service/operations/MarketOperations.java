package io.slipstream.api.service.operations;

import io.slipstream.api.market.Instrument;
import java.nio.file.Path;
import java.util.Map;

/**
 * Bringing in recorded data as an operator; an OSGi service. A wish that is repeated under its key
 * gets the first answer. While the session is not up nothing can be journaled: then a wish without
 * a key is granted and one with a key is refused.
 */
public interface MarketOperations {
  /**
   * Brings in bars from a CSV file; replaces bars of the same symbol whole, or not at all.
   *
   * @param period nanoseconds of a bar
   * @param columns names of columns by field
   * @throws OperationRefusedException naming file, line, column and value of the first row that is
   *     wrong
   */
  MarketView importBars(
      Instrument instrument, long period, Path csv, Map<String, String> columns, Operator operator);
}
