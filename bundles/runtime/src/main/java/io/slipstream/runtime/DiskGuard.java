package io.slipstream.runtime;

import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Takes risk off while there is still room to write it down: REDUCING when the journal's disk gets
 * full, HALTED before it is, and back when there is room again. What a person has set is left; a
 * person's REDUCING that it had to make HALTED it goes back to, and no further.
 *
 * @param reducingBelow free bytes below which only reducing orders leave
 * @param haltedBelow free bytes below which none leaves
 */
record DiskGuard(long reducingBelow, long haltedBelow) {
  /** What of the loop's time may pass between two looks. */
  static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final String OWN = "disk: ";
  private static final String KEPT = ", REDUCING before";
  private static final String ACTOR = "platform";
  private static final int MEGABYTE_BITS = 20;

  DiskGuard {
    if (haltedBelow < 0 || reducingBelow < haltedBelow) {
      throw new IllegalArgumentException(
          "disk.halted.below.mb = "
              + (haltedBelow >> MEGABYTE_BITS)
              + ", disk.reducing.below.mb = "
              + (reducingBelow >> MEGABYTE_BITS)
              + ": 0 or more, and the second not below the first, is allowed");
    }
  }

  /** Free bytes where a directory is; as many as there can be when that is not known. */
  static long free(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  /** What has to change, or null. A state is left again only with a tenth of room to spare. */
  Input.TradingStateSet look(long free, TradingState state, String actor, String reason) {
    boolean isOwn = actor.equals(ACTOR) && reason.startsWith(OWN);
    boolean keeps = isOwn ? reason.endsWith(KEPT) : state == TradingState.REDUCING;
    TradingState least = keeps ? TradingState.REDUCING : TradingState.ACTIVE;
    TradingState wanted = wanted(free, isOwn ? state : TradingState.ACTIVE).strictest(least);
    boolean isStricter = wanted.ordinal() > state.ordinal();
    if (wanted == state || !(isStricter || isOwn)) {
      return null;
    }
    String why = OWN + (free >> MEGABYTE_BITS) + " MB are free for the journal";
    return new Input.TradingStateSet(wanted, ACTOR, keeps ? why + KEPT : why);
  }

  private TradingState wanted(long free, TradingState before) {
    if (free < haltedBelow || (before == TradingState.HALTED && free < withSpare(haltedBelow))) {
      return TradingState.HALTED;
    }
    boolean wasActive = before == TradingState.ACTIVE;
    return free < (wasActive ? reducingBelow : withSpare(reducingBelow))
        ? TradingState.REDUCING
        : TradingState.ACTIVE;
  }

  private static long withSpare(long bytes) {
    return bytes + bytes / 10;
  }
}
