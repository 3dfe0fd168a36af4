package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;

/** A pod's strategy with its context, and the one event it is called for. */
final class Guest {
  /** Which hook an event calls. */
  enum Hook {
    NONE,
    START,
    BAR,
    QUOTE,
    TRADE,
    BOOK,
    TIMER,
    SLICE,
    RESUMED
  }

  private static final Strategy NOBODY = new Strategy() {};

  private Strategy strategy;
  private final PodContext context;
  private final Pod pod;
  private final boolean slices;
  private final boolean updates;
  private Probation probation;
  private String failure;

  Guest(Strategy strategy, PodContext context, Pod pod) {
    this.strategy = strategy;
    this.context = context;
    this.pod = pod;
    this.slices = hasOwn(strategy, "onSlice", StrategyContext.class);
    this.updates =
        hasOwn(strategy, "onOrderUpdate", OrderUpdate.class, StrategyContext.class)
            || hasOwn(strategy, "onFill", Fill.class, StrategyContext.class);
  }

  /** Whether the strategy has a hook of its own instead of the empty one. */
  private static boolean hasOwn(Strategy strategy, String hook, Class<?>... parameters) {
    try {
      return strategy.getClass().getMethod(hook, parameters).getDeclaringClass() != Strategy.class;
    } catch (NoSuchMethodException | LinkageError e) {
      return true;
    }
  }

  /** Whether it wants to hear of the end of a slice. */
  boolean wantsSlices() {
    return slices || (probation != null && probation.before().wantsSlices());
  }

  /** Whether it wants to hear of its orders. */
  boolean wantsUpdates() {
    return updates || (probation != null && probation.before().wantsUpdates());
  }

  /** Null when it has proved itself. */
  Probation probation() {
    return probation;
  }

  void setProbation(Probation newProbation) {
    probation = newProbation;
  }

  Strategy strategy() {
    return strategy;
  }

  /** It is not called any more, and what it holds can be collected. */
  void forget() {
    strategy = NOBODY;
    probation = null;
  }

  boolean mayTrade() {
    return pod.mayTrade();
  }

  /** Number of its pod. */
  int pod() {
    return pod.number();
  }

  /** Its call ended with this. What used up the memory goes first, or there is none to go on. */
  void fail(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      forget();
      failure = Failures.OUT_OF_MEMORY;
    } else {
      failure = Failures.of(e);
    }
  }

  boolean hasFailed() {
    return failure != null;
  }

  StrategySnapshot snapshot() {
    try {
      return strategy.snapshot();
    } catch (Throwable e) {
      throw failed("asked for its snapshot", e);
    }
  }

  void restore(StrategySnapshot snapshot, long time) {
    context.warmUp(time);
    try {
      strategy.restore(snapshot, context);
    } catch (Throwable e) {
      throw failed("handed its snapshot", e);
    } finally {
      context.leave();
    }
  }

  /** Whatever a guest throws is its own failure, errors too. */
  private static IllegalArgumentException failed(String when, Throwable e) {
    return new IllegalArgumentException(Failures.of(e) + " (" + when + ")", e);
  }

  /** Takes why it failed, or null. */
  String takeFailure() {
    String taken = failure;
    failure = null;
    return taken;
  }

  PodContext context() {
    return context;
  }

  /** Tells the strategy of one of its pod's decisions. */
  void update(Outcome outcome) {
    switch (outcome.kind()) {
      case FILLED -> strategy.onFill(outcome, context);
      case ORDER, REPLACED, REQUEST_REJECTED -> strategy.onOrderUpdate(outcome, context);
      default -> {}
    }
  }

  void call(Event event) {
    switch (event.hook) {
      case START -> strategy.onStart(context);
      case BAR -> strategy.onBar(event.bar, context);
      case QUOTE -> strategy.onQuote(event.quote, context);
      case TRADE -> strategy.onTrade(event.trade, context);
      case BOOK ->
          strategy.onBook(event.instrument.terms().symbol(), event.instrument.book(), context);
      case TIMER -> strategy.onTimer(event.timer, context);
      case SLICE -> strategy.onSlice(context);
      case RESUMED -> strategy.onResume(context);
      case NONE -> {}
    }
  }

  /** The event that is being delivered, reused. */
  static final class Event {
    Hook hook = Hook.NONE;
    Bar bar;
    Quote quote;
    TradeTick trade;
    InstrumentState instrument;
    long timer;

    void bar(Bar newBar) {
      if (bar != newBar) {
        bar = newBar;
      }
    }

    /** Tells it from others between two inputs. */
    String name() {
      return hook == Hook.TIMER ? hook.name() + " " + timer : hook.name();
    }

    Event of(Hook newHook) {
      if (hook != newHook) {
        hook = newHook;
      }
      return this;
    }
  }
}
