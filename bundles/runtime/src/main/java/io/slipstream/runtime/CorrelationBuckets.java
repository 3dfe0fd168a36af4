package io.slipstream.runtime;

import io.slipstream.api.service.risk.RiskLimit;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.RiskSettings;
import io.slipstream.statistics.Clusters;
import io.slipstream.statistics.Linkage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes buckets of instruments that correlate, when the limits ask for such. A bucket has the name
 * of its first instrument; one that moves with no other is in none.
 */
final class CorrelationBuckets {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._/-]{0,52}";

  private final ClosePrices.Store store;
  private List<Object> seen = List.of();

  CorrelationBuckets(ClosePrices.Store store) {
    this.store = store;
  }

  /**
   * Has the limits changed when correlations make other buckets by a time.
   *
   * @param symbols of all instruments
   * @throws io.slipstream.api.service.operations.OperationRefusedException when the instruments
   *     have no history in common
   */
  void look(CorrelationLimits limits, List<String> symbols, long until) {
    RiskLimits present = limits.present();
    Map<String, String> settings = present.settings();
    String threshold = settings.get(RiskSettings.CORRELATION);
    List<String> named = symbols.stream().filter(symbol -> symbol.matches(NAME)).sorted().toList();
    if (threshold == null || named.isEmpty()) {
      return;
    }
    int most = returns(settings);
    ReturnHistory history = ReturnHistory.of(store, named, 0, until, most, most);
    Linkage linkage = linkage(settings);
    long last = history.times()[history.times().length - 1];
    SortedMap<String, List<String>> before = DerivedBuckets.of(present);
    List<Object> now =
        List.of(threshold, linkage, history.symbols(), history.period(), last, most, before);
    if (history.times().length < RiskSettings.LEAST_RETURNS || now.equals(seen)) {
      return;
    }
    limits.derive(
        buckets(history, Double.parseDouble(threshold), linkage),
        "correlations of "
            + history.times().length
            + " returns of "
            + history.periodText()
            + " until "
            + BusEvents.instant(last)
            + ", "
            + linkage.text()
            + " linkage from "
            + threshold
            + " on");
    seen = now;
  }

  private static int returns(Map<String, String> settings) {
    String text = settings.get(RiskSettings.CORRELATION_RETURNS);
    return text == null ? RiskSettings.USUAL_RETURNS : Integer.parseInt(text);
  }

  private static Linkage linkage(Map<String, String> settings) {
    String text = settings.get(RiskSettings.CORRELATION_LINKAGE);
    return text == null ? Linkage.AVERAGE : Linkage.parse(text);
  }

  /** Of two instruments and more. */
  private static SortedMap<String, List<String>> buckets(
      ReturnHistory history, double threshold, Linkage linkage) {
    int[] groups = Clusters.byCorrelation(history.returns(), threshold, linkage).groups();
    SortedMap<String, List<String>> buckets = new TreeMap<>();
    for (int i = 0; i < groups.length; i++) {
      String name = RiskLimit.DERIVED + history.symbols().get(groups[i]);
      buckets.computeIfAbsent(name, first -> new ArrayList<>()).add(history.symbols().get(i));
    }
    buckets.values().removeIf(symbols -> symbols.size() < 2);
    return buckets;
  }
}
