package io.slipstream.runtime;

import java.util.SortedMap;
import java.util.SortedSet;

/** What a session still waits for before it begins. */
final class Readiness {
  private final SessionServices services;

  Readiness(SessionServices services) {
    this.services = services;
  }

  /** The first thing that is missing, in words; empty when nothing is. */
  String missing() {
    if (!services.strategies().isSettled()) {
      return "the deploy folder";
    }
    SortedMap<String, PodConfiguration> known = services.pods().all();
    SortedSet<String> filed = services.pods().filed();
    filed.removeAll(known.keySet());
    if (!filed.isEmpty()) {
      return "the configuration of pod " + filed.first();
    }
    for (PodConfiguration pod : known.values()) {
      if (services.strategies().find(pod.strategy()).isEmpty()) {
        return "strategy '" + pod.strategy() + "' of pod " + pod.name();
      }
    }
    return "";
  }
}
