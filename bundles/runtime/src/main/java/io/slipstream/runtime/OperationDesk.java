package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.OperatorLog;
import io.slipstream.kernel.Input;
import io.slipstream.report.JsonText;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out operators' wishes on their own threads, each once: that it begins is in the journal
 * before it takes effect, that it ended before the operator is told. A wish that is asked for again
 * under its key gets the first answer, and waits for it when it is not there yet.
 */
@Component(
    immediate = true,
    service = {OperatorLog.class, OperationDesk.class})
public final class OperationDesk implements OperatorLog {
  private static final Logger LOG = LoggerFactory.getLogger(OperationDesk.class);
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final LiveSession session;
  private final Map<Long, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

  /** Made by Declarative Services. */
  @Activate
  public OperationDesk(@Reference SessionHost host) {
    this(host.session());
  }

  OperationDesk(LiveSession session) {
    this.session = session;
  }

  /**
   * What is carried out.
   *
   * @param <T> its answer, which is JSON in the journal
   * @param operation in words
   * @param answers type of the answer
   * @param work does it; told whether an earlier try of the same wish may have done a part
   * @param present the answer as it is now, for a wish that took effect and was never answered
   */
  record Wish<T>(
      Operation operation, Class<T> answers, Function<Boolean, T> work, Supplier<T> present) {}

  /** A refusal as an answer in the journal. */
  private record Refusal(Kind refusal, String error) {}

  /** Where a wish stands; written by the session's thread. */
  private static final class Ticket {
    private volatile long begun;
    private volatile OperationBook.Done done;
    private volatile CompletableFuture<Void> running;
    private volatile boolean again;
    private volatile long seen;
  }

