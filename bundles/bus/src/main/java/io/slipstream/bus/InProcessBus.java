package io.slipstream.bus;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Carries events within this process; each subscriber has a bounded queue and a thread. */
@Component
public final class InProcessBus implements EventBus {
  private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
  private final List<Mailbox> runMailboxes = new CopyOnWriteArrayList<>();

  @Override
  public void publish(BusEvent event) {
    for (Mailbox mailbox : event.run().isEmpty() ? mailboxes : runMailboxes) {
      mailbox.offer(event);
    }
  }

  @Override
  public Subscription subscribe(
      String name, Set<Subject> subjects, int capacity, Consumer<BusEvent> receiver) {
    return open(mailboxes, new Mailbox(name, subjects, capacity, receiver));
  }

  @Override
  public Subscription subscribeToRuns(
      String name, Set<Subject> subjects, int capacity, Consumer<BusEvent> receiver) {
    return open(runMailboxes, new Mailbox(name, subjects, capacity, receiver));
  }

  private static Subscription open(List<Mailbox> among, Mailbox mailbox) {
    among.add(mailbox);
    mailbox.start();
    return () -> {
      among.remove(mailbox);
      mailbox.close();
    };
  }

  @Override
  public List<Statistics> statistics() {
    return Stream.concat(mailboxes.stream(), runMailboxes.stream())
        .map(Mailbox::statistics)
        .toList();
  }

  @Deactivate
  void deactivate() {
    mailboxes.forEach(Mailbox::close);
    mailboxes.clear();
    runMailboxes.forEach(Mailbox::close);
    runMailboxes.clear();
  }
}
