package io.slipstream.alerts;

import io.slipstream.alerts.book.Notice;
import io.slipstream.api.service.alerts.ChannelView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All channels with their queues, by name. */
final class Outlets implements AutoCloseable {
  private final ShellChannel shell = new ShellChannel();
  private final SortedMap<String, Outlet> always = new TreeMap<>();
  private final SortedMap<String, Outlet> configured = new TreeMap<>();
  private final Consumer<Notice> settled;

  Outlets(Consumer<Notice> settled) {
    this.settled = settled;
    always.put("log", outlet("log", new LogChannel()));
    always.put("shell", outlet("shell", shell));
    always.put("console", outlet("console", new ConsoleChannel()));
  }

  private Outlet outlet(String name, Channel channel) {
    return new Outlet(name, channel, Outlet.Patience.USUAL, settled);
  }

  /** From now on these; what waits in another is told anew at the next start. */
  synchronized void use(SortedMap<String, Channel> channels) {
    configured.values().forEach(Outlet::close);
    configured.clear();
    channels.forEach((name, channel) -> configured.put(name, outlet(name, channel)));
  }

  void send(List<Notice> notices) {
    notices.forEach(this::send);
  }

  /** Returns whether there is such a channel; without one the log has it. */
  boolean send(Notice notice) {
    Outlet outlet = find(notice.channel());
    if (outlet == null) {
      if (notice.alert().number() > 0) {
        always.get("log").offer(notice);
      }
      return false;
    }
    outlet.offer(notice);
    return true;
  }

  private synchronized Outlet find(String name) {
    return always.getOrDefault(name, configured.get(name));
  }

  synchronized Set<String> names() {
    Set<String> names = new TreeSet<>(always.keySet());
    names.addAll(configured.keySet());
    return names;
  }

  ChannelView view(String name) {
    return find(name).view();
  }

  List<ChannelView> views() {
    List<ChannelView> views = new ArrayList<>();
    names().forEach(name -> views.add(find(name).view()));
    return views;
  }

  AutoCloseable watch(Predicate<String> line) {
    return shell.watch(line);
  }

  @Override
  public synchronized void close() {
    always.values().forEach(Outlet::close);
    configured.values().forEach(Outlet::close);
  }
}
