package io.slipstream.alerts.book;

import io.slipstream.api.service.alerts.Alert;
import io.slipstream.api.service.alerts.AlertRule;
import io.slipstream.api.service.alerts.AlertState;
import io.slipstream.api.service.alerts.Silence;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes alerts of violations and says who is told what; knows no clock, no thread and no channel.
 * Used by one thread at a time.
 */
public final class AlertBook {
  /** Alerts that are not closed at the most; the oldest of the mildest makes room. */
  static final int MOST_OPEN = 1_000;

  private static final int MOST_CLOSED = 500;
  private static final int MOST_IDS = 10_000;
  private static final String JOURNAL = "journal-";
  private static final AlertRule NO_RULE =
      new AlertRule(
          "",
          List.of(),
          Severity.WARNING,
          List.of(),
          List.of(),
          List.of("log"),
          List.of(),
          Duration.ZERO);

  private final SortedMap<String, Entry> entries = new TreeMap<>();
  private final Deque<Alert> closed = new ArrayDeque<>();
  private final SortedMap<Long, Silence> silences = new TreeMap<>();
  private final SortedMap<String, StormGuard> guards = new TreeMap<>();
  private final Map<String, Boolean> known = new LinkedHashMap<>();
  private AlertSettings settings;
  private long lastAlert;
  private long lastSilence;
  private long heard;
  private Long missedFrom;

  /** A book that goes on where another one ended. */
  public AlertBook(AlertSettings settings, AlertBookState state) {
    this.settings = settings;
    this.lastAlert = state.lastAlert();
    this.lastSilence = state.lastSilence();
    this.missedFrom = state.heard();
    this.heard = missedFrom == null ? 0 : missedFrom;
    state.open().forEach(kept -> entries.put(key(kept.alert().newest()), new Entry(kept)));
    closed.addAll(state.closed());
    state.silences().forEach(silence -> silences.put(silence.number(), silence));
  }

  /** From now on by other rules; alerts that are there keep who was told. */
  public void use(AlertSettings changed) {
    settings = changed;
  }

