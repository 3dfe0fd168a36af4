package io.slipstream.alerts.book;

import io.slipstream.api.service.alerts.Alert;
import io.slipstream.api.service.alerts.AlertRule;
import io.slipstream.api.service.alerts.AlertState;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** An alert that is not closed. */
final class Entry {
  final SortedSet<String> owed = new TreeSet<>();
  private Alert alert;
  private Instant windowEnds;
  private long untold;
  private int escalated;
  private Instant escalateAt;

  Entry(Alert alert, Instant windowEnds, AlertRule rule) {
    this.alert = alert;
    this.windowEnds = windowEnds;
    this.escalateAt = alert.opened().plus(rule.escalateAfter());
  }

  /** As it was kept; what it has not told yet is told anew. */
  Entry(AlertBookState.Kept kept) {
    this.alert = kept.alert();
    this.windowEnds = kept.windowEnds();
    this.untold = kept.untold();
    this.escalated = kept.escalated();
    this.escalateAt = kept.escalateAt();
    this.owed.addAll(kept.owed());
  }

  AlertBookState.Kept kept() {
    return new AlertBookState.Kept(
        alert, windowEnds, untold, escalated, escalateAt, List.copyOf(owed));
  }

  Alert alert() {
    return alert;
  }

  boolean isOpen() {
    return alert.state() == AlertState.OPEN;
  }

  /** Another violation of its type and scope. */
  void count(Violation violation, Instant now, boolean isSilenced) {
    AlertState state = alert.state();
    if (state == AlertState.SILENCED && !isSilenced) {
      state = AlertState.OPEN;
    }
    alert =
        new Alert(
            alert.number(),
            state,
            alert.opened(),
            now,
            alert.count() + 1,
            violation,
            alert.rule(),
            alert.channels(),
            alert.by(),
            alert.reason());
    if (state == AlertState.OPEN && !isSilenced) {
      untold++;
    }
  }

  /** Violations to tell of now that the window is over; zero when there is nothing to tell. */
  long untoldAt(Instant now) {
    if (!isOpen() || windowEnds.isAfter(now) || untold == 0) {
      return 0;
    }
    return untold;
  }

  void told(Instant nextWindowEnds) {
    untold = 0;
    windowEnds = nextWindowEnds;
  }

  /** The channel whose turn it is as nobody acknowledged, or null. */
  String escalation(AlertRule rule, Instant now) {
    if (!isOpen() || escalated >= rule.escalateTo().size() || escalateAt.isAfter(now)) {
      return null;
    }
    escalateAt = now.plus(rule.escalateAfter());
    return rule.escalateTo().get(escalated++);
  }

  void tell(String channel) {
    owed.add(channel);
    if (!alert.channels().contains(channel)) {
      List<String> channels = new ArrayList<>(alert.channels());
      channels.add(channel);
      alert =
          new Alert(
              alert.number(),
              alert.state(),
              alert.opened(),
              alert.last(),
              alert.count(),
              alert.newest(),
              alert.rule(),
              channels,
              alert.by(),
              alert.reason());
    }
  }

  void become(AlertState state, String by, String reason) {
    alert =
        new Alert(
            alert.number(),
            state,
            alert.opened(),
            alert.last(),
            alert.count(),
            alert.newest(),
            alert.rule(),
            alert.channels(),
            by,
            reason);
    untold = 0;
  }

  /** Whether it may be closed once it is quiet: what is worse than a warning waits for a person. */
  boolean endsByItself() {
    return !isOpen() || alert.newest().severity() == Severity.WARNING;
  }
}
