package io.slipstream.runtime;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Input.PodRequest;
import io.slipstream.kernel.InputLog;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;

/**
 * What the loop asks while one pod's strategy is asked again. That pod does what its strategy wants
 * now; for all others, and for what the fence or a person did to it, the record answers. Where the
 * record has requests of the pod they only mark the place, so that the others' keep theirs.
 */
final class AskedLog implements InputLog, Retelling {
  private final RecordedPod recorded;
  private final ParityMatch match;
  private final TradingKernel kernel;
  private final String name;
  private final Asking asking;
  private Class<?> driven;

  /** Who is asked, and among whom. */
  enum Asking {
    /** The builds that decided then, in the conditions of then. */
    SAME,
    /** Another build, in the conditions of then. */
    OTHER,
    /** Alone, as in a plain backtest. */
    ALONE
  }

  AskedLog(
      RecordedPod recorded, ParityMatch match, TradingKernel kernel, String name, Asking asking) {
    this.recorded = recorded;
    this.match = match;
    this.kernel = kernel;
    this.name = name;
    this.asking = asking;
  }

  /** The pod's number on this side, or -1. */
  int pod() {
    return kernel.podNumber(name);
  }

  /** This input, which was taken from the record, is given to the loop next; null when it was. */
  void drive(Input input) {
    driven = input == null ? null : input.getClass();
  }

  /** Others are the loop's own: the record has them too, or has not. */
  @Override
  public void append(Input input) {
    if (input.getClass() == driven) {
      driven = null;
    } else if (asking != Asking.ALONE && input.equals(recorded.peek())) {
      recorded.take();
    }
  }

  @Override
  public PodRequest resolve(int pod, PodRequest wanted) {
    if (asking == Asking.ALONE) {
      return noted(wanted);
    }
    PodRequest next = recorded.peek() instanceof PodRequest request ? request : null;
    boolean isNext = next != null && next.pod() == pod;
    if (pod != pod()) {
      return isNext ? (PodRequest) recorded.take() : null;
    }
    if (wanted == null) {
      return next instanceof Input.HaltForced && isNext ? (PodRequest) recorded.take() : null;
    }
    if (!isFailure(wanted)) {
      if (isNext && !isFailure(next) && !(next instanceof Input.HaltForced)) {
        recorded.take();
      }
      return noted(wanted);
    }
    if (isNext && isFailure(next)) {
      recorded.take();
      return asking == Asking.SAME ? next : wanted;
    }
    return noted(wanted);
  }

  static boolean isFailure(PodRequest request) {
    return request instanceof Input.PodSuspended || request instanceof Input.PodReverted;
  }

  /** What the strategy wants and the record does not say. */
  private PodRequest noted(PodRequest wanted) {
    if (wanted instanceof Input.IntentMade made) {
      long number = kernel.pod(made.pod()).orders() + 1;
      match.replayed().asked(recorded.sequence(), kernel.eventTime(), number, made.intent());
    } else if (wanted != null && isFailure(wanted)) {
      String why = "the strategy fails when it is asked again: " + reason(wanted);
      match.note(kernel.eventTime(), recorded.sequence(), why);
    }
    return wanted;
  }

  static String reason(PodRequest failure) {
    return failure instanceof Input.PodSuspended suspended
        ? suspended.reason()
        : ((Input.PodReverted) failure).reason();
  }

  /** A failure that is no strategy's own doing belongs to the conditions of then. */
  boolean isCondition(PodRequest failure) {
    return asking == Asking.SAME && !PodLoop.isRepeatable(reason(failure));
  }

  @Override
  public String failure(int pod, String call) {
    if (asking != Asking.SAME || pod != pod()) {
      return null;
    }
    Input next = recorded.peek();
    boolean isThis =
        next instanceof Input.PodReverted reverted
            ? reverted.pod() == pod && reverted.call().equals(call)
            : next instanceof Input.PodSuspended suspended && suspended.pod() == pod;
    return isThis && isCondition((PodRequest) next) ? "it failed before" : null;
  }

  @Override
  public void decided(Decision decision) {
    if (decision.pod() >= 0 && decision.pod() == pod()) {
      match.replayed().decided(recorded.sequence(), decision);
    }
  }

  @Override
  public boolean isReplaying() {
    return true;
  }

  @Override
  public long sequence() {
    return recorded.sequence();
  }

  @Override
  public boolean asks(int pod) {
    return pod == pod();
  }

  @Override
  public void noteDivergence(int pod, String reason) {
    throw new BacktestException("pod " + name + ", entry " + recorded.sequence() + ": " + reason);
  }
}
