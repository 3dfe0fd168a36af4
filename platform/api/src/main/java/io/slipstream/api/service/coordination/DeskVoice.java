package io.slipstream.api.service.coordination;

import io.slipstream.api.order.Side;

/**
 * What one pod of a desk says of an instrument: each of its intents, or what it stands for without
 * one.
 *
 * @param pod its name
 * @param kind how it says so
 * @param side what it wants, null when it is {@link Kind#SILENT}
 * @param quantity what an intent would open or enlarge, in the instrument's units; zero of others
 * @param confidence {@link io.slipstream.api.market.FixedPoint}, 0 to 1; 1 where none was stated
 */
public record DeskVoice(String pod, Kind kind, Side side, long quantity, long confidence) {
  /** How a pod speaks. */
  public enum Kind {
    /** It made an intent in this slice. */
    INTENT,
    /** It made none and stands by its position. */
    STANDING,
    /** It made none and has no position: it abstains. */
    SILENT
  }

  /** Whether it is an intent of this side. */
  public boolean isIntent(Side wanted) {
    return kind == Kind.INTENT && side == wanted;
  }
}
