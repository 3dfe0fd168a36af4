package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.coordination.Coordinator;
import io.slipstream.api.service.coordination.DeskPolicy;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateException;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Desks with a rule: what their pods' intents would open or enlarge waits for the end of the slice,
 * when the coordinator decides what of it goes on to the gate. What reduces a position goes on at
 * once. Without such a desk nothing waits and nothing is looked at.
 */
final class Coordination {
  private final TradingKernel kernel;
  private final Coordinator coordinator;
  private final OrderDesk orders;
  private final DeskRound round;
  private final SortedMap<String, DeskPolicy> policies = new TreeMap<>();
  private final SortedMap<Long, Long> stated = new TreeMap<>();
  private final List<Order> held = new ArrayList<>();
  private DeskPolicy[] policyOfPod = {};
  private boolean active;

  /** {@code coordinator} is null where no desk can have a rule. */
  Coordination(TradingKernel kernel, Coordinator coordinator, OrderDesk orders, Outcomes out) {
    this.kernel = kernel;
    this.coordinator = coordinator;
    this.orders = orders;
    this.round = new DeskRound(kernel, coordinator, this, out);
  }

  /** Names of the rules that a desk can have. */
  List<String> rules() {
    return coordinator == null ? List.of() : coordinator.rules();
  }

  /** Whether any pod is on a desk with a rule. */
  boolean isActive() {
    return active;
  }

  boolean hasHeld() {
    return !held.isEmpty();
  }

  /** Desks with a rule, by name. */
  List<DeskPolicy> policies() {
    return List.copyOf(policies.values());
  }

  /** A desk gets a rule, or loses it. */
  void set(Input.DeskSet in) {
    if (in.rule().isEmpty()) {
      policies.remove(in.name());
    } else {
      policies.put(in.name(), new DeskPolicy(in.name(), in.rule(), in.priority(), in.weights()));
    }
    refresh();
  }

  /** Pods or the desks they are on are others. */
  void refresh() {
    active = false;
    policyOfPod = new DeskPolicy[policies.isEmpty() ? 0 : kernel.podCount()];
    if (policies.isEmpty()) {
      return;
    }
    RiskLimits limits = RiskLimits.parse(kernel.limits().limits());
    for (int pod = 0; pod < policyOfPod.length; pod++) {
      policyOfPod[pod] = policies.get(limits.deskOf(kernel.podAt(pod).definition().name()));
      active |= policyOfPod[pod] != null;
    }
  }

  /** Null when the pod decides alone. */
  DeskPolicy policyOf(int pod) {
    return policyOfPod.length == 0 ? null : policyOfPod[pod];
  }

  /** Whether an intent has to wait, as a part of it opens or enlarges a position. */
  boolean holds(Pod pod, Holding holding, OrderTerms terms) {
    return active
        && policyOf(pod.number()) != null
        && pod.mayTrade()
        && !terms.isReduceOnly()
        && terms.orderQty() > reducible(holding, terms.side());
  }

  /** What an intent of a side can reduce, with what others before it in this slice will. */
  private long reducible(Holding holding, Side side) {
    long left = reducible(afterExits(holding), side);
    for (int i = 0; i < held.size() && left > 0; i++) {
      Order order = held.get(i);
      left -= order.holding() == holding && order.side() == side ? order.orderQty() : 0;
    }
    return Math.max(0, left);
  }

  /** What of a position an order of a side can reduce. */
  static long reducible(long position, Side side) {
    return Math.max(0, side == Side.SELL ? position : -position);
  }

  /** The position as it is once the orders at the market that reduce it are executed. */
  static long afterExits(Holding holding) {
    long position = holding.quantity();
    if (position == 0 || holding.working().count() == 0) {
      return position;
    }
    Side reducing = position > 0 ? Side.SELL : Side.BUY;
    long left = Math.abs(position);
    for (Order order = holding.working().first(); order != null; order = order.next) {
      boolean exits = order.side() == reducing && order.type() == OrderType.MARKET;
      left -= exits && !order.wishes().cancels() ? order.remainingQty() : 0;
    }
    return Long.signum(position) * Math.max(0, left);
  }

  void take(Order order) {
    held.add(order);
    order.holding().countHeld(1);
  }

  /** The pod does not want it any more, or may not trade. */
  void withdraw(Order order) {
    if (held.remove(order)) {
      order.holding().countHeld(-1);
      deny(order, DenialCode.DESK_WITHDRAWN, 0);
    }
  }

