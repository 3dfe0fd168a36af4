package io.slipstream.remotepods;

import io.slipstream.api.service.pods.HaltPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The entries of one {@code etc/io.slipstream.remotepod-NAME.cfg}, checked.
 *
 * @param name the pod's name
 * @param url below which it serves its three addresses, without a slash at the end
 * @param tokenFile name of the file in {@code etc} that has its token, empty for none
 * @param timing how often and how long
 * @param position what becomes of its position when it is halted
 * @param terms capital, limits and parameters by key, as it is sent them
 * @param texts all entries as given
 */
record RemotePodSettings(
    String name,
    URI url,
    String tokenFile,
    Timing timing,
    HaltPolicy position,
    SortedMap<String, String> terms,
    SortedMap<String, String> texts) {
  static final String CAPITAL = "capital";
  static final String LIMIT = "limit.";
  static final String PARAMETER = "param.";

  private static final String TOKEN_FILE = "token.file";
  private static final String PLAIN_HTTP = "allow.plain.http";
  private static final String POSITION = "halt.position";
  private static final Map<String, Integer> MILLIS =
      new TreeMap<>(
          Map.of(
              "poll.millis", 1_000,
              "timeout.millis", 2_000,
              "late.after.millis", 3_000,
              "lost.after.millis", 15_000));
  private static final Set<String> KEYS = Set.of("url", TOKEN_FILE, PLAIN_HTTP, POSITION, CAPITAL);
  private static final Set<String> LIMITS =
      new TreeSet<>(
          Set.of(
              "maxPosition",
              "maxNotional",
              "maxOrdersPerMinute",
              "maxDailyLoss",
              "volatilityTarget"));
  private static final String ALLOWED =
      "url, token.file, allow.plain.http, halt.position, "
          + String.join(", ", MILLIS.keySet())
          + ", capital, limit.* and param.* are allowed";
  private static final int LONGEST_MILLIS = 600_000;
  private static final long MOST = 1_000_000_000_000L;

  /**
   * How often and how long, milliseconds.
   *
   * @param poll between two questions
   * @param timeout of one exchange, its body too
   * @param late age of the last good answer from which a pod is late
   * @param lost age from which it is lost
   */
  record Timing(int poll, int timeout, int late, int lost) {}

  /** Copies the maps. */
  RemotePodSettings {
    terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /**
   * Checks all entries.
   *
   * @throws IllegalArgumentException with all problems, each naming field, value and what is
   *     allowed; of an unknown key it repeats no value, as that may be a secret
   */
  static RemotePodSettings of(String name, Map<String, String> given) {
    List<String> problems = new ArrayList<>();
    SortedMap<String, String> texts = new TreeMap<>();
    given.forEach((key, text) -> texts.put(key, text.strip()));
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      problems.add(
          "pod name '"
              + Words.shown(name)
              + "': 1 to 40 lower-case letters, digits or - are allowed");
    }
    for (String key : texts.keySet()) {
      if (!KEYS.contains(key)
          && !MILLIS.containsKey(key)
          && !key.startsWith(LIMIT)
          && !key.startsWith(PARAMETER)) {
        problems.add("'" + Words.shown(key) + "': " + ALLOWED);
      }
    }
    boolean plain = flag(PLAIN_HTTP, texts.getOrDefault(PLAIN_HTTP, "false"), problems);
    URI url = url(texts.getOrDefault("url", ""), plain, problems);
    String token = tokenFile(texts.getOrDefault(TOKEN_FILE, ""), problems);
    Timing timing = timing(texts, problems);
    HaltPolicy position = position(texts.getOrDefault(POSITION, "keep"), problems);
    SortedMap<String, String> terms = terms(texts, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return new RemotePodSettings(name, url, token, timing, position, terms, texts);
  }

  private static URI url(String text, boolean isPlainAllowed, List<String> problems) {
    String allowed = "an address like https://pods.example:8443/alpha is allowed";
    URI url;
    try {
      url = new URI(text.replaceAll("/+$", ""));
    } catch (URISyntaxException e) {
      problems.add("url is no address: " + allowed);
      return null;
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      problems.add("url has a user, a query or a fragment: " + allowed + "; secrets in token.file");
    } else if (url.getHost() == null || !Set.of("http", "https").contains(scheme)) {
      problems.add("url = '" + Words.shown(text) + "': " + allowed);
    } else if (scheme.equals("http") && !isLoopback(url.getHost()) && !isPlainAllowed) {
      problems.add(
          "url = '"
              + Words.shown(text)
              + "': https, or http to 127.0.0.1, ::1 or localhost is allowed, or any with"
              + " allow.plain.http = true");
    }
    return url;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
  }

  /** A plain name, so that no other file of this machine can be sent anywhere. */
  private static String tokenFile(String text, List<String> problems) {
    if (!text.isEmpty() && !text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,60}\\.token")) {
      problems.add(
          "token.file = '"
              + Words.shown(text)
              + "': the name of a file in etc that ends with .token is allowed");
    }
    return text;
  }

  private static boolean flag(String field, String text, List<String> problems) {
    if (!text.equals("true") && !text.equals("false")) {
      problems.add(field + " = '" + Words.shown(text) + "': true or false is allowed");
    }
    return text.equals("true");
  }

  private static HaltPolicy position(String text, List<String> problems) {
    try {
      return HaltPolicy.parse(POSITION, Words.shown(text));
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage());
      return HaltPolicy.KEEP;
    }
  }

  private static Timing timing(Map<String, String> texts, List<String> problems) {
    int poll = millis("poll.millis", texts, 50, problems);
    int timeout = millis("timeout.millis", texts, 50, problems);
    int late = millis("late.after.millis", texts, poll, problems);
    int lost = millis("lost.after.millis", texts, late + 1, problems);
    return new Timing(poll, timeout, late, lost);
  }

  private static int millis(
      String field, Map<String, String> texts, int least, List<String> problems) {
    String text = texts.getOrDefault(field, String.valueOf(MILLIS.get(field)));
    int value = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    if (value < least || value > LONGEST_MILLIS) {
      problems.add(
          field
              + " = '"
              + Words.shown(text)
              + "': a whole number from "
              + least
              + " to "
              + LONGEST_MILLIS
              + " is allowed");
    }
    return value;
  }

  private static SortedMap<String, String> terms(Map<String, String> texts, List<String> problems) {
    SortedMap<String, String> terms = new TreeMap<>();
    texts.forEach(
        (key, text) -> {
          if (isTerm(key)) {
            String problem = complaint(key, text);
            if (!problem.isEmpty()) {
              problems.add(problem);
            }
            terms.put(key, text);
          }
        });
    return terms;
  }

  private static boolean isTerm(String key) {
    return key.equals(CAPITAL) || key.startsWith(LIMIT) || key.startsWith(PARAMETER);
  }

  private static String complaint(String key, String text) {
    String value = key + " = '" + Words.shown(text) + "': ";
    if (key.startsWith(PARAMETER)) {
      boolean fits =
          key.substring(PARAMETER.length()).matches("[A-Za-z][A-Za-z0-9._-]{0,59}")
              && text.matches("[\\x20-\\x7e&&[^\\\\]]{0,200}")
              && !text.contains("${");
      return fits
          ? ""
          : Words.shown(value)
              + "a name and up to 200 printable ASCII characters without \\ and ${ are allowed";
    }
    if (key.startsWith(LIMIT) && !LIMITS.contains(key.substring(LIMIT.length()))) {
      return "'" + Words.shown(key) + "': limit. and " + String.join(", ", LIMITS) + " are allowed";
    }
    if (key.equals(LIMIT + "maxOrdersPerMinute")) {
      return text.matches("[1-9][0-9]{0,5}") ? "" : value + "1 to 999999 is allowed";
    }
    boolean isShare = key.equals(LIMIT + "maxDailyLoss");
    boolean mayBeZero = key.equals(CAPITAL);
    long most = isShare ? 1 : MOST;
    return isDecimal(text, mayBeZero, most)
        ? ""
        : value
            + "a decimal number "
            + (mayBeZero ? "from 0" : "above 0")
            + " up to "
            + most
            + " is allowed";
  }

  private static boolean isDecimal(String text, boolean mayBeZero, long most) {
    if (!text.matches("[0-9]{1,13}(\\.[0-9]{1,8})?")) {
      return false;
    }
    BigDecimal value = new BigDecimal(text);
    return value.compareTo(BigDecimal.valueOf(most)) <= 0 && (mayBeZero || value.signum() > 0);
  }

  /**
   * With capital, limits or parameters changed; an empty text takes one out.
   *
   * @throws IllegalArgumentException with all that is not allowed
   */
  RemotePodSettings with(Map<String, String> changes) {
    SortedMap<String, String> changed = new TreeMap<>(texts);
    List<String> problems = new ArrayList<>();
    changes.forEach(
        (key, text) -> {
          if (!isTerm(key)) {
            problems.add(
                "'"
                    + Words.shown(key)
                    + "': capital, limit.NAME and param.NAME are allowed; the rest is in the pod's"
                    + " file");
          } else if (text.isBlank()) {
            changed.remove(key);
          } else {
            changed.put(key, text);
          }
        });
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return of(name, changed);
  }

  /** Limits or parameters by their own names. */
  SortedMap<String, String> below(String prefix) {
    SortedMap<String, String> found = new TreeMap<>();
    terms.forEach(
        (key, text) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), text);
          }
        });
    return found;
  }
}
