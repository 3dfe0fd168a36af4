package io.slipstream.runtime;

import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.Reasons;
import io.slipstream.api.service.operations.ReconcileOperations;
import io.slipstream.api.service.operations.ReconcileView;
import io.slipstream.api.service.operations.ReconcileView.Difference;
import io.slipstream.api.service.operations.ReconcileView.Kind;
import io.slipstream.api.service.risk.KillSwitch;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.venue.AccountBooks;
import io.slipstream.api.service.venue.BookAdoption;
import io.slipstream.api.service.venue.OwnBooks;
import io.slipstream.api.service.venue.VenueStatement;
import io.slipstream.api.service.venue.VenueStatements;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares our books with what the venues say, on start and every so often. A difference counts
 * once it was found twice, as a venue may say what is now while an execution is on its way.
 */
@Component(
    immediate = true,
    configurationPid = "io.slipstream.reconcile",
    service = ReconcileOperations.class)
@Designate(ocd = Reconciler.Settings.class)
public final class Reconciler implements ReconcileOperations {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final Operator PLATFORM = Operator.of("platform");
  private static final long LOOK_MILLIS = 1_000;

  private final AccountBooks books;
  private final BookAdoption adoption;
  private final KillSwitch killSwitch;
  private final DifferenceNews news;
  private final ReconcileFile file;
  private final Rule rule;
  private final long pauseNanos;
  private final Differences differences = new Differences();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "slipstream-reconcile");
            thread.setDaemon(true);
            return thread;
          });
  private final List<VenueStatements> venues = new CopyOnWriteArrayList<>();
  private ReconcileView last;
  private boolean isDone;
  private long doneAt;

  /** What becomes of a difference. */
  enum Rule {
    /** It is told of. */
    REPORT,
    /** It is told of, and all trading is halted. */
    HALT,
    /** It is told of, and the venue's figure is taken into our books. */
    ADOPT
  }

  /** Settings in {@code etc/io.slipstream.reconcile.cfg}. */
  @ObjectClassDefinition
  public @interface Settings {
    /** report, halt or adopt. */
    @AttributeDefinition
    String rule() default "report";

    /** Minutes between two comparisons, 0 for one on start only. */
    @AttributeDefinition
    int minutes() default 60;
  }

  /** Made by Declarative Services. */
  @Activate
  public Reconciler(
      Settings settings,
      BundleContext context,
      @Reference AccountBooks books,
      @Reference BookAdoption adoption,
      @Reference KillSwitch killSwitch,
      @Reference EventBus bus) {
    this(
        rule(settings.rule()),
        minutes(settings.minutes()),
        Path.of(context.getProperty("karaf.data"), "slipstream", "reconcile", "differences.json"),
        books,
        adoption,
        killSwitch,
        bus);
    clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  Reconciler(
      Rule rule,
      int minutes,
      Path file,
      AccountBooks books,
      BookAdoption adoption,
      KillSwitch killSwitch,
      EventBus bus) {
    this.adoption = adoption;
    this.rule = rule;
    this.pauseNanos = TimeUnit.MINUTES.toNanos(minutes);
    this.books = books;
    this.killSwitch = killSwitch;
    this.news = new DifferenceNews(bus);
    this.file = new ReconcileFile(file);
    differences.restore(this.file.read());
    last = view(null, 0, List.of(), "not compared yet");
  }

  private static Rule rule(String text) {
    for (Rule rule : Rule.values()) {
      if (rule.name().equalsIgnoreCase(text)) {
        return rule;
      }
    }
    LOG.error("rule = '{}': report, halt or adopt is allowed; halt is in force", text);
    return Rule.HALT;
  }

  private static int minutes(int minutes) {
    if (minutes < 0 || minutes > 10_000) {
      LOG.error("minutes = '{}': 0 to 10000 is allowed; 60 is in force", minutes);
      return 60;
    }
    return minutes;
  }

  /** A venue came. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removeVenue")
  void addVenue(VenueStatements venue) {
    venues.add(venue);
  }

  void removeVenue(VenueStatements venue) {
    venues.remove(venue);
  }

  @Deactivate
  void deactivate() {
    clock.shutdownNow();
  }

  /** On the clock's thread, once a second. */
  private void look() {
    boolean isDue;
    synchronized (this) {
      isDue = !isDone || (pauseNanos > 0 && System.nanoTime() - doneAt >= pauseNanos);
    }
    if (isDue && !venues.isEmpty()) {
      try {
        reconcile(PLATFORM);
      } catch (RuntimeException e) {
        LOG.debug("Not compared", e);
      }
    }
  }

  @Override
  public synchronized ReconcileView last() {
    return last;
  }

  @Override
  public synchronized ReconcileView reconcile(Operator operator) {
    if (venues.isEmpty()) {
      throw new OperationRefusedException(
          OperationRefusedException.Kind.NOT_UP, "no venue is there that could be asked");
    }
    List<Difference> before = differences.last();
    compare();
    boolean hasNew = !before.containsAll(differences.last());
    if (hasNew) {
      // Once more: what goes away by itself was on its way.
      compare();
    }
    isDone = true;
    doneAt = System.nanoTime();
    tell(before, differences.last());
    if (rule == Rule.ADOPT) {
      adoptNew(before);
    }
    if (!before.equals(differences.last())) {
      file.write(differences.last());
    }
    return last;
  }

  private void compare() {
    OwnBooks own = books.books();
    List<VenueStatement> statements = new ArrayList<>();
    for (VenueStatements venue : venues) {
      statements.add(venue.statement(own.entry()));
    }
    differences.find(own, statements, Instant.now());
    last = view(Instant.now(), own.entry(), statements, "");
  }

  private ReconcileView view(
      Instant time, long entry, List<VenueStatement> statements, String problem) {
    return new ReconcileView(
        time,
        entry,
        statements.stream().map(one -> one.venue() + ": " + one.basis()).toList(),
        differences.compared(),
        rule.name().toLowerCase(java.util.Locale.ROOT),
        problem,
        differences.last());
  }

  private void tell(List<Difference> before, List<Difference> now) {
    boolean isNew = false;
    for (Difference difference : now) {
      if (before.stream().noneMatch(known -> known.number() == difference.number())) {
        isNew = true;
        news.tell(difference, "FOUND", last.entry());
        news.tellViolation(difference);
        LOG.warn("{}", DifferenceNews.text(difference));
      }
    }
    for (Difference difference : before) {
      if (now.stream().noneMatch(known -> known.number() == difference.number())) {
        news.tell(difference, "GONE", last.entry());
      }
    }
    if (isNew && rule == Rule.HALT) {
      killSwitch.halt(
          TradingScope.ALL, PLATFORM.name(), "reconciliation: our books differ from the venue's");
    }
  }

  /** What cannot be adopted stays, as with the rule report. */
  private void adoptNew(List<Difference> before) {
    List<Difference> found = differences.last();
    boolean isAdopted = false;
    for (Difference difference : found) {
      if (before.stream().noneMatch(known -> known.number() == difference.number())) {
        try {
          adopt(difference, PLATFORM, "reconciliation: the rule is adopt");
          isAdopted = true;
        } catch (OperationRefusedException e) {
          LOG.error("{} cannot be adopted: {}", DifferenceNews.text(difference), e.getMessage());
        }
      }
    }
    if (isAdopted) {
      compareAgain(found);
    }
  }

  private void adopt(Difference difference, Operator operator, String reason) {
    BigDecimal change = difference.difference().negate();
    if (difference.kind() == Kind.POSITION) {
      adoption.adoptPosition(difference.name(), change, operator.name(), reason);
    } else {
      adoption.adoptCash(difference.name(), change, operator.name(), reason);
    }
    news.tell(difference, "ADOPTED", last.entry());
    LOG.warn("{}: adopted by {}, {}", DifferenceNews.text(difference), operator.name(), reason);
  }

  private void compareAgain(List<Difference> before) {
    compare();
    tell(before, differences.last());
  }

  @Override
  public synchronized ReconcileView adopt(long number, String reason, Operator operator) {
    Reasons.require(reason);
    List<Difference> before = differences.last();
    Difference found =
        before.stream()
            .filter(difference -> difference.number() == number)
            .findFirst()
            .orElseThrow(() -> unknown(number));
    adopt(found, operator, reason);
    compareAgain(before);
    file.write(differences.last());
    return last;
  }

  private static OperationRefusedException unknown(long number) {
    return new OperationRefusedException(
        OperationRefusedException.Kind.UNKNOWN,
        "unknown difference '" + number + "': risk:reconcile shows them");
  }

  @Override
  public synchronized ReconcileView accept(long number, String reason, Operator operator) {
    Reasons.require(reason);
    Difference accepted = differences.accept(number, operator.name(), reason);
    if (accepted == null) {
      throw unknown(number);
    }
    file.write(differences.last());
    news.tell(accepted, "ACCEPTED", last.entry());
    LOG.info("Difference {} is taken for known by {}: {}", number, operator.name(), reason);
    last =
        new ReconcileView(
            last.time(),
            last.entry(),
            last.venues(),
            last.compared(),
            last.rule(),
            last.problem(),
            differences.last());
    return last;
  }
}