  /** The same of all that a pod has waiting in an instrument. */
  void withdraw(Holding holding) {
    if (holding.held() > 0) {
      List<Order> own = held.stream().filter(order -> order.holding() == holding).toList();
      own.forEach(this::withdraw);
    }
  }

  /** Refuses an order of a desk's pod; the verdict's quantities are in units. */
  void deny(Order order, DenialCode code, long kept) {
    orders.deny(order, verdict(order, code, kept, order.orderQty()));
  }

  Verdict verdict(Order order, DenialCode code, long limit, long actual) {
    DeskPolicy policy = policyOf(order.pod());
    int scale = order.instrument().quantityScale();
    return new Verdict(
        code,
        units(limit, scale),
        units(actual, scale),
        LimitLevel.DESK,
        policy == null ? "" : policy.desk());
  }

  /** More than fits is told as the most that does. */
  private static long units(long quantity, int scale) {
    try {
      return FixedPoint.rescale(quantity, scale, FixedPoint.SCALE, Rounding.DOWN);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** It goes on to the gate, with a reason when its quantity is not what was wished for. */
  void release(Order order, String reason) {
    orders.release(order, reason);
  }

  /** Every pod was asked: desk by desk and instrument by instrument. */
  void endSlice() {
    SortedMap<String, SortedMap<Integer, List<Order>>> desks = new TreeMap<>();
    List<Order> waiting = List.copyOf(held);
    held.clear();
    for (Order order : waiting) {
      order.holding().countHeld(-1);
      DeskPolicy policy = policyOf(order.pod());
      if (policy == null || !order.owner().mayTrade()) {
        release(order, "");
      } else {
        desks
            .computeIfAbsent(policy.desk(), desk -> new TreeMap<>())
            .computeIfAbsent(order.instrumentNumber(), instrument -> new ArrayList<>())
            .add(order);
      }
    }
    desks.forEach(
        (desk, instruments) ->
            instruments.forEach(
                (number, wanted) -> round.decide(policies.get(desk), number, wanted)));
  }

  /** What a pod said last of how sure it is of its position in an instrument. */
  long confidence(int pod, int instrument) {
    return stated.getOrDefault(key(pod, instrument), FixedPoint.ONE);
  }

  void remember(Order order, long confidence) {
    long key = key(order.pod(), order.instrumentNumber());
    if (confidence == FixedPoint.ONE) {
      stated.remove(key);
    } else {
      stated.put(key, confidence);
    }
  }

  private static long key(int pod, int instrument) {
    return (long) pod << 32 | instrument;
  }

  /** Whether there is anything to write. */
  boolean isPlain() {
    return policies.isEmpty() && held.isEmpty() && stated.isEmpty();
  }

  void writeState(StateSink sink) {
    sink.put(policies.size());
    for (DeskPolicy policy : policies.values()) {
      sink.put(policy.desk()).put(policy.rule()).put(policy.priority().size());
      policy.priority().forEach(sink::put);
      sink.put(policy.weights().size());
      policy.weights().forEach((pod, weight) -> sink.put(pod).put(weight));
    }
    sink.put(stated.size());
    stated.forEach((key, confidence) -> sink.put(key).put(confidence));
    sink.put(held.size());
    for (Order order : held) {
      order.writeState(sink);
      sink.put(order.confidence());
    }
    if (coordinator != null) {
      coordinator.writeState(sink);
    }
  }

  void readState(StateSource source, Blotter blotter) {
    for (int left = source.takeCount(); left > 0; left--) {
      DeskPolicy policy = readPolicy(source);
      if (!rules().contains(policy.rule())) {
        throw new StateException(
            "desk " + policy.desk() + " has the rule " + policy.rule() + "; known are " + rules());
      }
      policies.put(policy.desk(), policy);
    }
    for (int left = source.takeCount(); left > 0; left--) {
      stated.put(source.take(), source.take());
    }
    for (int left = source.takeCount(); left > 0; left--) {
      take(blotter.readHeld(source, kernel));
    }
    if (coordinator != null) {
      coordinator.readState(source);
    }
    refresh();
  }

  private static DeskPolicy readPolicy(StateSource source) {
    String desk = source.takeText();
    String rule = source.takeText();
    List<String> priority = new ArrayList<>();
    for (int left = source.takeCount(); left > 0; left--) {
      priority.add(source.takeText());
    }
    SortedMap<String, Long> weights = new TreeMap<>();
    for (int left = source.takeCount(); left > 0; left--) {
      weights.put(source.takeText(), source.take());
    }
    return new DeskPolicy(desk, rule, priority, weights);
  }
}
