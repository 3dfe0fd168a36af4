package io.slipstream.kernel;

/** Counts how often it may have changed which pods may trade. */
final class Permissions {
  private long changes;

  void change() {
    changes++;
  }

  long changes() {
    return changes;
  }
}
