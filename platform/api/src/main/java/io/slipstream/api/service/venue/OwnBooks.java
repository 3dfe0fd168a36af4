package io.slipstream.api.service.venue;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What we think that we have, all pods and the treasury together.
 *
 * @param entry of the journal up to which they go
 * @param positions by symbol
 * @param cash by currency; empty when there are several, as they are kept converted
 */
public record OwnBooks(
    long entry, SortedMap<String, BigDecimal> positions, SortedMap<String, BigDecimal> cash) {
  /** Copies the maps. */
  public OwnBooks {
    positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
    cash = Collections.unmodifiableSortedMap(new TreeMap<>(cash));
  }
}
