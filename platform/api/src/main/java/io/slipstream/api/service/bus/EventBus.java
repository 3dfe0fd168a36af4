package io.slipstream.api.service.bus;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Carries events to subscribers without ever holding up the publisher; an OSGi service. */
public interface EventBus {
  /** Hands an event to every subscriber's queue and returns at once. */
  void publish(BusEvent event);

  /**
   * Calls {@code receiver} for each live event of the subjects, in order, on a thread of the bus. A
   * full queue drops its oldest event and counts it. Events of backtests go to who asks for them,
   * and to nobody else.
   *
   * @param name for statistics
   * @param capacity events that may wait, at least one
   */
  Subscription subscribe(
      String name, Set<Subject> subjects, int capacity, Consumer<BusEvent> receiver);

  /** The same for events of backtests, which nobody can take for live ones then. */
  default Subscription subscribeToRuns(
      String name, Set<Subject> subjects, int capacity, Consumer<BusEvent> receiver) {
    throw new UnsupportedOperationException("this bus carries live events only");
  }

  /** Counters of every present subscription. */
  List<Statistics> statistics();

  /** Ends with {@link #close()}. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Counters of a subscription.
   *
   * @param name the subscriber
   * @param delivered events handed to the receiver
   * @param dropped events lost because the queue was full
   * @param failed events on which the receiver threw
   * @param waiting events in the queue
   */
  record Statistics(String name, long delivered, long dropped, long failed, int waiting) {}
}
