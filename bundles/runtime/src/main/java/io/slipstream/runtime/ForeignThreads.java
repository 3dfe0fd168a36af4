package io.slipstream.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Threads that strategies started. A thread has the context class loader of the one that started
 * it, and within a call that is the plugin's; so a strategy that hides its threads on purpose is
 * not found.
 */
final class ForeignThreads {
  private final Set<Thread> known = Collections.newSetFromMap(new WeakHashMap<>());

  /** Those that were not found before, of plugins with these loaders; {@code but} is none. */
  List<Thread> find(ClassLoader[] loaders, Thread but) {
    List<Thread> found = new ArrayList<>();
    for (Thread thread : all()) {
      if (thread != null && thread != but && isOf(thread, loaders) && known.add(thread)) {
        found.add(thread);
      }
    }
    return found;
  }

  /** This one is known. */
  void ignore(Thread thread) {
    known.add(thread);
  }

  private static boolean isOf(Thread thread, ClassLoader[] loaders) {
    ClassLoader context = thread.getContextClassLoader();
    for (ClassLoader loader : loaders) {
      if (loader != null && loader == context) {
        return true;
      }
    }
    return false;
  }

  private static Thread[] all() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] all = new Thread[root.activeCount() * 2 + 16];
    root.enumerate(all, true);
    return all;
  }
}
