package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.coordination.DeskPolicy;
import io.slipstream.api.service.operations.DeskActivity;
import io.slipstream.api.service.operations.DeskOperations;
import io.slipstream.api.service.operations.DeskView;
import io.slipstream.api.service.operations.DeskWish;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.Reasons;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import io.slipstream.kernel.TradingKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An operator's wishes about how desks decide. */
@Component
public final class DeskRules implements DeskOperations {
  private final LiveSession session;
  private final OperationDesk operations;

  /** Made by Declarative Services. */
  @Activate
  public DeskRules(@Reference SessionHost host, @Reference OperationDesk operations) {
    this(host.session(), operations);
  }

  DeskRules(LiveSession session, OperationDesk operations) {
    this.session = session;
    this.operations = operations;
  }

  @Override
  public List<DeskView> desks() {
    return session.ask(
        engine -> {
          List<DeskView> views = new ArrayList<>();
          names(engine.kernel()).forEach(name -> views.add(view(engine, name)));
          return views;
        });
  }

  @Override
  public DeskView desk(String name) {
    return session.ask(
        engine -> {
          requireKnown(engine.kernel(), name);
          return view(engine, name);
        });
  }

  @Override
  public List<String> rules() {
    return session.ask(engine -> engine.kernel().deskRules());
  }

  @Override
  public DeskActivity activity() {
    return session.ask(engine -> engine.desks().activity());
  }

  @Override
  public DeskView set(DeskWish wish, Operator operator) {
    Reasons.require(wish.reason());
    Input.DeskSet change =
        new Input.DeskSet(
            wish.desk(),
            wish.rule().equals(DeskWish.NONE) ? "" : wish.rule(),
            wish.priority(),
            weights(wish),
            operator.name(),
            wish.reason());
    return operations.carryOut(
        operator,
        new OperationDesk.Wish<>(
            Operation.ofDesk(change),
            DeskView.class,
            again -> session.ask(engine -> set(engine, change)),
            () -> desk(wish.desk())));
  }

  private static SortedMap<String, Long> weights(DeskWish wish) {
    SortedMap<String, Long> weights = new TreeMap<>();
    wish.weights()
        .forEach(
            (pod, text) -> {
              try {
                weights.put(pod, FixedPoint.parse(text));
              } catch (NumberFormatException e) {
                throw new OperationRefusedException(
                    "weight of pod " + pod + " = '" + text + "': a decimal number is allowed", e);
              }
            });
    return weights;
  }

  private static DeskView set(SessionEngine engine, Input.DeskSet change) {
    requireKnown(engine.kernel(), change.name());
    try {
      engine.kernel().check(change);
    } catch (KernelException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
    engine.apply(change);
    return view(engine, change.name());
  }

  private static void requireKnown(TradingKernel kernel, String name) {
    TreeSet<String> known = names(kernel);
    if (!known.contains(name)) {
      throw new OperationRefusedException(
          Kind.UNKNOWN,
          "unknown desk '"
              + name
              + "': there are "
              + known
              + "; risk:set desk.NAME.pods=A,B makes one");
    }
  }

  /** Of the limits, and those with a rule that these name no more. */
  private static TreeSet<String> names(TradingKernel kernel) {
    TreeSet<String> names = new TreeSet<>(limits(kernel).desks().keySet());
    kernel.desks().forEach(policy -> names.add(policy.desk()));
    return names;
  }

  private static RiskLimits limits(TradingKernel kernel) {
    return RiskLimits.parse(kernel.limits().limits());
  }

  private static DeskView view(SessionEngine engine, String name) {
    DeskPolicy alone = new DeskPolicy(name, DeskWish.NONE, List.of(), new TreeMap<>());
    DeskPolicy policy =
        engine.kernel().desks().stream()
            .filter(one -> one.desk().equals(name))
            .findFirst()
            .orElse(alone);
    SortedMap<String, String> weights = new TreeMap<>();
    policy.weights().forEach((pod, weight) -> weights.put(pod, FixedPoint.format(weight)));
    return new DeskView(
        name,
        policy.rule(),
        limits(engine.kernel()).desks().getOrDefault(name, List.of()),
        policy.priority(),
        weights,
        engine.desks().decisions(name),
        engine.desks().overrides(name),
        engine.desks().newest(name));
  }
}
