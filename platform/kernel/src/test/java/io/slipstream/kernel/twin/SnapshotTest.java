package io.slipstream.kernel.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.service.state.StateException;
import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import io.slipstream.kernel.KernelProbe;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A kernel that is replaced by one restored from its snapshot again and again decides as one that
 * never was: seeded random sessions, bent inputs and a broker's reports among them.
 */
class SnapshotTest {
  /** More on request: {@code -Dslipstream.snapshot.sessions=20000}. */
  private static final long SESSIONS = Long.getLong("slipstream.snapshot.sessions", 300);

  private static final int PAUSE = 12;

  @Test
  void shouldDecideAsIfNothingHadHappened() {
    LongStream.range(0, SESSIONS).parallel().forEach(SnapshotTest::play);
  }

  private static void play(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    KernelProbe whole = new KernelProbe(new TwinGate());
    KernelProbe restored = new KernelProbe(new TwinGate());
    boolean nets = seed % 3 == 0;
    for (Input generated : SequenceGenerator.generate(seed)) {
      Input input = random.nextInt(8) == 0 ? other(whole, nets, random) : generated;
      if (nets && input instanceof Input.SessionOpened in) {
        input = netting(in);
      }
      Input offered = seed % 2 == 0 ? input : BentInputs.bend(input, random);
      assertEquals(refusal(whole, offered), refusal(restored, offered), () -> "seed " + seed);
      assertEquals(whole.decisions(), restored.decisions(), () -> "seed " + seed);
      if (random.nextInt(PAUSE) == 0) {
        assertEquals(whole.kernel().stateHash(), restored.kernel().stateHash());
        restored = restore(restored, seed);
      }
    }
    assertEquals(whole.kernel().stateHash(), restored.kernel().stateHash(), () -> "seed " + seed);
  }

  private static Input other(KernelProbe probe, boolean nets, SplittableRandom random) {
    return nets && random.nextBoolean()
        ? new Input.SliceEnded(probe.kernel().eventTime())
        : BentInputs.report(random);
  }

  private static Input netting(Input.SessionOpened in) {
    return new Input.SessionOpened(
        in.currency(),
        in.cashScale(),
        in.market(),
        in.contentHash(),
        in.period(),
        in.portfolioMaxDailyLoss(),
        in.seed(),
        true);
  }

  private static String refusal(KernelProbe probe, Input input) {
    try {
      probe.apply(input);
      return "";
    } catch (KernelException e) {
      return e.getMessage();
    }
  }

  private static KernelProbe restore(KernelProbe probe, long seed) {
    StateSnapshot snapshot = StateSnapshot.of(probe.kernel().snapshot().toBytes());
    KernelProbe fresh = new KernelProbe(new TwinGate());
    try {
      fresh.kernel().restore(snapshot);
    } catch (StateException e) {
      throw new AssertionError("seed " + seed, e);
    }
    assertEquals(probe.kernel().stateHash(), fresh.kernel().stateHash());
    fresh.kernel().checkInvariants();
    return fresh;
  }

  @Test
  void shouldRestoreNothingAsNothing() {
    KernelProbe none = restore(new KernelProbe(new TwinGate()), 0);
    assertEquals(0, none.kernel().podCount());
  }

  @Test
  void shouldRefuseToForgetWhatItTook() {
    KernelProbe probe = played(1);
    StateSnapshot snapshot = probe.kernel().snapshot();
    assertThrows(IllegalStateException.class, () -> probe.kernel().restore(snapshot));
  }

  /** Whatever the bytes are: restored to a state with that hash, or refused with the reason. */
  @Test
  void shouldRefuseDamagedSnapshotsWithTheReason() {
    SplittableRandom random = new SplittableRandom(7);
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    int refused = 0;
    List<byte[]> snapshots =
        LongStream.range(0, 20)
            .mapToObj(seed -> played(seed).kernel().snapshot().toBytes())
            .toList();
    while (System.nanoTime() < end || refused == 0) {
      byte[] bytes = snapshots.get(random.nextInt(snapshots.size())).clone();
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      KernelProbe fresh = new KernelProbe(new TwinGate());
      try {
        fresh.kernel().restore(StateSnapshot.of(bytes));
      } catch (StateException e) {
        refused++;
      }
    }
  }

  private static final long SECONDS = Math.max(1, Long.getLong("slipstream.fuzz.seconds", 60) / 12);

  private static KernelProbe played(long seed) {
    KernelProbe probe = new KernelProbe(new TwinGate());
    SequenceGenerator.generate(seed).forEach(input -> refusal(probe, input));
    return probe;
  }
}
