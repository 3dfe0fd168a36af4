package io.slipstream.api.strategy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a strategy remembers, as named values: its successor of another version, or itself after a
 * restart, goes on from there. A value to keep; it holds nothing of the strategy's own classes.
 *
 * <pre>{@code
 * return StrategySnapshot.version(1).put("bars", bars).put("closes", closes).build();
 * }</pre>
 */
public final class StrategySnapshot {
  /** Of a strategy that remembers nothing beyond its parameters and the pod's positions. */
  public static final StrategySnapshot EMPTY = version(1).build();

  /** What all values of a snapshot may take together. */
  public static final int MOST_BYTES = 16 << 20;

  private static final int LONGEST_NAME = 100;

  private final int version;
  private final Map<String, Object> values;

  private StrategySnapshot(int version, Map<String, Object> values) {
    this.version = version;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Begins a snapshot.
   *
   * @param version of the names and their meaning, 1 or more, so that a later version of the
   *     strategy knows what it is handed
   */
  public static Builder version(int version) {
    if (version < 1) {
      throw new IllegalArgumentException("version " + version + ": 1 or more is allowed");
    }
    return new Builder(version);
  }

  /** Version of names and meaning. */
  public int version() {
    return version;
  }

  /**
   * Refuses what a newer version of the strategy remembered, whose names may mean something else.
   *
   * @param newest version that the strategy understands
   * @throws IllegalArgumentException when this is a newer one
   */
  public StrategySnapshot requireAtMost(int newest) {
    if (version > newest) {
      throw new IllegalArgumentException(
          "snapshot of version " + version + ": at most " + newest + " is allowed");
    }
    return this;
  }

  /** The names, in the order they were put. */
  public Set<String> names() {
    return values.keySet();
  }

  /** Whether there is a value of this name. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException when the name has none
   */
  public long number(String name) {
    return value(name, Long.class, "whole number");
  }

  /**
   * A number with a fraction.
   *
   * @throws IllegalArgumentException when the name has none
   */
  public double decimal(String name) {
    return value(name, Double.class, "decimal");
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException when the name has none
   */
  public String text(String name) {
    return value(name, String.class, "text");
  }

  /**
   * Whole numbers, a copy.
   *
   * @throws IllegalArgumentException when the name has none
   */
  public long[] numbers(String name) {
    return value(name, long[].class, "list of whole numbers").clone();
  }

  /**
   * Numbers with fractions, a copy.
   *
   * @throws IllegalArgumentException when the name has none
   */
  public double[] decimals(String name) {
    return value(name, double[].class, "list of decimals").clone();
  }

  private <T> T value(String name, Class<T> type, String kind) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the snapshot has no '" + name + "'; it has " + values.keySet());
    }
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("'" + name + "' of the snapshot is no " + kind);
    }
    return type.cast(value);
  }

  /** A {@link Long}, {@link Double}, {@link String}, {@code long[]} or {@code double[]}. */
  public Object value(String name) {
    return value(name, Object.class, "value");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StrategySnapshot that
        && version == that.version
        && values.keySet().equals(that.values.keySet())
        && values.keySet().stream()
            .allMatch(name -> Arrays.deepEquals(boxed(name), that.boxed(name)));
  }

  private Object[] boxed(String name) {
    return new Object[] {values.get(name)};
  }

  @Override
  public int hashCode() {
    return 31 * version + values.keySet().hashCode();
  }

  @Override
  public String toString() {
    return "snapshot of version " + version + " with " + values.keySet();
  }

  /**
   * Takes values under names that are used once, of at most 100 characters; all of them together
   * have at most {@link #MOST_BYTES}.
   */
  public static final class Builder {
    private final int version;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private long bytes;

    private Builder(int version) {
      this.version = version;
    }

    /** A whole number. */
    public Builder put(String name, long value) {
      return keep(name, value);
    }

    /** A number with a fraction. */
    public Builder put(String name, double value) {
      return keep(name, value);
    }

    /** A text. */
    public Builder put(String name, String value) {
      requireText("the value of '" + name + "'", value);
      reserve(name, 2L * value.length());
      return keep(name, value);
    }

    /** Whole numbers, copied. */
    public Builder put(String name, long[] value) {
      reserve(name, (long) Long.BYTES * value.length);
      return keep(name, value.clone());
    }

    /** Numbers with fractions, copied. */
    public Builder put(String name, double[] value) {
      reserve(name, (long) Double.BYTES * value.length);
      return keep(name, value.clone());
    }

    private void reserve(String name, long more) {
      if (bytes + more > MOST_BYTES) {
        throw new IllegalArgumentException(
            "'" + name + "' makes the snapshot larger than " + MOST_BYTES + " bytes");
      }
      bytes += more;
    }

    private static void requireText(String what, String text) {
      if (text == null) {
        throw new IllegalArgumentException(what + " is missing");
      }
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
        throw new IllegalArgumentException(what + " is no text: it has half a character");
      }
    }

    private Builder keep(String name, Object value) {
      requireText("a name", name);
      reserve(name, LONGEST_NAME);
      if (name.isEmpty() || name.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "name '" + name + "': 1 to " + LONGEST_NAME + " characters are allowed");
      }
      if (values.put(name, value) != null) {
        throw new IllegalArgumentException("'" + name + "' was put already");
      }
      return this;
    }

    /** The snapshot so far. */
    public StrategySnapshot build() {
      return new StrategySnapshot(version, values);
    }
  }
}
