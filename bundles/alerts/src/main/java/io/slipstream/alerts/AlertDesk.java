package io.slipstream.alerts;

import io.slipstream.alerts.book.AlertBook;
import io.slipstream.alerts.book.Notice;
import io.slipstream.api.service.alerts.Alert;
import io.slipstream.api.service.alerts.AlertOperations;
import io.slipstream.api.service.alerts.AlertRule;
import io.slipstream.api.service.alerts.AlertState;
import io.slipstream.api.service.alerts.ChannelView;
import io.slipstream.api.service.alerts.Silence;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.OperatorLog;
import io.slipstream.api.service.operations.Reasons;
import io.slipstream.api.service.operations.ViolationQueries;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.api.service.risk.ViolationScope;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of violations on the bus, hands them to the book and what that says to the channels. The
 * book is asked under one lock, in which nothing waits; channels have threads of their own.
 */
@Component(immediate = true, configurationPid = "io.slipstream.alerts")
public final class AlertDesk implements AlertOperations {
  private static final Logger LOG = LoggerFactory.getLogger(AlertDesk.class);
  private static final int MOST_WAITING = 65_536;
  private static final long TICK_MILLIS = 200;
  private static final int TICKS_TO_SAVE = 5;
  private static final Duration LONGEST_SILENCE = Duration.ofDays(30);