  /** Messages of an earlier run that did not arrive. */
  public List<Notice> owed() {
    List<Notice> notices = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.isOpen()) {
        entry.owed.forEach(
            channel ->
                notices.add(
                    new Notice(channel, Notice.Kind.OPENED, entry.alert(), entry.alert().count())));
      }
    }
    return notices;
  }

  /**
   * Place in the journal behind which violations may have been missed, as the process was killed
   * before they were written down here; null when none may.
   */
  public Long missedFrom() {
    return missedFrom;
  }

  /** Takes what was missed, oldest first; what was heard since is counted once. */
  public List<Notice> catchUp(List<Violation> missed, Instant now) {
    List<Notice> notices = new ArrayList<>();
    for (Violation violation : missed) {
      long newest = heard;
      notices.addAll(take(violation, now));
      heard = Math.max(newest, heard);
    }
    missedFrom = null;
    return notices;
  }

  /** Zero of a violation that the journal does not have. */
  private static long placeOf(Violation violation) {
    String id = violation.id();
    return id.matches("journal-[0-9]{1,18}") ? Long.parseLong(id.substring(JOURNAL.length())) : 0;
  }

  /** A violation, counted once for each id. */
  public List<Notice> take(Violation violation, Instant now) {
    long place = placeOf(violation);
    // Not the greatest: another journal begins at one.
    heard = place == 0 ? heard : place;
    List<Notice> notices = new ArrayList<>();
    if (known.put(violation.id(), true) != null) {
      return notices;
    }
    forgetOldest(known);
    boolean isSilenced = countSilenced(violation, now);
    Entry entry = entries.get(key(violation));
    if (entry != null) {
      entry.count(violation, now, isSilenced);
    } else {
      open(violation, isSilenced, now, notices);
    }
    return notices;
  }

  private static void forgetOldest(Map<String, Boolean> ids) {
    if (ids.size() > MOST_IDS) {
      Iterator<String> oldest = ids.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private void open(Violation violation, boolean isSilenced, Instant now, List<Notice> notices) {
    makeRoom();
    AlertRule rule = rule(violation);
    Alert alert =
        new Alert(
            ++lastAlert,
            isSilenced ? AlertState.SILENCED : AlertState.OPEN,
            now,
            now,
            1,
            violation,
            rule.name(),
            List.of(),
            "",
            "");
    Entry entry = new Entry(alert, now.plus(settings.window()), rule);
    entries.put(key(violation), entry);
    if (!isSilenced) {
      tell(entry, rule.channels(), Notice.Kind.OPENED, 1, now, notices);
    }
  }

  private void makeRoom() {
    if (entries.size() < MOST_OPEN) {
      return;
    }
    Entry first =
        entries.values().stream()
            .min(
                Comparator.comparing((Entry entry) -> entry.alert().newest().severity())
                    .thenComparing(entry -> entry.alert().last()))
            .orElseThrow();
    close(first, "made room for another");
  }

  private AlertRule rule(Violation violation) {
    AlertRule rule = settings.ruleFor(violation);
    return rule == null ? NO_RULE : rule;
  }

  /** What is due because time has passed. */
  public List<Notice> tick(Instant now) {
    List<Notice> notices = new ArrayList<>();
    silences.values().removeIf(silence -> !silence.until().isAfter(now));
    for (Entry entry : List.copyOf(entries.values())) {
      AlertRule rule = rule(entry.alert().newest());
      long untold = entry.untoldAt(now);
      if (untold > 0) {
        entry.told(now.plus(settings.window()));
        List<String> channels = entry.alert().channels();
        tell(
            entry,
            channels.isEmpty() ? rule.channels() : channels,
            Notice.Kind.REPEATED,
            untold,
            now,
            notices);
      }
      String next = entry.escalation(rule, now);
      if (next != null) {
        tell(entry, List.of(next), Notice.Kind.ESCALATED, entry.alert().count(), now, notices);
      }
      if (entry.endsByItself() && !entry.alert().last().plus(settings.quiet()).isAfter(now)) {
        close(entry, entry.alert().reason());
      }
    }
    for (StormGuard guard : guards.values()) {
      Notice sum = guard.sum(now);
      if (sum != null) {
        notices.add(sum);
      }
    }
    return notices;
  }

  private void close(Entry entry, String reason) {
    entry.become(AlertState.CLOSED, entry.alert().by(), reason);
    entries.remove(key(entry.alert().newest()));
    closed.addFirst(entry.alert());
    if (closed.size() > MOST_CLOSED) {
      closed.removeLast();
    }
  }

  private void tell(
      Entry entry,
      List<String> channels,
      Notice.Kind kind,
      long count,
      Instant now,
      List<Notice> notices) {
    for (String channel : channels) {
      entry.tell(channel);
    }
    for (String channel : channels) {
      Notice notice = new Notice(channel, kind, entry.alert(), count);
      if (guard(channel, entry.alert()).pass(notice, settings.mostPerMinute(), now)) {
        notices.add(notice);
      } else {
        entry.owed.remove(channel);
      }
    }
  }

  private StormGuard guard(String channel, Alert alert) {
    boolean isEmergency = alert.newest().severity() == Severity.EMERGENCY;
    return guards.computeIfAbsent(
        channel + (isEmergency ? " emergency" : ""), name -> new StormGuard());
  }

  /** A channel has got its message of an alert, or never will. */
  public void settled(long number, String channel) {
    for (Entry entry : entries.values()) {
      if (entry.alert().number() == number) {
        entry.owed.remove(channel);
      }
    }
  }

  /** Null when there is no alert of this number that is not closed. */
  public Alert acknowledge(long number, String by, String reason) {
    for (Entry entry : entries.values()) {
      if (entry.alert().number() == number) {
        if (entry.alert().state() != AlertState.ACKNOWLEDGED) {
          entry.become(AlertState.ACKNOWLEDGED, by, reason);
        }
        return entry.alert();
      }
    }
    return null;
  }

  /** Has nobody told of what matches, also not of alerts that are open. */
  public Silence silence(String type, String name, Instant until, String by, String reason) {
    Silence silence = new Silence(++lastSilence, type, name, until, by, reason, 0);
    silences.put(silence.number(), silence);
    for (Entry entry : entries.values()) {
      if (entry.isOpen() && matches(silence, entry.alert().newest())) {
        entry.become(AlertState.SILENCED, by, reason);
      }
    }
    return silence;
  }

  /** Ends a silence; null when there is none. */
  public Silence lift(long number) {
    return silences.remove(number);
  }

  private boolean countSilenced(Violation violation, Instant now) {
    boolean isSilenced = false;
    for (Silence silence : List.copyOf(silences.values())) {
      if (silence.until().isAfter(now) && matches(silence, violation)) {
        isSilenced = true;
        silences.put(
            silence.number(),
            new Silence(
                silence.number(),
                silence.type(),
                silence.name(),
                silence.until(),
                silence.by(),
                silence.reason(),
                silence.count() + 1));
      }
    }
    return isSilenced;
  }

  private static boolean matches(Silence silence, Violation violation) {
    return Glob.matches(silence.type(), violation.type())
        && Glob.matches(silence.name(), violation.scopeName());
  }

  private static String key(Violation violation) {
    return violation.type() + ' ' + violation.scope() + ' ' + violation.scopeName();
  }

  /** Newest first; with {@code withClosed} also those that are over. */
  public List<Alert> alerts(boolean withClosed) {
    List<Alert> alerts = new ArrayList<>();
    entries.values().forEach(entry -> alerts.add(entry.alert()));
    if (withClosed) {
      alerts.addAll(closed);
    }
    alerts.sort(Comparator.comparingLong(Alert::number).reversed());
    return alerts;
  }

  /** Silences that have not ended. */
  public List<Silence> silences() {
    return List.copyOf(silences.values());
  }

  /** What a restart needs. */
  public AlertBookState state() {
    return new AlertBookState(
        lastAlert,
        lastSilence,
        entries.values().stream().map(Entry::kept).toList(),
        List.copyOf(closed),
        silences(),
        missedFrom == null ? Long.valueOf(heard) : missedFrom);
  }
}
