package io.slipstream.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How entries reach the disk.
 *
 * @param level when an entry counts as durable
 * @param groupMillis pause between group commits
 * @param segmentBytes size after which a segment is closed
 */
record Durability(Level level, int groupMillis, long segmentBytes) {
  private static final long MOST_SEGMENT_BYTES = 1L << 30;

  Durability {
    if (groupMillis < 1 || groupMillis > 1000) {
      throw new IllegalArgumentException(
          "group.millis = " + groupMillis + ": 1 to 1000 is allowed");
    }
    if (segmentBytes < 4096 || segmentBytes > MOST_SEGMENT_BYTES) {
      throw new IllegalArgumentException(
          "segment.bytes = " + segmentBytes + ": 4096 to " + MOST_SEGMENT_BYTES + " is allowed");
    }
  }

  /** When an entry is forced to the device. */
  enum Level {
    /** Before the call that appended it returns. */
    ENTRY,
    /** With all others of some milliseconds; it counts as durable then. */
    INTERVAL,
    /** When the operating system likes; it counts as durable once handed over. */
    NONE;

    static Level parse(String text) {
      for (Level level : values()) {
        if (level.text().equals(text)) {
          return level;
        }
      }
      String allowed = Arrays.stream(values()).map(Level::text).collect(Collectors.joining(", "));
      throw new IllegalArgumentException("durability = " + text + ": allowed are " + allowed);
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How many waiting bytes are written without a pause. */
  int enoughBytes(int group) {
    return level == Level.ENTRY ? 1 : group / 2;
  }

  boolean forces() {
    return level != Level.NONE;
  }
}
