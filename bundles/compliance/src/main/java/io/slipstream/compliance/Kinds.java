package io.slipstream.compliance;

import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of the kinds of entries, {@code INTENT_MADE}: from the sealed types, so none is left out.
 */
final class Kinds {
  private static final Map<Class<?>, String> NAMES = new ConcurrentHashMap<>();
  private static final List<String> ALL = all();

  private Kinds() {}

  static String of(Class<?> type) {
    return NAMES.computeIfAbsent(
        type,
        t -> t.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
  }

  /** Every kind there can be, by name: the order of a sealed type's classes is not that written. */
  static List<String> names() {
    return ALL;
  }

  private static List<String> all() {
    List<String> names = new ArrayList<>();
    leaves(Input.class).forEach(type -> names.add(of(type)));
    leaves(Decision.class).forEach(type -> names.add(of(type)));
    return names.stream().sorted().toList();
  }

  /** The records under a sealed type, each once. */
  static List<Class<?>> leaves(Class<?> sealed) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : sealed.getPermittedSubclasses()) {
      if (type.isSealed()) {
        found.addAll(leaves(type));
      } else {
        found.add(type);
      }
    }
    return found.stream().distinct().toList();
  }
}
