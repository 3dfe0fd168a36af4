package io.slipstream.runtime;

import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.operations.AllocationView;
import io.slipstream.api.service.operations.OrderView;
import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PositionView;
import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.state.StateHash;
import io.slipstream.kernel.Order;
import io.slipstream.kernel.PodState;
import io.slipstream.kernel.TradingKernel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The engine's state as people see it; called between two events, on the engine's thread. */
final class SessionViews {
  private final SessionEngine engine;
  private final SessionSettings settings;

  SessionViews(SessionEngine engine, SessionSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  SessionView session(SessionStatus status, String message, boolean withHash) {
    TradingKernel kernel = engine.kernel();
    Journal.Status journal = engine.journal().status();
    long time = kernel.eventTime();
    boolean begun = time != Long.MIN_VALUE;
    StateHash hash = withHash ? kernel.stateHash() : null;
    return new SessionView(
        status,
        message,
        kernel.tradingState(),
        kernel.tradingStateReason(),
        kernel.scopeStates(),
        begun ? BusEvents.instant(time) : null,
        settings.market(),
        settings.describeFeed(),
        begun ? engine.replay().progress(time) : 0,
        Money.of(kernel.portfolioEquity()),
        Money.of(kernel.treasuryCash()),
        kernel.session().currency(),
        journal.lastSequence(),
        journal.recoveredEntries(),
        hash == null ? "" : hash.value(),
        hash == null ? Map.of() : hash.sections());
  }

  List<PodView> pods() {
    List<PodView> views = new ArrayList<>();
    for (int pod = 0; pod < engine.kernel().podCount(); pod++) {
      views.add(pod(engine.kernel().pod(pod)));
    }
    engine.roster().invalid().values().forEach(configuration -> views.add(invalid(configuration)));
    views.sort(Comparator.comparing(PodView::name));
    return views;
  }

  private PodView pod(PodState pod) {
    AllocationView allocation = engine.records().lastAllocation(pod.number());
    long equity = pod.account().equity();
    long capital = pod.account().capital();
    return new PodView(
        pod.definition().name(),
        status(pod),
        reason(pod),
        pod.definition().strategy(),
        pod.version(),
        pod.sha256(),
        pod.definition().parameters(),
        Money.of(capital),
        Money.of(pod.account().cash()),
        Money.of(equity),
        Money.of(equity - capital),
        Money.of(pod.commission()),
        engine.kernel().workingOrders(pod.number()),
        pod.fills(),
        pod.positions().stream().filter(p -> !p.isFlat()).map(SessionViews::position).toList(),
        engine.records().summary(pod.number()),
        allocation == null ? 0 : allocation.weight(),
        allocation == null ? "" : allocation.reason());
  }

  private PodView invalid(PodConfiguration configuration) {
    return new PodView(
        configuration.name(),
        PodStatus.INVALID,
        engine.roster().problems().getOrDefault(configuration.name(), ""),
        configuration.strategy(),
        "",
        "",
        configuration.parameters(),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        0,
        0,
        List.of(),
        engine.records().summary(-1),
        0,
        "");
  }

  private PodStatus status(PodState pod) {
    if (pod.isRemoved()) {
      return PodStatus.REMOVED;
    }
    if (!pod.suspension().isEmpty()) {
      return pod.isQuarantined() ? PodStatus.QUARANTINED : PodStatus.SUSPENDED;
    }
    return engine.roster().isBound(pod.number()) ? PodStatus.ACTIVE : PodStatus.WAITING;
  }

  private String reason(PodState pod) {
    String problem = engine.roster().problems().get(pod.definition().name());
    if (problem != null) {
      return problem;
    }
    if (!pod.suspension().isEmpty()) {
      return pod.suspension();
    }
    boolean waits = !pod.isRemoved() && !engine.roster().isBound(pod.number());
    return waits ? "strategy " + pod.definition().strategy() + " is not installed" : "";
  }

  private static PositionView position(Position position) {
    return new PositionView(
        position.symbol(),
        Money.of(position.quantity(), position.instrument().quantityScale()),
        Money.of(position.averagePrice(), position.instrument().priceScale()),
        Money.of(position.markPrice(), position.instrument().priceScale()),
        Money.of(position.notional(), position.instrument().cashScale()),
        Money.of(position.unrealizedPnl(), position.instrument().cashScale()));
  }

  /** Signs of life, to be read by any thread. */
  PodPulses pulses() {
    return engine.records().pulses();
  }

  List<OrderView> orders(int limit) {
    List<OrderView> views = new ArrayList<>();
    engine.kernel().newestOrders(limit, order -> views.add(order(order)));
    return views;
  }

  private OrderView order(Order order) {
    int quantityScale = order.instrument().quantityScale();
    int priceScale = order.instrument().priceScale();
    return new OrderView(
        order.clientOrderId(),
        engine.kernel().pod(order.pod()).definition().name(),
        order.instrument().symbol(),
        order.side(),
        order.type(),
        order.state(),
        Money.of(order.orderQty(), quantityScale),
        Money.of(order.cumQty(), quantityScale),
        Money.of(order.leavesQty(), quantityScale),
        order.limitPrice() == 0 ? null : Money.of(order.limitPrice(), priceScale),
        order.cumQty() == 0 ? null : Money.of(order.avgPx(), priceScale),
        BusEvents.instant(order.decisionTime()),
        order.rationaleCode(),
        order.reason());
  }
}
