package io.slipstream.compliance;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.Column.Type;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What people and the platform did besides trading: commands, configurations, limits, trading
 * states, quarantines. Only the day's are kept, and what was in force when it began.
 */
final class OperatorActions {
  static final List<Column> COLUMNS =
      List.of(
          new Column("entry", Type.LONG),
          new Column("time", Type.TIMESTAMP),
          new Column("kind", Type.TEXT),
          new Column("actor", Type.TEXT),
          new Column("pod", Type.TEXT),
          new Column("what", Type.TEXT));

  private final Consumer<Object[]> rows;
  private final SortedMap<String, PodLimits> limits = new TreeMap<>();
  private final List<List<String>> limitChanges = new ArrayList<>();
  private final List<List<String>> stateChanges = new ArrayList<>();
  private final List<List<String>> suspensions = new ArrayList<>();
  private TradingState stateAtBegin;
  private final Set<String> takenBack = new TreeSet<>();
  private long count;

  OperatorActions(Consumer<Object[]> rows) {
    this.rows = rows;
  }

  void take(ReadEntry entry, Register register, boolean isOfDay) {
    countCanceled(entry, isOfDay);
    Input input = entry.input();
    if (input == null) {
      return;
    }
    takeLimits(entry, register, isOfDay);
    if (input instanceof Input.StateChange in
        && in.scope().kind() == TradingScope.Kind.ALL
        && !isOfDay) {
      stateAtBegin = in.state();
    }
    if (!isOfDay || !isAction(input)) {
      return;
    }
    count++;
    Facets facets = Facets.of(entry, register);
    String text = Words.of(entry, register);
    Long time = entry.time() == Long.MIN_VALUE ? null : entry.time();
    String kind = Kinds.of(input.getClass());
    rows.accept(
        new Object[] {entry.sequence(), time, kind, actor(facets, input), facets.pod(), text});
    List<String> line =
        List.of(
            String.valueOf(entry.sequence()),
            Rts6Row.time(entry.time()),
            kind,
            actor(facets, input),
            text);
    if (input instanceof Input.StateChange) {
      takenBack.clear();
      stateChanges.add(new ArrayList<>(line));
      stateChanges.get(stateChanges.size() - 1).add("0");
    } else if (isSuspension(input)) {
      suspensions.add(line);
    }
  }

  /** Says beside a change of the trading state how many orders it took back. */
  private void countCanceled(ReadEntry entry, boolean isOfDay) {
    if (isOfDay
        && entry.decision() instanceof Decision.OrderChanged d
        && (d.state() == OrderState.CANCELED || d.state() == OrderState.PENDING_CANCEL)
        && entry.cause() instanceof Input.StateChange) {
      takenBack.add(Register.first(d.clientOrderId()));
      List<String> line = stateChanges.get(stateChanges.size() - 1);
      line.set(line.size() - 1, String.valueOf(takenBack.size()));
    }
  }

  private static boolean isAction(Input input) {
    return input instanceof Input.SessionOpened
        || input instanceof Input.InstrumentAdded
        || input instanceof Input.CurrencyRateSet
        || input instanceof Input.PodAdded
        || input instanceof Input.PodReconfigured
        || input instanceof Input.PodLimitsSet
        || input instanceof Input.LimitsSet
        || input instanceof Input.PodReenabled
        || input instanceof Input.PodRemoved
        || input instanceof Input.PodBound
        || input instanceof Input.StateChange
        || input instanceof Input.ScopeFlattened
        || input instanceof Input.OperationBegun
        || input instanceof Input.OperationEnded
        || input instanceof Input.PluginChanged
        || input instanceof Input.PodReverted
        || input instanceof Input.PositionAdopted
        || input instanceof Input.CashAdopted
        || isSuspension(input);
  }

  private static boolean isSuspension(Input input) {
    return input instanceof Input.PodSuspended
        || input instanceof Input.PodStopped
        || input instanceof Input.PodUnbound
        || input instanceof Input.PodFlattened
        || input instanceof Input.PodReduced
        || input instanceof Input.PodResumed;
  }

  /** A configuration or plugin that changed names nobody: its file is what was done. */
  private static String actor(Facets facets, Input input) {
    if (!facets.actor().isEmpty()) {
      return facets.actor();
    }
    boolean isPlugin =
        input instanceof Input.PodBound
            || input instanceof Input.PodUnbound
            || input instanceof Input.PodReverted
            || input instanceof Input.PluginChanged;
    return isPlugin ? "(plugins)" : "(configuration)";
  }

  private void takeLimits(ReadEntry entry, Register register, boolean isOfDay) {
    PodLimits now = limitsOf(entry.input());
    if (now == null) {
      return;
    }
    Facets facets = Facets.of(entry, register);
    PodLimits before = limits.put(facets.pod(), now);
    if (isOfDay && !now.equals(before)) {
      limitChanges.add(
          List.of(
              String.valueOf(entry.sequence()),
              Rts6Row.time(entry.time()),
              facets.pod(),
              actor(facets, entry.input()),
              before == null ? "" : Words.limits(before),
              Words.limits(now)));
    }
  }

  private static PodLimits limitsOf(Input input) {
    if (input instanceof Input.PodAdded in) {
      return in.definition().limits();
    } else if (input instanceof Input.PodReconfigured in) {
      return in.definition().limits();
    }
    return input instanceof Input.PodLimitsSet in ? in.limits() : null;
  }

  List<List<String>> limitChanges() {
    return limitChanges;
  }

  List<List<String>> stateChanges() {
    return stateChanges;
  }

  List<List<String>> suspensions() {
    return suspensions;
  }

  /** In words; a session begins active. */
  String stateAtBegin(Register register) {
    if (stateAtBegin == null) {
      return register.isShortened() ? "not kept any more" : TradingState.ACTIVE.name();
    }
    return stateAtBegin.name();
  }

  long count() {
    return count;
  }
}
