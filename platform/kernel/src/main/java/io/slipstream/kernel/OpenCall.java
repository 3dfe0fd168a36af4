package io.slipstream.kernel;

/**
 * The call of a strategy that is going on, if one is: all contexts of a loop share it, so that a
 * walk over many pods touches one place in memory and not one of each pod.
 */
final class OpenCall {
  private PodContext of;
  private boolean asked;

  /** A call begins of the strategy with this context, and any before is over. */
  void begin(PodContext context) {
    of = context;
  }

  void end() {
    of = null;
  }

  boolean isOf(PodContext context) {
    return of == context;
  }

  /** The strategy asks for something, which may be refused yet. */
  void ask() {
    asked = true;
  }

  /** Whether a strategy asked since this was last taken. */
  boolean takeAsked() {
    boolean taken = asked;
    if (taken) {
      asked = false;
    }
    return taken;
  }
}
