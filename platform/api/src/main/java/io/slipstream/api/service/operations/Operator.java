package io.slipstream.api.service.operations;

/**
 * Who asks for an operation, and under which key. An operation that is asked for again under the
 * same key gets the answer of the first time and is not carried out again, also after a restart.
 *
 * @param name of the user, written to the journal
 * @param key that names the wish, whoever sends it again; empty for none
 */
public record Operator(String name, String key) {

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException naming field, value and what is allowed
   */
  public Operator {
    require(name.matches("[^\\p{Cntrl}]{1,100}"), "user", name, "characters");
    require(
        key.isEmpty() || key.matches("[\\x21-\\x7e][\\x20-\\x7e]{0,99}"),
        "key",
        key,
        "printable ASCII characters");
  }

  private static void require(boolean fits, String field, String value, String characters) {
    if (!fits) {
      String shown = value.length() > 120 ? value.substring(0, 120) + "..." : value;
      throw new IllegalArgumentException(
          field + " = '" + shown + "': 1 to 100 " + characters + " are allowed");
    }
  }

  /** Somebody whose wish has no key. */
  public static Operator of(String name) {
    return new Operator(name, "");
  }
}
