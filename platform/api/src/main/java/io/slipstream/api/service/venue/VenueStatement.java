package io.slipstream.api.service.venue;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a venue says that we have.
 *
 * @param venue its name
 * @param basis where the figures come from, in words
 * @param positions by symbol, below zero short; flat ones may be left out
 * @param cash by currency
 */
public record VenueStatement(
    String venue,
    String basis,
    SortedMap<String, BigDecimal> positions,
    SortedMap<String, BigDecimal> cash) {
  /** Copies the maps. */
  public VenueStatement {
    positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
    cash = Collections.unmodifiableSortedMap(new TreeMap<>(cash));
  }
}
