package io.slipstream.kernel;

/** Reasons for which a pod is suspended whose strategy failed in a call. */
final class Failures {
  private static final int LONGEST_MESSAGE = 500;
  private static final String FAILED = "the strategy failed: ";

  /** Why a pod is suspended that used up the memory. */
  static final String OUT_OF_MEMORY =
      FAILED + "java.lang.OutOfMemoryError, it used up the container's memory";

  /** It asked for something again and again in one event. */
  static final String TOO_MANY_ROUNDS =
      "more than " + PodLoop.ROUNDS_PER_EVENT + " rounds of intents";

  /** Why a pod is suspended whose timers do not come to an end. */
  static final String TOO_MANY_TIMERS = "too many timers between two events";

  private Failures() {}

  /** Whether who was suspended for this reason comes to the same when it is asked again. */
  static boolean isRepeatable(String reason) {
    return (reason.startsWith(FAILED) && !reason.equals(OUT_OF_MEMORY))
        || reason.equals(TOO_MANY_ROUNDS)
        || reason.equals(TOO_MANY_TIMERS);
  }

  /** The exception's own words, unless they fail too. */
  static String of(Throwable thrown) {
    String name = FAILED + thrown.getClass().getName();
    try {
      String message = String.valueOf(thrown.getMessage());
      return name + ": " + message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    } catch (Throwable e) {
      return name;
    }
  }
}
