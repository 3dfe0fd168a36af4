package io.slipstream.statistics;

import java.util.Locale;

/** How far two clusters are from each other, by the distances between their members. */
public enum Linkage {
  /** The least of them: no two clusters have members that are closer than the cut. */
  SINGLE,
  /** Their mean, each pair counted once (UPGMA, Sokal and Michener 1958). */
  AVERAGE,
  /** The greatest of them: no two members of a cluster are farther apart than the cut. */
  COMPLETE;

  /** The word for it, in small letters. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * By its word.
   *
   * @throws IllegalArgumentException for another word; the message has those that are allowed
   */
  public static Linkage parse(String text) {
    for (Linkage linkage : values()) {
      if (linkage.text().equals(text)) {
        return linkage;
      }
    }
    throw new IllegalArgumentException("single, average or complete is allowed");
  }

  /** Lance and Williams, Computer Journal 9 (1967): to what two clusters became together. */
  double merged(double toFirst, int first, double toSecond, int second) {
    return switch (this) {
      case SINGLE -> Math.min(toFirst, toSecond);
      case COMPLETE -> Math.max(toFirst, toSecond);
      case AVERAGE -> (first * toFirst + second * toSecond) / (first + second);
    };
  }
}
