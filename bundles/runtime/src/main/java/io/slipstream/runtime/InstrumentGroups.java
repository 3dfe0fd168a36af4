package io.slipstream.runtime;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How instruments belong together, as the limits' buckets say; one may be in several.
 *
 * @param buckets symbols by bucket
 * @param assetClasses symbols by asset class: buckets whose name begins with {@value #CLASS}
 */
record InstrumentGroups(
    SortedMap<String, List<String>> buckets, SortedMap<String, List<String>> assetClasses) {
  /** Where an instrument is that no group names. */
  static final String REST = "rest";

  private static final String CLASS = "class-";

  static InstrumentGroups of(Map<String, List<String>> all) {
    InstrumentGroups groups = new InstrumentGroups(new TreeMap<>(), new TreeMap<>());
    all.forEach(
        (name, symbols) -> {
          if (name.startsWith(CLASS)) {
            groups.assetClasses.put(name.substring(CLASS.length()), symbols);
          } else {
            groups.buckets.put(name, symbols);
          }
        });
    return groups;
  }

  /** The groups that an instrument is in, at least the rest. */
  static List<String> of(Map<String, List<String>> groups, String symbol) {
    List<String> found =
        groups.entrySet().stream()
            .filter(group -> group.getValue().contains(symbol))
            .map(Map.Entry::getKey)
            .toList();
    return found.isEmpty() ? List.of(REST) : found;
  }
}
