package io.slipstream.alerts;

import io.slipstream.alerts.book.Notice;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The shell sessions that asked for it. */
final class ShellChannel implements Channel {
  private final List<Predicate<String>> watchers = new CopyOnWriteArrayList<>();

  AutoCloseable watch(Predicate<String> line) {
    watchers.add(line);
    return () -> watchers.remove(line);
  }

  @Override
  public String kind() {
    return "shell";
  }

  @Override
  public String target() {
    return watchers.size() + " sessions that watch";
  }

  @Override
  public void deliver(Notice notice) {
    for (Predicate<String> watcher : watchers) {
      if (!watcher.test(notice.text())) {
        watchers.remove(watcher);
      }
    }
  }
}
