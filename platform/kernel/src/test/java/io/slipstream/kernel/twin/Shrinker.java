package io.slipstream.kernel.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a list that fails as short as it goes, by leaving out chunks (Zeller and Hildebrandt,
 * Simplifying and isolating failure-inducing input, 2002: ddmin).
 */
final class Shrinker {
  private Shrinker() {}

  /**
   * A part of the list, in its order, that still fails and of which no single element can be left
   * out.
   *
   * @param fails true for the whole list
   */
  static <T> List<T> shrink(List<T> whole, Predicate<List<T>> fails) {
    if (!fails.test(whole)) {
      throw new IllegalArgumentException("the whole list does not fail");
    }
    List<T> list = whole;
    int chunks = 2;
    while (list.size() > 1) {
      List<T> smaller = withoutOneChunk(list, chunks, fails);
      if (smaller != null) {
        list = smaller;
        chunks = Math.max(chunks - 1, 2);
      } else if (chunks < list.size()) {
        chunks = Math.min(list.size(), chunks * 2);
      } else {
        return list;
      }
    }
    return list;
  }

  /** The list without the last chunk it can do without, or null. */
  private static <T> List<T> withoutOneChunk(List<T> list, int chunks, Predicate<List<T>> fails) {
    for (int i = chunks - 1; i >= 0; i--) {
      int from = (int) ((long) list.size() * i / chunks);
      int to = (int) ((long) list.size() * (i + 1) / chunks);
      List<T> rest = new ArrayList<>(list.subList(0, from));
      rest.addAll(list.subList(to, list.size()));
      if (from < to && fails.test(rest)) {
        return rest;
      }
    }
    return null;
  }
}
