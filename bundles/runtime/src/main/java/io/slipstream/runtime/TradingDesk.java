package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.operations.TradingForecast;
import io.slipstream.api.service.operations.TradingOperations;
import io.slipstream.api.service.operations.TradingWish;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.risk.KillSwitch;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Wishes about what may be traded; a halt takes effect before it is written down as a wish. */
@Component
public final class TradingDesk implements TradingOperations, KillSwitch {
  private final LiveSession session;
  private final SessionServices services;
  private final OperationDesk operations;
  private final HaltFile file;

  /** Made by Declarative Services. */
  @Activate
  public TradingDesk(@Reference SessionHost host, @Reference OperationDesk operations) {
    this(host.session(), host.services(), operations, host.haltFile());
  }

  TradingDesk(
      LiveSession session, SessionServices services, OperationDesk operations, HaltFile file) {
    this.session = session;
    this.services = services;
    this.operations = operations;
    this.file = file;
  }

  @Override
  public void halt(TradingScope scope, String actor, String reason) {
    session.halt(new Halt(scope, isFlattening(scope), actor, reason));
  }

  /** The session's policy; a pod has its own. */
  private boolean isFlattening(TradingScope scope) {
    if (scope.kind() != TradingScope.Kind.POD) {
      return session.settings().halts().isFlattening();
    }
    PodConfiguration pod = services.pods().all().get(scope.name());
    return pod != null && pod.flattensOnHalt();
  }

  private boolean isFlattening(TradingWish wish) {
    return wish.position() == HaltPolicy.CONFIGURED
        ? isFlattening(wish.scope())
        : wish.position() == HaltPolicy.FLATTEN;
  }

  @Override
  public SessionView change(TradingWish wish, Operator operator) {
    Operation operation = Operation.ofTrading(wish);
    boolean isHalt = wish.state() == TradingState.HALTED;
    Halt halt = isHalt ? halt(wish, operator, operation) : null;
    long begun = isHalt ? session.halt(halt).begun() : 0;
    OperationDesk.Wish<SessionView> work =
        new OperationDesk.Wish<>(
            operation,
            SessionView.class,
            again -> session.ask(engine -> carryOut(engine, wish, operator, halt)),
            () -> session.ask(engine -> viewNow()));
    return begun == 0 ? operations.carryOut(operator, work) : operations.finish(begun, work);
  }

  private Halt halt(TradingWish wish, Operator operator, Operation operation) {
    return new Halt(
        wish.scope(),
        isFlattening(wish),
        operator.name(),
        wish.reason(),
        operator.key(),
        operation.text());
  }

  /** A halt took effect already, unless its key was known and it never did. */
  private SessionView carryOut(
      SessionEngine engine, TradingWish wish, Operator operator, Halt halted) {
    TradingState now = engine.kernel().scopeState(wish.scope()).state();
    if (halted == null) {
      requireAllowed(engine.kernel(), wish);
      engine.apply(Halt.change(wish.scope(), wish.state(), operator.name(), wish.reason()));
    } else if (now != TradingState.HALTED) {
      engine.apply(halted.input());
      if (halted.isFlattening()) {
        engine.apply(halted.flattening());
      }
    }
    return viewNow();
  }

  private void requireAllowed(TradingKernel kernel, TradingWish wish) {
    String refusal = refusal(kernel, wish);
    if (!refusal.isEmpty()) {
      throw new OperationRefusedException(refusal);
    }
  }

  /** Why a wish is refused, empty when it is not. */
  private String refusal(TradingKernel kernel, TradingWish wish) {
    TradingState before = kernel.scopeState(wish.scope()).state();
    Optional<String> inFile = file.reason();
    if (wish.state().compareTo(before) < 0 && inFile.isPresent()) {
      return wish.scope().text()
          + " stays "
          + before
          + " while "
          + file.file()
          + " is there ("
          + inFile.get()
          + "): take the file away first";
    }
    boolean isHalted = before == TradingState.HALTED;
    return isHalted && wish.state() == TradingState.REDUCING
        ? wish.scope().text() + " is HALTED: only resuming it is allowed"
        : "";
  }

  @Override
  public TradingForecast simulate(TradingWish wish) {
    boolean isFlattening = wish.state() == TradingState.HALTED && isFlattening(wish);
    return session.ask(
        engine -> {
          Input change = Halt.change(wish.scope(), wish.state(), "nobody", wish.reason());
          engine.kernel().check(change);
          return Forecast.of(engine, services.kernels().create())
              .apply(change, isFlattening)
              .view(wish, refusal(engine.kernel(), wish));
        });
  }

  private SessionView viewNow() {
    return session.views().session(session.status(), session.message(), false);
  }
}
