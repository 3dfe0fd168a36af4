package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.kernel.Input;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * The texts of one {@code etc/io.slipstream.pod-NAME.cfg}.
 *
 * @param name the pod's name
 * @param texts its entries by key
 */
record PodConfiguration(String name, SortedMap<String, String> texts) {
  /** Factory PID of pods. */
  static final String FACTORY_PID = "io.slipstream.pod";

  private static final String PARAMETER = "param.";
  private static final String LIMIT = "limit.";

  /** What {@link #isPlain} takes. */
  static final String PLAIN = "printable ASCII characters without \\ and ${ are allowed";

  private static final long MOST_CAPITAL = 1_000_000_000L * FixedPoint.ONE;
  private static final String ON_HALT = "on.halt";
  private static final Set<String> KEYS = Set.of("strategy", "instruments", "capital", ON_HALT);
  private static final Map<String, String> DEFAULT_LIMITS =
      new TreeMap<>(
          Map.of(
              "maxPosition", "1000000",
              "maxNotional", "10000000",
              "maxOrdersPerMinute", "60",
              "maxDailyLoss", "0.25"));

  /** Hash over all entries: the same content gives the same hash. */
  String hash() {
    StringBuilder content = new StringBuilder();
    texts.forEach((key, value) -> content.append(key).append('=').append(value).append('\n'));
    try {
      byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  String strategy() {
    return texts.getOrDefault("strategy", "").strip();
  }

  private String onHalt() {
    return texts.getOrDefault(ON_HALT, HaltPolicy.KEEP.text()).strip();
  }

  /**
   * Whether what the pod holds is closed when it is halted or quarantined; false if not allowed.
   */
  boolean flattensOnHalt() {
    return onHalt().equals(HaltPolicy.FLATTEN.text());
  }

  /** The strategy's parameters as given. */
  SortedMap<String, String> parameters() {
    return below(PARAMETER);
  }

  /** Limits, those by default too, and parameters as given, by key. */
  SortedMap<String, String> terms() {
    SortedMap<String, String> terms = new TreeMap<>();
    DEFAULT_LIMITS.forEach((name, value) -> terms.put(LIMIT + name, value));
    texts.forEach(
        (key, value) -> {
          if (isTerm(key)) {
            terms.put(key, value.strip());
          }
        });
    return terms;
  }

  /** The same of what is in force. */
  static SortedMap<String, String> terms(Input.PodDefinition definition) {
    SortedMap<String, String> terms = new TreeMap<>();
    PodLimits limits = definition.limits();
    terms.put(LIMIT + "maxPosition", FixedPoint.format(limits.maxPosition()));
    terms.put(LIMIT + "maxNotional", FixedPoint.format(limits.maxNotional()));
    terms.put(LIMIT + "maxOrdersPerMinute", String.valueOf(limits.maxOrdersPerMinute()));
    terms.put(LIMIT + "maxDailyLoss", FixedPoint.format(limits.maxDailyLoss()));
    definition.parameters().forEach((name, value) -> terms.put(PARAMETER + name, value));
    return terms;
  }

  /** What stands in a file as it is meant, without a place where another text is put in. */
  static boolean isPlain(String text) {
    return text.matches("[\\x20-\\x7e&&[^\\\\]]*") && !text.contains("${");
  }

  private static boolean isTerm(String key) {
    return key.startsWith(PARAMETER) || key.startsWith(LIMIT);
  }

  /**
   * With some limits and parameters changed; an empty text goes back to the default.
   *
   * @throws IllegalArgumentException with all keys and texts that are not allowed
   */
  PodConfiguration with(Map<String, String> changes) {
    List<String> problems = new ArrayList<>();
    SortedMap<String, String> changed = new TreeMap<>(texts);
    changes.forEach(
        (key, text) -> {
          if (!isTerm(key)) {
            problems.add(
                key
                    + " = '"
                    + text
                    + "': limit.NAME and param.NAME are allowed; capital is the allocator's, the"
                    + " rest is in the pod's file");
          } else if (!isPlain(key) || !isPlain(text)) {
            problems.add(key + " = '" + text + "': " + PLAIN);
          } else if (text.isBlank()) {
            changed.remove(key);
          } else {
            changed.put(key, text.strip());
          }
        });
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return new PodConfiguration(name, changed);
  }

  private SortedMap<String, String> below(String prefix) {
    SortedMap<String, String> found = new TreeMap<>();
    texts.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value.strip());
          }
        });
    return found;
  }

  /**
   * Checks everything but the strategy's parameters.
   *
   * @param instruments the kernel's number of a symbol, -1 for unknown
   * @throws IllegalArgumentException with all problems, each naming field, value and what is
   *     allowed
   */
  Input.PodDefinition definition(ToIntFunction<String> instruments, List<String> known) {
    List<String> problems = new ArrayList<>();
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      problems.add("pod name '" + name + "': 1 to 40 lower-case letters, digits or - are allowed");
    }
    for (String key : texts.keySet()) {
      if (!KEYS.contains(key) && !key.startsWith(PARAMETER) && !key.startsWith(LIMIT)) {
        problems.add(
            key + ": strategy, instruments, capital, on.halt, param.* and limit.* are allowed");
      }
    }
    if (strategy().isEmpty()) {
      problems.add("strategy is missing");
    }
    try {
      HaltPolicy.parse(ON_HALT, onHalt());
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage());
    }
    List<Integer> numbers = new ArrayList<>();
    for (String symbol : texts.getOrDefault("instruments", "").split(",", -1)) {
      int number = instruments.applyAsInt(symbol.strip());
      if (number < 0) {
        problems.add(
            "unknown instrument '"
                + symbol.strip()
                + "': this session trades "
                + String.join(", ", known));
      }
      if (number >= 0 && numbers.contains(number)) {
        problems.add("instrument '" + symbol.strip() + "' is there twice");
      }
      numbers.add(number);
    }
    long capital = positive("capital", texts.getOrDefault("capital", ""), problems);
    if (capital > MOST_CAPITAL) {
      problems.add("capital = '" + texts.get("capital") + "': up to 1000000000 is allowed");
    }
    PodLimits limits = limits(problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return new Input.PodDefinition(
        name, strategy(), numbers, capital, limits, parameters(), Input.AccountType.CASH);
  }

  private PodLimits limits(List<String> problems) {
    SortedMap<String, String> given = new TreeMap<>(DEFAULT_LIMITS);
    given.putAll(below(LIMIT));
    for (String key : given.keySet()) {
      if (!DEFAULT_LIMITS.containsKey(key)) {
        problems.add(
            "limit." + key + ": " + String.join(", ", DEFAULT_LIMITS.keySet()) + " are allowed");
      }
    }
    String rate = given.get("maxOrdersPerMinute");
    if (!rate.matches("[1-9][0-9]{0,5}")) {
      problems.add("limit.maxOrdersPerMinute = '" + rate + "': 1 to 999999 is allowed");
    }
    long position = positive("limit.maxPosition", given.get("maxPosition"), problems);
    long notional = positive("limit.maxNotional", given.get("maxNotional"), problems);
    long loss = positive("limit.maxDailyLoss", given.get("maxDailyLoss"), problems);
    if (loss > FixedPoint.ONE) {
      problems.add(
          "limit.maxDailyLoss = '" + given.get("maxDailyLoss") + "': above 0 up to 1 is allowed");
    }
    return problems.isEmpty()
        ? new PodLimits(position, notional, Integer.parseInt(rate), loss)
        : null;
  }

  private static long positive(String field, String text, List<String> problems) {
    try {
      long value = FixedPoint.parse(text);
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // The complaint below says it for both.
    }
    problems.add(field + " = '" + text + "': a decimal number above 0 is allowed");
    return 0;
  }
}
