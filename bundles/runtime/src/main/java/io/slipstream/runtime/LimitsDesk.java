package io.slipstream.runtime;

import io.slipstream.api.service.operations.LimitsView;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.Reasons;
import io.slipstream.api.service.operations.RiskOperations;
import io.slipstream.api.service.risk.LimitUsage;
import io.slipstream.api.service.risk.Loosening;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.RiskLimitsException;
import io.slipstream.api.service.risk.RiskSettings;
import io.slipstream.kernel.Input;
import io.slipstream.report.ConfigText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operator's wishes about limits. Changes that wait for a second person end with the process.
 */
@Component(immediate = true)
public final class LimitsDesk implements RiskOperations, CorrelationLimits {
  private static final Logger LOG = LoggerFactory.getLogger(LimitsDesk.class);

  private final LiveSession session;
  private final OperationDesk operations;
  private final LimitsFile file;
  private final LimitsWatch watch;
  private final SortedMap<Long, LimitsView.Waiting> waiting = new TreeMap<>();
  private long lastNumber;

  /** Made by Declarative Services. */
  @Activate
  public LimitsDesk(@Reference SessionHost host, @Reference OperationDesk operations) {
    this(host.session(), operations, host.session().limitsFile(), host.session().limits());
  }

  LimitsDesk(LiveSession session, OperationDesk operations, LimitsFile file, LimitsWatch watch) {
    this.session = session;
    this.operations = operations;
    this.file = file;
    this.watch = watch;
  }

  @Override
  public LimitsView limits() {
    return session.ask(this::view);
  }

  @Override
  public LimitsView set(Map<String, String> changes, String reason, Operator operator) {
    if (changes.isEmpty()) {
      throw new OperationRefusedException("nothing is to be changed: key=value is allowed");
    }
    Reasons.require(reason);
    requireLines(changes);
    return carryOut(
        operator, Operation.limiting(changes, reason), () -> set(changes, reason, operator.name()));
  }

  /** A line break within a key or a value would be further limits that nobody was told of. */
  static void requireLines(Map<String, String> changes) {
    changes.forEach(
        (key, value) -> {
          if (!key.equals(key.strip())
              || !Reasons.isLine(key)
              || !Reasons.isLine(value)
              || key.startsWith("#")) {
            throw new OperationRefusedException(
                key.replaceAll("\\p{Cntrl}", "?") + ": one line of key=value is allowed");
          }
        });
  }

  private LimitsView carryOut(Operator operator, Operation operation, Supplier<LimitsView> work) {
    return operations.carryOut(
        operator,
        new OperationDesk.Wish<>(operation, LimitsView.class, again -> work.get(), this::limits));
  }

  private LimitsView set(Map<String, String> changes, String reason, String actor) {
    return session.ask(
        engine -> {
          String before = engine.kernel().limits().limits();
          RiskLimits present = RiskLimits.parse(before);
          String text = edited(before, changes);
          List<String> looser = Loosening.between(present, RiskLimits.parse(text));
          if (!looser.isEmpty() && LimitsWatch.needsTwo(present)) {
            long number = ++lastNumber;
            waiting.put(number, new LimitsView.Waiting(number, changes, actor, reason));
          } else {
            apply(engine, text, actor, reason);
          }
          return view(engine);
        });
  }