  private final Object lock = new Object();
  private final AlertBook book;
  private final AlertFile file;
  private final Path etc;
  private final Outlets outlets;
  private final EventBus.Subscription subscription;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "slipstream-alerts-clock");
            thread.setDaemon(true);
            return thread;
          });
  private AlertConfiguration configuration;
  private String problem = "";
  private boolean isDirty;
  private int ticks;

  /** Optional, as violations are told of also while no journal can be read. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ViolationQueries journal;

  /** Optional: without it an operator's wishes are in the log only. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile OperatorLog operators;

  /** Made by Declarative Services. */
  @Activate
  public AlertDesk(BundleContext context, Map<String, Object> properties, @Reference EventBus bus) {
    this(
        Path.of(context.getProperty("karaf.etc")),
        Path.of(context.getProperty("karaf.data"), "slipstream", "alerts"),
        properties,
        bus);
  }

  AlertDesk(Path etc, Path folder, Map<String, ?> properties, EventBus bus) {
    this.etc = etc;
    this.file = new AlertFile(folder.resolve("alerts.json"));
    this.outlets = new Outlets(this::settled);
    this.configuration = AlertConfiguration.byDefault();
    this.book = new AlertBook(configuration.alerts(), file.read());
    configure(properties);
    outlets.send(book.owed());
    subscription =
        bus.subscribe("alerts", EnumSet.of(Subject.RISK_VIOLATIONS), MOST_WAITING, this::receive);
    clock.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The configuration was changed; what waited in a channel that was made anew is sent again. */
  @Modified
  void configureAgain(Map<String, Object> properties) {
    configure(properties);
    List<Notice> owed;
    synchronized (lock) {
      owed = book.owed();
    }
    owed.stream()
        .filter(notice -> !AlertConfiguration.ALWAYS.contains(notice.channel()))
        .forEach(outlets::send);
  }

  private void configure(Map<String, ?> properties) {
    synchronized (lock) {
      try {
        configuration = AlertConfiguration.of(properties, etc);
        problem = "";
      } catch (IllegalArgumentException e) {
        problem = "io.slipstream.alerts: " + e.getMessage() + "; what was in force before stays";
        LOG.error("{}", problem);
      }
      book.use(configuration.alerts());
      outlets.use(configuration.channels());
    }
  }

  @Deactivate
  void deactivate() {
    subscription.close();
    clock.shutdownNow();
    outlets.close();
    synchronized (lock) {
      save();
    }
  }

  private void receive(BusEvent event) {
    Violation violation = Violation.of(event.payload());
    List<Notice> notices;
    synchronized (lock) {
      notices = book.take(violation, Instant.now());
      isDirty = true;
    }
    outlets.send(notices);
  }

  /** Once the journal can be read: what came in the last moment before a kill. */
  void catchUp(ViolationQueries queries) {
    Long from;
    synchronized (lock) {
      from = book.missedFrom();
    }
    if (from == null || queries == null) {
      return;
    }
    List<Violation> missed;
    try {
      missed = queries.after(from);
    } catch (OperationRefusedException e) {
      LOG.debug("Not caught up with the journal yet: {}", e.getMessage());
      return;
    }
    List<Notice> notices;
    synchronized (lock) {
      notices = book.catchUp(missed, Instant.now());
      isDirty = true;
    }
    outlets.send(notices);
  }

  private void tick() {
    try {
      if (ticks % TICKS_TO_SAVE == 0) {
        catchUp(journal);
      }
      List<Notice> notices;
      synchronized (lock) {
        notices = book.tick(Instant.now());
        isDirty |= !notices.isEmpty();
        if (++ticks % TICKS_TO_SAVE == 0 && isDirty) {
          save();
        }
      }
      outlets.send(notices);
    } catch (RuntimeException e) {
      // The clock never stops.
      LOG.error("The alerts' clock failed", e);
    }
  }

  private void save() {
    file.write(book.state());
    isDirty = false;
  }

  private void settled(Notice notice) {
    if (notice.kind() != Notice.Kind.STORM) {
      synchronized (lock) {
        book.settled(notice.alert().number(), notice.channel());
        isDirty = true;
      }
    }
  }

  @Override
  public List<Alert> alerts(boolean closed) {
    synchronized (lock) {
      return book.alerts(closed);
    }
  }

  @Override
  public List<AlertRule> rules() {
    synchronized (lock) {
      return configuration.alerts().rules();
    }
  }

  @Override
  public List<Silence> silences() {
    synchronized (lock) {
      return book.silences();
    }
  }

  @Override
  public List<ChannelView> channels() {
    return outlets.views();
  }

  @Override
  public String problem() {
    synchronized (lock) {
      return problem;
    }
  }

  /** In place of the service. */
  void log(OperatorLog log) {
    operators = log;
  }

  /** In the session's journal, too; not under the lock, as the session may take its time. */
  private <T> T carryOut(
      Operator operator, String operation, Class<T> answers, Supplier<T> work, Supplier<T> now) {
    OperatorLog present = operators;
    return present == null ? work.get() : present.carryOut(operator, operation, answers, work, now);
  }

  @Override
  public Alert acknowledge(long number, String reason, Operator operator) {
    Reasons.require(reason);
    return carryOut(
        operator,
        "alert:ack " + number + " reason=" + reason,
        Alert.class,
        () -> acknowledgeNow(number, reason, operator),
        () -> acknowledgeNow(number, reason, operator));
  }

  private Alert acknowledgeNow(long number, String reason, Operator operator) {
    synchronized (lock) {
      Alert alert = book.acknowledge(number, operator.name(), reason);
      if (alert == null) {
        throw unknown("alert", number, "alert:list shows those that are not closed");
      }
      saveNow();
      LOG.info("Alert {} is acknowledged by {}: {}", number, operator.name(), reason);
      return alert;
    }
  }

  @Override
  public Silence silence(
      String type, String name, Duration time, String reason, Operator operator) {
    Reasons.require(reason);
    if (time.isZero() || time.isNegative() || time.compareTo(LONGEST_SILENCE) > 0) {
      throw new OperationRefusedException("time = '" + time + "': up to 30 days are allowed");
    }
    String operation =
        "alert:silence type=" + type + " name=" + name + " time=" + time + " reason=" + reason;
    return carryOut(
        operator,
        operation,
        Silence.class,
        () -> silenceNow(type, name, time, reason, operator),
        () -> newestSilence(operation));
  }

  private Silence newestSilence(String operation) {
    synchronized (lock) {
      return book.silences().stream()
          .reduce((first, last) -> last)
          .orElseThrow(
              () ->
                  new OperationRefusedException(
                      "'" + operation + "' was carried out, and has ended"));
    }
  }

  private Silence silenceNow(
      String type, String name, Duration time, String reason, Operator operator) {
    synchronized (lock) {
      Instant until = Instant.now().plus(time).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
      Silence silence = book.silence(type, name, until, operator.name(), reason);
      saveNow();
      LOG.warn(
          "Alerts of type {} and name {} are silent until {}, by {}: {}",
          type,
          name,
          until,
          operator.name(),
          reason);
      return silence;
    }
  }

  @Override
  public Silence lift(long number, Operator operator) {
    return carryOut(
        operator,
        "alert:lift " + number,
        Silence.class,
        () -> liftNow(number, operator),
        () -> liftNow(number, operator));
  }

  private Silence liftNow(long number, Operator operator) {
    synchronized (lock) {
      Silence silence = book.lift(number);
      if (silence == null) {
        throw unknown("silence", number, "alert:silences shows them");
      }
      saveNow();
      LOG.info("Silence {} is lifted by {}", number, operator.name());
      return silence;
    }
  }

  private void saveNow() {
    try {
      save();
    } catch (UncheckedIOException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
  }

  private static OperationRefusedException unknown(String what, long number, String hint) {
    return new OperationRefusedException(
        OperationRefusedException.Kind.UNKNOWN, "unknown " + what + " '" + number + "': " + hint);
  }

  @Override
  public ChannelView test(String channel, Operator operator) {
    Instant now = Instant.now();
    Violation violation =
        new Violation(
            "test-" + now,
            now,
            "TEST",
            Severity.WARNING,
            ViolationScope.PORTFOLIO,
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "a test by " + operator.name());
    Alert alert =
        new Alert(0, AlertState.CLOSED, now, now, 1, violation, "", List.of(channel), "", "");
    if (!outlets.send(new Notice(channel, Notice.Kind.OPENED, alert, 1))) {
      throw new OperationRefusedException(
          OperationRefusedException.Kind.UNKNOWN,
          "unknown channel '" + channel + "': there are " + String.join(", ", outlets.names()));
    }
    return outlets.view(channel);
  }

  @Override
  public AutoCloseable watch(Predicate<String> line) {
    return outlets.watch(line);
  }
}
