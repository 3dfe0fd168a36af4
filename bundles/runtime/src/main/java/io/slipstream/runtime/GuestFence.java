package io.slipstream.runtime;

import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyFactory;
import io.slipstream.kernel.CallFence;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * The fence around the strategies of one engine. Its own thread tells which call it is in; {@link
 * CallWatch} may give up a call, and then no other thing of this engine is ever done.
 */
final class GuestFence implements CallFence {
  private static final VarHandle CALL = handle();
  private static final int POD_BITS = 20;
  private static final int NO_POD = -1;
  private static final long OUTSIDE = 0;
  private static final long GIVEN_UP = -1;

  private final Thread owner = Thread.currentThread();
  private final ClassLoader own = owner.getContextClassLoader();
  private final LongSupplier sequence;
  private final CallTimes times = new CallTimes();
  private volatile ClassLoader[] loaders = {};
  private volatile BuildOffer offer;
  private BuildOffer before;
  private long count;
  private long word;
  private long began;

  @SuppressWarnings("unused") // by CALL
  private volatile long call;

  /** For the engine of the calling thread, whose last journal entry {@code sequence} tells. */
  GuestFence(LongSupplier sequence) {
    this.sequence = sequence;
  }

  private static VarHandle handle() {
    try {
      return MethodHandles.lookup().findVarHandle(GuestFence.class, "call", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public void enter(int pod) {
    enter(pod, pod >= 0 && pod < loaders.length ? loaders[pod] : null);
  }

  @Override
  public void enterBefore(int pod, String name, String sha256) {
    if (before == null || !before.pod().equals(name) || !before.sha256().equals(sha256)) {
      before = new BuildOffer(name, sha256, true);
    }
    offer = before;
    enter(pod);
  }

  /** A strategy is being made, for no pod yet. */
  void enter(StrategyFactory factory) {
    enter(NO_POD, pluginLoader(factory.getClass().getClassLoader()));
  }

  private void enter(int pod, ClassLoader loader) {
    word = ++count << POD_BITS | (pod + 1);
    if (loader != null) {
      owner.setContextClassLoader(loader);
    }
    began = System.nanoTime();
    CALL.setRelease(this, word);
  }

  @Override
  public String leave() {
    long took = System.nanoTime() - began;
    if (!CALL.compareAndSet(this, word, OUTSIDE)) {
      throw new AbandonedCall("the call was given up, and the session goes on without it");
    }
    owner.setContextClassLoader(own);
    BuildOffer of = offer;
    if (of != null && of.isBefore()) {
      offer = null;
    }
    int pod = podOf(word);
    if (pod >= 0 && pod < loaders.length) {
      times.note(pod, took);
    }
    return Thread.interrupted() ? "the strategy interrupted the session's thread" : null;
  }

  @Override
  public void bound(int pod, Strategy strategy) {
    times.add(pod);
    ClassLoader[] more = Arrays.copyOf(loaders, Math.max(loaders.length, pod + 1));
    more[pod] = strategy == null ? null : pluginLoader(strategy.getClass().getClassLoader());
    loaders = more;
  }

  /** Null for one of ours, which is every thread's: then strangers cannot be told. */
  private ClassLoader pluginLoader(ClassLoader loader) {
    boolean isOurs = loader == own || loader == GuestFence.class.getClassLoader();
    return isOurs ? null : loader;
  }

  /** What a strategy is being offered; null when nothing is. */
  void offer(BuildOffer newOffer) {
    offer = newOffer;
  }

  /** The call that its thread is in, or zero; any thread may ask. */
  long call() {
    long now = (long) CALL.getAcquire(this);
    return now == GIVEN_UP ? OUTSIDE : now;
  }

  /** Nanoseconds since the last call began; any thread may ask that saw it by {@link #call()}. */
  long lasted() {
    return System.nanoTime() - began;
  }

  /** Whether the call was still going on; then nobody will return from it. */
  boolean giveUp(long which) {
    return CALL.compareAndSet(this, which, GIVEN_UP);
  }

  /** What a call that goes on is about. */
  Overrun overrun(long which, String reason) {
    return new Overrun(podOf(which), sequence.getAsLong(), reason, offer);
  }

  static int podOf(long which) {
    return (int) (which & ((1 << POD_BITS) - 1)) - 1;
  }

  /** Class loaders of the strategies, by pod. */
  ClassLoader[] loaders() {
    return loaders;
  }

  Thread owner() {
    return owner;
  }

  CallTimes times() {
    return times;
  }
}
