package io.slipstream.api.service.backtest.research;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A strategy that is asked whether it knows the future, as people write it.
 *
 * @param strategy id of an installed strategy, or {@code id@version}
 * @param parameters its parameters by name
 * @param instrument symbol with recorded data
 * @param bar length of a bar
 * @param bars number of bars, the last ones of the instrument
 */
public record ProbeRequest(
    String strategy,
    SortedMap<String, String> parameters,
    String instrument,
    String bar,
    String bars) {
  /** Copies the parameters. */
  public ProbeRequest {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }
}