  /**
   * Carries out a wish, or gives its first answer.
   *
   * @throws OperationRefusedException when it is refused, now or the first time
   */
  <T> T carryOut(Operator operator, Wish<T> wish) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
    Ticket ticket = claim(operator, wish.operation());
    while (ticket.running != null) {
      await(ticket.running, operator, deadline);
      ticket = claim(operator, wish.operation());
    }
    return ticket.done == null ? carryOut(ticket, wish) : answer(ticket, wish);
  }

  /** The same for what began and took effect at once, and is at this place in the journal. */
  <T> T finish(long begun, Wish<T> wish) {
    Ticket ticket = new Ticket();
    ticket.begun = begun;
    ticket.seen = begun;
    return carryOut(ticket, wish);
  }

  /** The same for what can be done without the session, when it has no key to remember. */
  <T> T carryOutAlsoWhenDown(Operator operator, Wish<T> wish) {
    if (session.status().isUp() || !operator.key().isEmpty()) {
      return carryOut(operator, wish);
    }
    LOG.warn(
        "{} by {} is not in the journal, as the session is not up",
        wish.operation().text(),
        operator.name());
    return wish.work().apply(false);
  }

  @Override
  public <T> T carryOut(
      Operator operator,
      String operation,
      Class<T> answers,
      Supplier<T> work,
      Supplier<T> present) {
    return carryOutAlsoWhenDown(
        operator, new Wish<>(new Operation(operation), answers, again -> work.get(), present));
  }

  private Ticket claim(Operator operator, Operation operation) {
    Ticket ticket = new Ticket();
    try {
      return session.ask(engine -> claim(engine, operator, operation, ticket));
    } catch (RuntimeException e) {
      abandon(ticket);
      throw e;
    }
  }

  /** On the session's thread. */
  private Ticket claim(
      SessionEngine engine, Operator operator, Operation operation, Ticket ticket) {
    OperationBook book = engine.operations();
    String key = operator.key();
    if (!key.isEmpty()) {
      Long begun = book.begunOf(key);
      OperationBook.Done done = book.done(key);
      if (begun != null) {
        OperationBook.Open other = book.open(begun);
        requireSame(operator, operation, other.actor(), other.operation().mark());
        ticket.running = running.computeIfAbsent(begun, at -> new CompletableFuture<>());
        return ticket;
      } else if (done != null) {
        requireSame(operator, operation, done.actor(), done.mark());
        ticket.again = done.isUndone();
        ticket.done = done.isUndone() ? null : done;
      }
    }
    if (ticket.done == null) {
      engine.apply(new Input.OperationBegun(key, operator.name(), operation.text()));
      ticket.begun = book.newest();
      running.computeIfAbsent(ticket.begun, at -> new CompletableFuture<>());
    }
    ticket.seen = engine.log().sequence();
    return ticket;
  }

  private static void requireSame(
      Operator operator, Operation operation, String actor, String mark) {
    if (!actor.equals(operator.name()) || !mark.equals(operation.mark())) {
      throw new OperationRefusedException(
          Kind.KEY_USED,
          "key = '"
              + operator.key()
              + "': it was used for '"
              + mark
              + "' by "
              + actor
              + "; a key of its own is allowed for '"
              + operation.mark()
              + "' by "
              + operator.name());
    }
  }

  private static void await(CompletableFuture<Void> first, Operator operator, long deadline) {
    try {
      first.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationRefusedException(Kind.NOT_UP, "interrupted while waiting", e);
    } catch (TimeoutException e) {
      throw new OperationRefusedException(
          Kind.NOT_UP,
          "key = '"
              + operator.key()
              + "': what it was given for first is still being carried out after "
              + LONGEST_WAIT_SECONDS
              + " s",
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("only ever completed with nothing", e);
    }
  }

  private <T> T carryOut(Ticket ticket, Wish<T> wish) {
    try {
      session.awaitDurable(ticket.seen);
      T answer = wish.work().apply(ticket.again);
      end(ticket, true, JsonText.compact(answer));
      return answer;
    } catch (OperationRefusedException e) {
      if (e.kind() == Kind.NOT_UP) {
        abandon(ticket);
      } else {
        end(ticket, false, JsonText.compact(new Refusal(e.kind(), e.getMessage())));
      }
      throw e;
    } catch (RuntimeException | Error e) {
      abandon(ticket);
      throw e;
    }
  }

  private void end(Ticket ticket, boolean applied, String answer) {
    long at =
        session.ask(
            engine -> {
              OperationBook.Open wish = engine.operations().open(ticket.begun);
              return wish == null
                  ? engine.log().sequence()
                  : engine.apply(
                      new Input.OperationEnded(
                          ticket.begun, wish.key(), wish.actor(), applied, answer));
            });
    session.awaitDurable(at);
    release(ticket);
  }

  /** Nobody can say how it ended; what the journal has of it decides, after all asked before. */
  private void abandon(Ticket ticket) {
    session.tell(
        engine -> {
          OperationBook.Open wish = engine.operations().open(ticket.begun);
          if (wish != null) {
            engine.apply(wish.unanswered());
          }
          release(ticket);
        });
  }

  private void release(Ticket ticket) {
    CompletableFuture<Void> waiting = running.remove(ticket.begun);
    if (waiting != null) {
      waiting.complete(null);
    }
  }

  /** For a wish whose answer cannot be made anew once it is not kept any more. */
  static <T> T forgotten(Operation operation) {
    throw new OperationRefusedException(
        "'" + operation.mark() + "' was carried out; what was answered is not kept any more");
  }

  private <T> T answer(Ticket ticket, Wish<T> wish) {
    session.awaitDurable(ticket.seen);
    OperationBook.Done done = ticket.done;
    if (!done.applied()) {
      Refusal first = JsonText.read(done.answer(), Refusal.class);
      throw new OperationRefusedException(first.refusal(), first.error());
    }
    if (done.answer().isEmpty()) {
      return wish.present().get();
    }
    try {
      return JsonText.read(done.answer(), wish.answers());
    } catch (IllegalArgumentException e) {
      LOG.warn("An answer of {} cannot be read, the present one is given: {}", done.mark(), e);
      return wish.present().get();
    }
  }
}
