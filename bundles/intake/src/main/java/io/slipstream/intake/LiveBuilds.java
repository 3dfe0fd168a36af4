package io.slipstream.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Plugins that are up, and who asked for them to stay. Nobody waits here for one that is coming up.
 */
final class LiveBuilds {
  /** Users are told first; they get time to let go of a build before its classes do. */
  private static final long GRACE_NANOS = 2_000_000_000L;

  private final SortedMap<String, Live> live = new TreeMap<>();

  private static final class Live {
    private final Plugin plugin;
    private int leases;
    private long unusedSince;
    private boolean isUnused;

    Live(Plugin plugin) {
      this.plugin = plugin;
    }
  }

  synchronized void add(Plugin plugin) {
    live.computeIfAbsent(plugin.sha256(), hash -> new Live(plugin));
  }

  /** The plugin of a hash, or null. */
  synchronized Plugin find(String sha256) {
    Live found = live.get(sha256);
    return found == null ? null : found.plugin;
  }

  synchronized Collection<Plugin> all() {
    return live.values().stream().map(found -> found.plugin).toList();
  }

  /** Keeps a plugin up until it is released as often; null when it is not up. */
  synchronized Plugin lease(String sha256) {
    Live found = live.get(sha256);
    if (found == null) {
      return null;
    }
    found.leases++;
    return found.plugin;
  }

  synchronized void release(String sha256) {
    live.get(sha256).leases--;
  }

  /** Takes those out that nobody has used for some time. */
  synchronized List<Plugin> takeUnused(Predicate<Plugin> isUsed, long now) {
    List<Plugin> unused = new ArrayList<>();
    for (Iterator<Live> all = live.values().iterator(); all.hasNext(); ) {
      Live next = all.next();
      boolean used = next.leases > 0 || isUsed.test(next.plugin);
      if (!used && !next.isUnused) {
        next.unusedSince = now;
      } else if (!used && now - next.unusedSince >= GRACE_NANOS) {
        unused.add(next.plugin);
        all.remove();
      }
      next.isUnused = !used;
    }
    return unused;
  }
}
