package io.slipstream.runtime;

import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PositionView;
import io.slipstream.api.service.operations.RiskPulse;
import io.slipstream.api.service.risk.RiskBook;
import io.slipstream.api.service.risk.RiskFigures;
import io.slipstream.api.service.risk.TailLoss;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the portfolio's risk after each fill. A fill wakes it: what differs between the positions
 * and the book is added to the book, so a lost or repeated message does no harm. Fills that come
 * faster than the pause are taken together. Everything is calculated anew on a schedule, which also
 * takes in new prices and history.
 */
final class RiskWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RiskWatch.class);
  private static final double LEVEL = 0.99;
  private static final long PAUSE_MILLIS = 100;
  private static final int WAITING_FILLS = 1_000;

  private final Supplier<Holdings> holdings;
  private final PortfolioVar measures;
  private final long fullNanos;
  private final Runnable schedule;
  private final AtomicLong unseen = new AtomicLong();
  private final EventBus.Subscription fills;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "slipstream-risk");
            daemon.setDaemon(true);
            return daemon;
          });
  private volatile RiskPulse pulse = none("the session has not traded yet");
  private RiskBook book;
  private ReturnHistory history;
  private List<String> pods = List.of();
  private long lastFull;
  private double fullMillis;
  private long followed;

  /** The schedule is run each time before everything is calculated anew. */
  RiskWatch(
      EventBus bus,
      Supplier<Holdings> holdings,
      PortfolioVar measures,
      long fullNanos,
      Runnable schedule) {
    this.schedule = schedule;
    this.holdings = holdings;
    this.measures = measures;
    this.fullNanos = fullNanos;
    this.lastFull = System.nanoTime() - fullNanos;
    fills =
        bus.subscribe(
            "risk",
            java.util.Set.of(Subject.EXECUTIONS_FILL),
            WAITING_FILLS,
            event -> unseen.incrementAndGet());
    thread.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static RiskPulse none(String note) {
    return new RiskPulse(null, LEVEL, "", 0, 0, 0, 0, 0, 0, 0, note);
  }

  RiskPulse pulse() {
    return pulse;
  }

  private void look() {
    try {
      if (System.nanoTime() - lastFull >= fullNanos) {
        unseen.set(0);
        schedule.run();
        recalculate(holdings.get());
      } else if (unseen.get() > 0) {
        long count = unseen.getAndSet(0);
        follow(holdings.get(), count);
      }
    } catch (OperationRefusedException e) {
      pulse = none(e.getMessage());
      book = null;
    } catch (RuntimeException e) {
      LOG.error("The portfolio's risk could not be measured", e);
      pulse = none("it could not be measured; the log has why");
      book = null;
    }
  }

  private void recalculate(Holdings now) {
    lastFull = System.nanoTime();
    followed = 0;
    if (now.symbols().isEmpty()) {
      book = null;
      pulse = none("nothing is held, so nothing is at risk");
      return;
    }
    history = measures.history(now, 0, 0);
    pods = names(now);
    long began = System.nanoTime();
    book = measures.book(now, history, LEVEL);
    RiskFigures ignored = book.recalculate();
    fullMillis = (System.nanoTime() - began) / 1e6;
    publish(now, 0);
  }

  private static List<String> names(Holdings now) {
    return now.pods().stream().map(PodView::name).toList();
  }

  private void follow(Holdings now, long count) {
    boolean isKnown =
        book != null && pods.equals(names(now)) && history.symbols().containsAll(now.symbols());
    if (!isKnown) {
      recalculate(now);
      return;
    }
    followed += count;
    double[] held = new double[history.symbols().size()];
    long began = System.nanoTime();
    for (int pod = 0; pod < pods.size(); pod++) {
      java.util.Arrays.fill(held, 0);
      for (PositionView position : now.pods().get(pod).positions()) {
        held[history.indexOf(position.instrument())] += position.notional().doubleValue();
      }
      for (int i = 0; i < held.length; i++) {
        double difference = held[i] - book.exposure(pod, i);
        if (difference != 0) {
          book.change(pod, i, difference);
        }
      }
    }
    publish(now, began);
  }

  private void publish(Holdings now, long began) {
    TailLoss historical = book.historical(RiskBook.PORTFOLIO);
    TailLoss gaussian = book.parametric(RiskBook.PORTFOLIO);
    pulse =
        new RiskPulse(
            now.session().eventTime(),
            LEVEL,
            history.periodText(),
            history.times().length,
            historical.valueAtRisk(),
            historical.expectedShortfall(),
            gaussian.valueAtRisk(),
            followed,
            began == 0 ? 0 : (System.nanoTime() - began) / 1e3,
            fullMillis,
            String.join("; ", history.missing()));
  }

  @Override
  public void close() {
    fills.close();
    thread.shutdownNow();
  }
}
