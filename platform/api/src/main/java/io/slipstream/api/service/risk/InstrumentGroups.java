package io.slipstream.api.service.risk;

import java.util.List;
import java.util.SortedMap;

/** How instruments belong together; an OSGi service. An instrument in no group is in the rest. */
public interface InstrumentGroups {
  /** Symbols by bucket: instruments that move together, for exposure and stress. */
  SortedMap<String, List<String>> buckets();

  /** Symbols by asset class. */
  SortedMap<String, List<String>> assetClasses();
}