  /** With the buckets that correlations made, when such are still wanted. */
  private static String edited(String present, Map<String, String> changes) {
    String text = ConfigText.edit(DerivedBuckets.written(present), changes);
    try {
      DerivedBuckets.parsed(text);
      return DerivedBuckets.carried(present, text);
    } catch (RiskLimitsException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
  }

  /** On the session's thread: the journal has it before the file has. */
  private void apply(SessionEngine engine, String text, String actor, String reason) {
    if (text.equals(engine.kernel().limits().limits())) {
      return;
    }
    if (file.isAwaited()) {
      throw new OperationRefusedException(
          Kind.NOT_UP,
          LimitsFile.NAME + " was just changed and is not in force yet: ask again in two seconds");
    }
    engine.apply(new Input.LimitsSet(text, actor, reason));
    try {
      file.write(DerivedBuckets.written(text));
      watch.fits();
    } catch (IOException e) {
      LOG.warn("{} cannot be written; the journal has the limits that hold", LimitsFile.NAME, e);
    }
  }

  @Override
  public LimitsView approve(long change, Operator operator) {
    return carryOut(operator, Operation.approving(change), () -> approve(change, operator.name()));
  }

  private LimitsView approve(long change, String actor) {
    return session.ask(
        engine -> {
          LimitsView.Waiting wish = waiting.get(change);
          if (wish == null) {
            throw new OperationRefusedException(
                Kind.UNKNOWN, "change " + change + ": waiting are " + waiting.keySet());
          }
          if (wish.actor().equals(actor)) {
            throw new OperationRefusedException(
                "change " + change + " is " + actor + "'s own: another person has to approve it");
          }
          String text = edited(engine.kernel().limits().limits(), wish.changes());
          apply(engine, text, wish.actor() + " and " + actor, wish.reason());
          waiting.remove(change);
          return view(engine);
        });
  }

  @Override
  public LimitsView reenable(String pod, String reason, Operator operator) {
    Reasons.require(reason);
    return carryOut(
        operator,
        Operation.reenabling(pod, reason),
        () ->
            session.ask(
                engine -> {
                  int number = engine.kernel().podNumber(pod);
                  if (number < 0) {
                    throw new OperationRefusedException(Kind.UNKNOWN, "unknown pod '" + pod + "'");
                  }
                  engine.apply(new Input.PodReenabled(number, operator.name(), reason));
                  return view(engine);
                }));
  }

  @Override
  public RiskLimits present() {
    return session.ask(engine -> RiskLimits.parse(engine.kernel().limits().limits()));
  }

  @Override
  public void derive(SortedMap<String, List<String>> buckets, String reason) {
    session.ask(
        engine -> {
          Input change = derived(engine.kernel().limits().limits(), buckets, reason);
          if (change != null) {
            engine.apply(change);
          }
          return change;
        });
  }

  /** Null when nothing changes. */
  static Input.LimitsSet derived(
      String present, SortedMap<String, List<String>> buckets, String reason) {
    RiskLimits limits = RiskLimits.parse(present);
    boolean isWanted = limits.settings().containsKey(RiskSettings.CORRELATION);
    if (!isWanted || buckets.equals(DerivedBuckets.of(limits))) {
      return null;
    }
    String text = DerivedBuckets.with(DerivedBuckets.written(present), buckets);
    return new Input.LimitsSet(text, Input.LimitsSet.PLATFORM, reason);
  }

  private LimitsView view(SessionEngine engine) {
    Input.LimitsSet set = engine.kernel().limits();
    RiskLimits limits = RiskLimits.parse(set.limits());
    return new LimitsView(
        set.actor(),
        set.reason(),
        watch.problem(),
        engine.kernel().limitUsage().stream().map(LimitsDesk::limit).toList(),
        limits.desks(),
        limits.buckets(),
        limits.settings(),
        List.copyOf(waiting.values()));
  }

  private static LimitsView.Limit limit(LimitUsage usage) {
    boolean counts = usage.actual() >= 0;
    return new LimitsView.Limit(
        usage.limit().key(),
        usage.name(),
        source(usage),
        usage.limit().soft(),
        usage.limit().rule().unit().format(usage.value()),
        counts ? usage.limit().rule().unit().format(usage.actual()) : "",
        counts ? usage.fraction() : null);
  }

  private static String source(LimitUsage usage) {
    if (!usage.brought()) {
      return LimitsFile.NAME;
    }
    return usage.name().isEmpty()
        ? "etc/io.slipstream.session.cfg"
        : "etc/" + PodConfiguration.FACTORY_PID + "-" + usage.name() + ".cfg";
  }
}
