package io.slipstream.runtime;

import io.slipstream.api.service.operations.ReconcileView.Difference;
import io.slipstream.api.service.operations.ReconcileView.Kind;
import io.slipstream.api.service.venue.OwnBooks;
import io.slipstream.api.service.venue.VenueStatement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares our books with the venues' statements, and remembers who took what for known. */
final class Differences {
  private final SortedMap<String, Difference> known = new TreeMap<>();
  private long lastNumber;
  private int compared;

  /** Those that there are, a difference that stays the same with its number and who knows it. */
  List<Difference> find(OwnBooks own, List<VenueStatement> statements, Instant now) {
    compared = 0;
    SortedMap<String, Difference> found = new TreeMap<>();
    SortedMap<String, BigDecimal> positions = new TreeMap<>();
    SortedMap<String, BigDecimal> cash = new TreeMap<>();
    for (VenueStatement statement : statements) {
      statement.positions().forEach((name, value) -> positions.merge(name, value, BigDecimal::add));
      statement.cash().forEach((name, value) -> cash.merge(name, value, BigDecimal::add));
    }
    compare(Kind.POSITION, own.positions(), positions, now, found);
    if (!own.cash().isEmpty()) {
      compare(Kind.CASH, own.cash(), cash, now, found);
    }
    known.clear();
    known.putAll(found);
    return List.copyOf(found.values());
  }

  private void compare(
      Kind kind,
      SortedMap<String, BigDecimal> ours,
      SortedMap<String, BigDecimal> theirs,
      Instant now,
      SortedMap<String, Difference> found) {
    SortedSet<String> names = new TreeSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    for (String name : names) {
      compared++;
      BigDecimal own = ours.getOrDefault(name, BigDecimal.ZERO);
      BigDecimal venue = theirs.getOrDefault(name, BigDecimal.ZERO);
      if (own.compareTo(venue) != 0) {
        String key = kind + " " + name;
        found.put(key, difference(known.get(key), kind, name, own, venue, now));
      }
    }
  }

  private Difference difference(
      Difference before, Kind kind, String name, BigDecimal own, BigDecimal venue, Instant now) {
    boolean isSame = before != null && before.difference().compareTo(own.subtract(venue)) == 0;
    return isSame
        ? new Difference(
            before.number(),
            kind,
            name,
            own,
            venue,
            before.since(),
            before.acceptedBy(),
            before.reason())
        : new Difference(++lastNumber, kind, name, own, venue, now, "", "");
  }

  /** Figures that were compared the last time. */
  int compared() {
    return compared;
  }

  /** Null when there is no difference of this number. */
  Difference accept(long number, String by, String reason) {
    for (var entry : known.entrySet()) {
      Difference found = entry.getValue();
      if (found.number() == number) {
        Difference accepted =
            new Difference(
                number,
                found.kind(),
                found.name(),
                found.own(),
                found.venue(),
                found.since(),
                by,
                reason);
        entry.setValue(accepted);
        return accepted;
      }
    }
    return null;
  }

  /** Those that there were the last time. */
  List<Difference> last() {
    return new ArrayList<>(known.values());
  }

  /** Goes on with what an earlier run found. */
  void restore(List<Difference> kept) {
    for (Difference difference : kept) {
      known.put(difference.kind() + " " + difference.name(), difference);
      lastNumber = Math.max(lastNumber, difference.number());
    }
  }
}
