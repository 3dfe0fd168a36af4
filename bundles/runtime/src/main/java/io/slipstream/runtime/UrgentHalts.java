package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import java.util.ConcurrentModificationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Halts, which go before all else that is asked of a session. Its thread takes them between two
 * events; where a strategy's call stands in the way, that call is given up once it has lasted a few
 * milliseconds and the halt is carried out in its place, by the thread that wants it.
 */
final class UrgentHalts {
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  /** Also for a call that lasts longer, as its thread may have had no processor meanwhile. */
  private static final long LEAST_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Supplier<SessionEngine> engine;
  private final SessionInbox inbox;
  private final CallGuard guard;
  private final Alarm alarm;

  /** Who makes a session go on after a call was given up. */
  @FunctionalInterface
  interface Alarm {
    /** {@code note} tells the guard of it, on the thread that goes on. */
    void overran(GuestFence fence, Overrun overrun, Runnable note);
  }

  UrgentHalts(Supplier<SessionEngine> engine, SessionInbox inbox, CallGuard guard, Alarm alarm) {
    this.engine = engine;
    this.inbox = inbox;
    this.guard = guard;
    this.alarm = alarm;
  }

  /** Before the session trades, whenever that is; nobody waits. */
  void takeLater(Halt halt) {
    CompletableFuture<Halt.Taken> done = new CompletableFuture<>();
    inbox.urgent(() -> serve(halt, done));
  }

  /**
   * At once.
   *
   * @throws OperationRefusedException when the scope is not there, or nobody answers
   */
  Halt.Taken take(Halt halt) {
    requireScope(halt);
    CompletableFuture<Halt.Taken> done = new CompletableFuture<>();
    inbox.urgent(() -> serve(halt, done));
    long deadline = System.nanoTime() + LONGEST_NANOS;
    while (System.nanoTime() < deadline) {
      SessionEngine current = engine.get();
      long call = current.fence().call();
      long left = call == 0 ? PATIENCE_NANOS : PATIENCE_NANOS - current.fence().lasted();
      Halt.Taken taken = poll(done, Math.max(LEAST_PATIENCE_NANOS, left));
      if (taken != null) {
        return taken;
      }
      if (call != 0) {
        preempt(current, call, halt, done);
      }
    }
    throw new OperationRefusedException(
        Kind.NOT_UP, "the session does not take the halt: it takes it before anything else");
  }

  /** A name that is not there shall not cost a strategy its call. */
  private void requireScope(Halt halt) {
    try {
      engine.get().kernel().check(halt.input());
    } catch (KernelException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    } catch (ConcurrentModificationException e) {
      // A pod is being added: it is checked again by whoever carries it out.
      return;
    }
  }

  private static Halt.Taken poll(CompletableFuture<Halt.Taken> done, long patience) {
    try {
      return done.get(patience, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationRefusedException(Kind.NOT_UP, "interrupted while halting", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof KernelException) {
        throw new OperationRefusedException(cause.getMessage(), cause);
      }
      throw new IllegalStateException("the halt failed: " + cause, cause);
    }
  }

  /** Between two events, on the session's thread. */
  private void serve(Halt halt, CompletableFuture<Halt.Taken> done) {
    if (done.isDone()) {
      return;
    }
    try {
      SessionEngine now = engine.get();
      long begun = halt.isKnown(now) ? 0 : carryOut(now, halt);
      done.complete(new Halt.Taken(now.log().sequence(), begun));
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  /** Returns the place of the operator's wish, zero when no operator wants it. */
  private static long carryOut(SessionEngine now, Halt halt) {
    long begun = 0;
    if (!halt.operation().isEmpty()) {
      now.apply(new Input.OperationBegun(halt.key(), halt.actor(), halt.operation()));
      begun = now.operations().newest();
    }
    now.apply(halt.input());
    flatten(now, halt);
    return begun;
  }

  private static void flatten(SessionEngine now, Halt halt) {
    if (halt.isFlattening()) {
      now.apply(halt.flattening());
    }
  }

  /** Once the call is given up nobody but this thread does anything with the engine. */
  private void preempt(
      SessionEngine stuck, long call, Halt halt, CompletableFuture<Halt.Taken> done) {
    GuestFence fence = stuck.fence();
    Overrun overrun =
        fence.overrun(call, "a call of the strategy stood in the way of a halt: " + halt.reason());
    if (!guard.giveUp(fence, call)) {
      return;
    }
    Runnable note = () -> guard.note(overrun, overrun.sequence());
    try {
      note = force(stuck, overrun, halt, done);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    } finally {
      alarm.overran(fence, overrun, note);
    }
  }

  /** What the next engine has to be told of the call. */
  private Runnable force(
      SessionEngine stuck, Overrun overrun, Halt halt, CompletableFuture<Halt.Taken> done) {
    Runnable note = () -> guard.note(overrun, overrun.sequence());
    if (halt.isKnown(stuck) || overrun.offer() != null || overrun.pod() < 0) {
      // Nothing in the journal stands for such a call: the next engine takes the halt first.
      return note;
    }
    long begun = 0;
    if (stuck.isBetweenEvents()) {
      begun = carryOut(stuck, halt);
    } else {
      stuck.force(overrun.reason(), halt.forced(overrun.pod()));
      if (halt.isFlattening()) {
        inbox.urgent(() -> flatten(engine.get(), halt));
      }
      note = () -> {};
    }
    done.complete(new Halt.Taken(stuck.log().sequence(), begun));
    return note;
  }
}
