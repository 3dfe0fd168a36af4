package io.slipstream.remotepods;

import io.slipstream.api.service.pods.PodHealth;
import java.time.Instant;
import java.util.Locale;

/** What a program answered, and when; from it follows its health. Guarded by its owner. */
final class LastAnswers {
  private RemoteStatus status;
  private boolean isCurrent;
  private boolean isBad;
  private boolean wasSilent;
  private String failure = "";
  private long goodAt;
  private Instant seen;
  private long good;
  private int missed;

  /** Begins now, without an answer. */
  LastAnswers(long now) {
    goodAt = now;
  }

  /**
   * A status came. One with the time of the last is no new sign of life; one with an earlier time
   * is a bad answer, unless the program was away, as it may have begun anew with another clock.
   */
  void answered(RemoteStatus answer, long now, Instant wall) {
    if (status != null && !wasSilent && answer.time().isBefore(status.time())) {
      bad(
          "time = '"
              + answer.time()
              + "': later than "
              + status.time()
              + " of the answer before is allowed");
      return;
    }
    boolean isFresh = status == null || !answer.time().equals(status.time());
    status = answer;
    wasSilent = false;
    isCurrent = true;
    isBad = false;
    failure = isFresh ? "" : "time = '" + answer.time() + "' stands still";
    if (isFresh) {
      goodAt = now;
      seen = wall;
      good++;
      missed = 0;
    }
  }

  /** Something else came. */
  void bad(String reason) {
    missed(reason);
    isBad = true;
  }

  /** Nothing came in time. */
  void silent(String reason) {
    missed(reason);
    wasSilent = true;
    isBad = false;
  }

  private void missed(String reason) {
    failure = reason;
    isCurrent = false;
    missed++;
  }

  PodHealth health(long now, RemotePodSettings.Timing timing) {
    long age = ageMillis(now);
    if (age >= timing.lost()) {
      return PodHealth.LOST;
    } else if (isBad || (isCurrent && !status.isHealthy())) {
      return PodHealth.FAULTY;
    } else if (age >= timing.late()) {
      return PodHealth.LATE;
    }
    return status == null ? PodHealth.UNKNOWN : PodHealth.HEALTHY;
  }

  /** Why it is not healthy, else empty. */
  String reason(long now, RemotePodSettings.Timing timing) {
    return switch (health(now, timing)) {
      case HEALTHY -> "";
      case UNKNOWN -> "it has not answered yet" + (failure.isEmpty() ? "" : ": " + failure);
      case FAULTY -> isBad ? failure : "it says: " + status.reason();
      case LATE, LOST ->
          String.format(Locale.ROOT, "no good answer for %.1f s", ageMillis(now) / 1000.0)
              + (failure.isEmpty() ? "" : ": " + failure);
    };
  }

  private long ageMillis(long now) {
    return (now - goodAt) / 1_000_000;
  }

  /** Milliseconds until its health may change by time alone, or a large number. */
  long untilDue(long now, RemotePodSettings.Timing timing) {
    long age = ageMillis(now);
    return age < timing.late()
        ? timing.late() - age
        : age < timing.lost() ? timing.lost() - age : Long.MAX_VALUE;
  }

  /** The last status that was good, or null. */
  RemoteStatus status() {
    return status;
  }

  /** Whether the last question was answered with it. */
  boolean isCurrent() {
    return isCurrent;
  }

  /** When the last good answer came, null before the first. */
  Instant seen() {
    return seen;
  }

  long good() {
    return good;
  }

  int missed() {
    return missed;
  }
}
