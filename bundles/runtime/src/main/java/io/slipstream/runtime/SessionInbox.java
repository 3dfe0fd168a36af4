package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.state.StateException;
import io.slipstream.kernel.KernelException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions and wishes of other threads, served by the session's thread between two events. */
final class SessionInbox {
  private static final Logger LOG = LoggerFactory.getLogger(SessionInbox.class);
  private static final long ANSWER_SECONDS = 30;

  private final LinkedBlockingDeque<Runnable> wishes = new LinkedBlockingDeque<>();
  private final Queue<Runnable> urgent = new ConcurrentLinkedQueue<>();
  private final Supplier<SessionEngine> engine;
  private final Supplier<String> whyBusy;
  private volatile CompletableFuture<?> asked;

  /**
   * Of a session.
   *
   * @param engine that answers at the moment
   * @param whyBusy what its thread does when it does not answer
   */
  SessionInbox(Supplier<SessionEngine> engine, Supplier<String> whyBusy) {
    this.engine = engine;
    this.whyBusy = whyBusy;
  }

  /** The session's thread looks up. */
  void wake() {
    wishes.add(() -> {});
  }

  /** Has something done before all that was asked. */
  void urgent(Runnable wish) {
    urgent.add(wish);
    wishes.addFirst(this::serveUrgent);
  }

  /** Serves what goes before everything else. */
  void serveUrgent() {
    for (Runnable wish = urgent.poll(); wish != null; wish = urgent.poll()) {
      wish.run();
    }
  }

  /** Serves one that is there, or comes within so many nanoseconds; false when none does. */
  boolean serve(long waitNanos) throws InterruptedException {
    Runnable wish = waitNanos > 0 ? wishes.poll(waitNanos, TimeUnit.NANOSECONDS) : wishes.poll();
    if (wish != null) {
      wish.run();
    }
    return wish != null;
  }

  /** The one that is being served will not be answered by its thread. */
  void giveUp(String why) {
    CompletableFuture<?> waiting = asked;
    if (waiting != null) {
      waiting.completeExceptionally(new OperationRefusedException(Kind.NOT_UP, why));
    }
  }

  /** Asks and waits for the answer. */
  <T> T ask(Function<SessionEngine, T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    wishes.add(
        () -> {
          if (!answer.isCancelled()) {
            asked = answer;
            answer(answer, question);
            asked = null;
          }
        });
    try {
      return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationRefusedException(
          Kind.NOT_UP, "interrupted while waiting for the session", e);
    } catch (TimeoutException e) {
      answer.cancel(false);
      throw new OperationRefusedException(
          Kind.NOT_UP,
          "the session did not answer within " + ANSWER_SECONDS + " s: " + whyBusy.get(),
          e);
    } catch (ExecutionException e) {
      throw refusal(e.getCause());
    }
  }

  private <T> void answer(CompletableFuture<T> answer, Function<SessionEngine, T> question) {
    try {
      answer.complete(question.apply(engine.get()));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  /** Has something done after all that was asked before; waits for nothing. */
  void tell(Consumer<SessionEngine> wish) {
    wishes.add(
        () -> {
          try {
            wish.accept(engine.get());
          } catch (RuntimeException e) {
            LOG.error("What was asked of the session could not be done", e);
          }
        });
  }

  private static RuntimeException refusal(Throwable cause) {
    if (cause instanceof OperationRefusedException refused) {
      return refused;
    }
    if (cause instanceof KernelException
        || cause instanceof StateException
        || cause instanceof IllegalArgumentException) {
      return new OperationRefusedException(cause.getMessage(), cause);
    }
    return new IllegalStateException("the session failed to answer: " + cause, cause);
  }
}
