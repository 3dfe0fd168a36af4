package io.slipstream.bus;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Carries events within this process; each subscriber has a bounded queue and a thread. */
@Component
public final class InProcessBus implements EventBus {
  private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();

  @Override
  public void publish(BusEvent event) {
    for (Mailbox mailbox : mailboxes) {
      mailbox.offer(event);
    }
  }

  @Override
  public Subscription subscribe(
      String name, Set<Subject> subjects, int capacity, Consumer<BusEvent> receiver) {
    Mailbox mailbox = new Mailbox(name, subjects, capacity, receiver);
    mailboxes.add(mailbox);
    mailbox.start();
    return () -> {
      mailboxes.remove(mailbox);
      mailbox.close();
    };
  }

  @Override
  public List<Statistics> statistics() {
    return mailboxes.stream().map(Mailbox::statistics).toList();
  }

  @Deactivate
  void deactivate() {
    mailboxes.forEach(Mailbox::close);
    mailboxes.clear();
  }
}
