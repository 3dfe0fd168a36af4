package io.slipstream.runtime;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.pods.HaltPolicy;
import java.util.Locale;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What a session plays, checked.
 *
 * @param market symbol of the recorded market
 * @param period of the bars, nanoseconds
 * @param speed recorded seconds a second; zero while paused, infinite for as fast as it goes
 * @param loop whether it begins again at the end of the data
 * @param allocationInterval nanoseconds between allocation cycles; zero for none
 * @param lookback returns the allocator sees
 * @param portfolioMaxDailyLoss fraction of equity, fixed-point
 * @param disk when the journal's disk is too full
 * @param snapshots how often and how many
 * @param calls what one call of a strategy may take
 * @param probation events of the market until a build that took another one's place has proved
 *     itself, zero for none
 * @param halts when the platform halts trading by itself, and what a halt does
 */
record SessionSettings(
    String market,
    long period,
    double speed,
    boolean loop,
    long allocationInterval,
    int lookback,
    long portfolioMaxDailyLoss,
    DiskGuard disk,
    SnapshotPlan snapshots,
    CallWatch.Budget calls,
    int probation,
    HaltPlan halts) {
  private static final long HOUR = 3_600_000_000_000L;
  private static final long MINUTE = 60_000_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  /**
   * When snapshots are taken.
   *
   * @param pauseNanos between two of them, zero for none
   * @param kept how many stay, one or more
   */
  record SnapshotPlan(long pauseNanos, int kept) {}

  /** {@code etc/io.slipstream.session.cfg}. */
  @ObjectClassDefinition(name = "Slipstream session")
  @interface Raw {
    /** Symbol of the recorded market to play. */
    @AttributeDefinition
    String market() default "BTC/USD";

    /** Bar period, for example 1m. */
    @AttributeDefinition
    String bar() default "1m";

    /** Recorded seconds a second, 0 to pause, or max. */
    @AttributeDefinition
    String speed() default "360";

    /** Begin again at the end of the data. */
    @AttributeDefinition
    String loop() default "false";

    /** Recorded hours between allocation cycles; 0 switches the allocator off. */
    @AttributeDefinition
    String allocation_hours() default "6";

    /** Returns the allocator looks back on. */
    @AttributeDefinition
    String allocation_lookback() default "360";

    /** Largest loss of the portfolio in a UTC day, as a fraction of equity. */
    @AttributeDefinition
    String max_daily_loss() default "0.25";

    /** Free megabytes of the journal's disk below which only reducing orders leave. */
    @AttributeDefinition
    String disk_reducing_below_mb() default "512";

    /** Free megabytes of the journal's disk below which trading is halted. */
    @AttributeDefinition
    String disk_halted_below_mb() default "128";

    /** Minutes between two snapshots of the session; 0 for none. */
    @AttributeDefinition
    String snapshot_minutes() default "10";

    /** How many snapshots stay. */
    @AttributeDefinition
    String snapshots_kept() default "3";

    /** Milliseconds of processor time that one call of a strategy may take. */
    @AttributeDefinition
    String call_processor_ms() default "500";

    /** Milliseconds that one call of a strategy may take in all, waiting included. */
    @AttributeDefinition
    String call_wait_ms() default "5000";

    /** Market events until a build that took another one's place has proved itself. */
    @AttributeDefinition
    String probation_events() default "100";

    /** Loss of the portfolio in a UTC day, as a fraction of equity, that halts it; 0 for none. */
    @AttributeDefinition
    String halt_daily_loss() default "0.25";

    /** Loss from the portfolio's highest equity that halts it, as a fraction; 0 for none. */
    @AttributeDefinition
    String halt_drawdown() default "0.5";

    /** Seconds without an event of the market that halt it; 0 for none. */
    @AttributeDefinition
    String halt_data_loss_seconds() default "0";

    /** What a halt of trading does with what is held: keep or flatten. */
    @AttributeDefinition
    String on_halt() default "keep";
  }

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException naming field, value and what is allowed
   */
  static SessionSettings of(Raw raw) {
    long loss = decimal("max.daily.loss", raw.max_daily_loss());
    if (loss <= 0 || loss > FixedPoint.ONE) {
      throw new IllegalArgumentException(
          "max.daily.loss = '" + raw.max_daily_loss() + "': above 0 up to 1 is allowed");
    }
    return new SessionSettings(
        raw.market().strip(),
        BarPeriod.parse(raw.bar()),
        speed(raw.speed().strip()),
        flag(raw.loop().strip()),
        whole("allocation.hours", raw.allocation_hours(), 0, 24 * 365) * HOUR,
        (int) whole("allocation.lookback", raw.allocation_lookback(), 2, 1_000_000),
        loss,
        new DiskGuard(
            whole("disk.reducing.below.mb", raw.disk_reducing_below_mb(), 0, 100_000_000) << 20,
            whole("disk.halted.below.mb", raw.disk_halted_below_mb(), 0, 100_000_000) << 20),
        new SnapshotPlan(
            whole("snapshot.minutes", raw.snapshot_minutes(), 0, 100_000) * MINUTE,
            (int) whole("snapshots.kept", raw.snapshots_kept(), 1, 1000)),
        new CallWatch.Budget(
            whole("call.processor.ms", raw.call_processor_ms(), 50, 3_600_000) * MILLI,
            whole("call.wait.ms", raw.call_wait_ms(), 50, 3_600_000) * MILLI),
        (int) whole("probation.events", raw.probation_events(), 0, 1_000_000),
        new HaltPlan(
            fraction("halt.daily.loss", raw.halt_daily_loss()),
            fraction("halt.drawdown", raw.halt_drawdown()),
            whole("halt.data.loss.seconds", raw.halt_data_loss_seconds(), 0, 1_000_000) * SECOND,
            HaltPolicy.parse("on.halt", raw.on_halt().strip()) == HaltPolicy.FLATTEN));
  }

  /** From 0, for none, to 1. */
  private static long fraction(String field, String text) {
    long value = decimal(field, text);
    if (value < 0 || value > FixedPoint.ONE) {
      throw new IllegalArgumentException(
          field + " = '" + text + "': above 0 up to 1, or 0 for no limit, is allowed");
    }
    return value;
  }

  /** Why the texts are not allowed, in a file that is named; empty when they are. */
  static String problem(Raw raw) {
    try {
      of(raw);
      return "";
    } catch (IllegalArgumentException e) {
      return e.getMessage() + " (etc/io.slipstream.session.cfg)";
    }
  }

  /** What holds while the texts are not allowed; nothing is played then. */
  static SessionSettings byDefault() {
    return new SessionSettings(
        "",
        MINUTE,
        0,
        false,
        0,
        2,
        FixedPoint.ONE,
        new DiskGuard(0, 0),
        new SnapshotPlan(0, 1),
        new CallWatch.Budget(500 * MILLI, 5000 * MILLI),
        0,
        HaltPlan.NONE);
  }

  private static double speed(String text) {
    if (text.equals("max")) {
      return Double.POSITIVE_INFINITY;
    }
    if (!text.matches("[0-9]{1,7}(\\.[0-9]{1,3})?")) {
      throw new IllegalArgumentException(
          "speed = '" + text + "': recorded seconds a second, 0 to pause, or max is allowed");
    }
    return Double.parseDouble(text);
  }

  private static boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("loop = '" + text + "': true or false is allowed");
    }
    return text.equals("true");
  }

  private static long whole(String field, String text, long minimum, long maximum) {
    boolean fits = text.strip().matches("[0-9]{1,9}");
    long value = fits ? Long.parseLong(text.strip()) : -1;
    if (value < minimum || value > maximum) {
      throw new IllegalArgumentException(
          field
              + " = '"
              + text
              + "': a whole number from "
              + minimum
              + " to "
              + maximum
              + " is allowed");
    }
    return value;
  }

  private static long decimal(String field, String text) {
    try {
      return FixedPoint.parse(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(field + " = " + e.getMessage(), e);
    }
  }

  /** What is played and how fast, for people. */
  String describeFeed() {
    String pace =
        speed == 0
            ? "paused"
            : Double.isInfinite(speed)
                ? "as fast as it goes"
                : String.format(Locale.ROOT, "a recorded hour in %.1f s", 3600 / speed);
    return BarPeriod.format(period) + " bars, " + pace + (loop ? ", in a loop" : "");
  }
}
