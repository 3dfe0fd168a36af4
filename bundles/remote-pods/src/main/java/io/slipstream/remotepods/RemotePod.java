package io.slipstream.remotepods;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.pods.PodContract;
import io.slipstream.api.service.pods.PodHealth;
import io.slipstream.api.service.pods.PodHeartbeat;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.PodTrading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program that is a pod: asked for its status by a thread of its own, and brought in line with
 * what is wanted of it: halted while it shall be, with the configuration it shall have. What is
 * wanted is never taken for what is: that is what its last status says.
 */
final class RemotePod implements PodContract, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RemotePod.class);
  private static final long LONGEST_WAIT_MILLIS = 5_000;

  private final HttpClient client;
  private final PodFiles files;
  private final Announcer announcer;
  private final Thread thread;

  /** Held during an exchange; what a program is told is told in one order. */
  private final ReentrantLock exchange = new ReentrantLock();

  /** Held while what operators want is written down, one after the other. */
  private final Object remembering = new Object();

  private final Superseded superseded = new Superseded(System::nanoTime);
  private final Standing standing;
  private RemoteProgram program;
  private PodHealth announcedHealth = PodHealth.UNKNOWN;
  private PodTrading announcedTrading;
  private boolean woken;
  private boolean closed;

  RemotePod(RemotePodSettings settings, HttpClient client, PodFiles files, Announcer announcer) {
    this.client = client;
    this.files = files;
    this.announcer = announcer;
    this.standing = new Standing(settings, PodMemory.read(files.memory(settings.name())));
    this.program = new RemoteProgram(client, settings, files.etc());
    this.thread = new Thread(this::run, "slipstream-remote-pod-" + settings.name());
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!isClosed()) {
        round();
        status();
        pause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Looks, and tells it what it should know. */
  private void round() throws InterruptedException {
    exchange.lockInterruptibly();
    try {
      look();
      if (isHaltDue()) {
        askToHalt();
        look();
      }
      if (isConfigurationDue()) {
        hand(settings());
        look();
      }
    } finally {
      exchange.unlock();
    }
  }

  private synchronized boolean isHaltDue() {
    return standing.takeHaltDue(System.nanoTime());
  }

  private synchronized boolean isConfigurationDue() {
    return standing.takeConfigurationDue(System.nanoTime());
  }

  private void look() throws InterruptedException {
    RemoteProgram asked = program();
    try {
      note(asked, asked.status());
    } catch (BadAnswerException e) {
      miss(asked, e.getMessage(), true);
    } catch (IOException e) {
      miss(asked, e.getMessage(), false);
    }
  }

  private synchronized RemoteProgram program() {
    return program;
  }

  private synchronized void note(RemoteProgram asked, RemoteStatus status) {
    if (asked == program) {
      standing.answered(status);
      notifyAll();
    }
  }

  private synchronized void miss(RemoteProgram asked, String reason, boolean isBad) {
    if (asked != program) {
      return;
    }
    if (isBad) {
      standing.answers().bad(reason);
    } else {
      standing.answers().silent(reason);
    }
    notifyAll();
  }

  private void askToHalt() throws InterruptedException {
    RemoteProgram asked = program();
    PodMemory wanted = memory();
    String failure = "";
    try {
      asked.halt(Map.of("position", wanted.position().text()));
    } catch (IOException | BadAnswerException e) {
      failure = e.getMessage();
    }
    synchronized (this) {
      if (asked == program && wanted.equals(standing.memory())) {
        standing.toldToHalt(failure);
      }
    }
  }

  /** Hands a configuration over; returns why it was refused, empty when it was taken or lost. */
  private String hand(RemotePodSettings wanted) throws InterruptedException {
    Map<String, Object> content = Revisions.content(wanted, memory());
    String refused = "";
    String failure = "";
    try {
      refused = program().configure(content);
    } catch (IOException | BadAnswerException e) {
      failure = e.getMessage();
    }
    synchronized (this) {
      standing.refused(refused.isEmpty() ? failure : refused);
    }
    return refused;
  }

  /** What somebody sees is announced before it is seen. */
  private void announce(PodReport now) {
    boolean isHealthNew = now.health() != announcedHealth;
    boolean isTradingNew = now.trading() != announcedTrading;
    announcedHealth = now.health();
    announcedTrading = now.trading();
    if (isHealthNew && !closed) {
      announcer.announce(now.name(), now.health().name(), now.reason());
    }
    if (isTradingNew && !closed) {
      announcer.announce(now.name(), now.trading().name(), now.reason());
    }
  }

  private synchronized void pause() throws InterruptedException {
    long now = System.nanoTime();
    RemotePodSettings.Timing timing = standing.settings().timing();
    long millis = Math.min(timing.poll(), standing.answers().untilDue(now, timing));
    millis = Math.min(millis, TimeUnit.NANOSECONDS.toMillis(standing.untilHalt(now)));
    long end = now + TimeUnit.MILLISECONDS.toNanos(Math.max(1, millis));
    for (long left = end - now; left > 0 && !woken && !closed; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    woken = false;
  }

  private synchronized void wake() {
    woken = true;
    notifyAll();
  }

  /** Waits until something holds, but not long: it may take until a program is back. */
  private synchronized void await(BooleanSupplier reached) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS);
    try {
      for (long left = 1; left > 0 && !closed && !reached.getAsBoolean(); ) {
        left = deadline - System.nanoTime();
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAcknowledged() {
    await(() -> standing.isAcknowledged() || standing.answers().missed() > 0);
  }

  /** Waits some seconds for the first answer, or the first failure. */
  PodReport awaitFirst() {
    await(() -> standing.answers().status() != null || standing.answers().missed() > 0);
    return status();
  }

  /** The container read its file. */
  synchronized void read(RemotePodSettings settings) {
    if (superseded.isLate(settings)) {
      LOG.info("Remote pod {}: its file was read before it was changed", settings.name());
    } else {
      apply(settings);
    }
  }

  /** Another configuration came. */
  void apply(RemotePodSettings wanted) {
    synchronized (this) {
      RemotePodSettings present = standing.settings();
      if (wanted.equals(present)) {
        return;
      }
      boolean isElsewhere =
          !wanted.url().equals(present.url()) || !wanted.tokenFile().equals(present.tokenFile());
      standing.want(wanted, isElsewhere);
      program = new RemoteProgram(client, wanted, files.etc());
    }
    wake();
  }

  synchronized RemotePodSettings settings() {
    return standing.settings();
  }

  private synchronized PodMemory memory() {
    return standing.memory();
  }

  @Override
  public synchronized PodReport status() {
    PodReport report = standing.report(System.nanoTime());
    announce(report);
    return report;
  }

  @Override
  public synchronized PodHeartbeat heartbeat() {
    return standing.heartbeat(System.nanoTime());
  }

  /** The program is asked first: what it refuses changes nothing here either. */
  @Override
  public PodReport configure(Map<String, String> changes) {
    try {
      if (!exchange.tryLock(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new OperationRefusedException(
            Kind.NOT_UP, "pod " + settings().name() + " is being asked something; ask again");
      }
      try {
        change(settings(), settings().with(changes));
      } finally {
        exchange.unlock();
      }
    } catch (IllegalArgumentException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationRefusedException(Kind.NOT_UP, "interrupted while waiting", e);
    }
    wake();
    awaitAcknowledged();
    return status();
  }

  private void change(RemotePodSettings present, RemotePodSettings wanted)
      throws InterruptedException {
    String refused = hand(wanted);
    if (!refused.isEmpty()) {
      synchronized (this) {
        standing.refused("");
      }
      throw new OperationRefusedException("pod " + wanted.name() + " " + refused);
    }
    synchronized (this) {
      superseded.replace(present, wanted);
    }
    try {
      files.replace(present, wanted);
    } catch (IOException e) {
      synchronized (this) {
        superseded.clear();
      }
      throw new OperationRefusedException("the pod's file cannot be written: " + e.getMessage(), e);
    }
    apply(wanted);
  }

  /** Where it cannot be kept over a restart it is halted all the same, and that is told. */
  @Override
  public PodReport halt(HaltPolicy position, String actor) {
    HaltPolicy policy = position == HaltPolicy.CONFIGURED ? settings().position() : position;
    try {
      remember(memory -> memory.halt(policy, actor));
    } catch (UncheckedIOException e) {
      LOG.error("The halt of remote pod {} will not outlive a restart", settings().name(), e);
      String told = actor + ", which a restart will not know: " + e.getMessage();
      want(memory().halt(policy, told));
    }
    await(() -> standing.trading(System.nanoTime()) == PodTrading.HALTED);
    return status();
  }

  @Override
  public PodReport start(String actor) {
    try {
      remember(memory -> memory.start(actor));
    } catch (UncheckedIOException e) {
      throw new OperationRefusedException(Kind.NOT_UP, e.getMessage(), e);
    }
    awaitAcknowledged();
    return status();
  }

  /** On disk before it takes effect; nobody who only looks waits for the disk. */
  private void remember(UnaryOperator<PodMemory> change) {
    synchronized (remembering) {
      PodMemory wanted = change.apply(memory());
      wanted.write(files.memory(settings().name()));
      want(wanted);
    }
  }

  private void want(PodMemory wanted) {
    synchronized (this) {
      standing.want(wanted);
    }
    wake();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.interrupt();
    try {
      thread.join(LONGEST_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
