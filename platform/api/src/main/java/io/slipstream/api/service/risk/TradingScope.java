package io.slipstream.api.service.risk;

/**
 * What a trading state holds for.
 *
 * @param kind of scope
 * @param name of the pod or the venue, symbol of the instrument; empty for all
 */
public record TradingScope(Kind kind, String name) {
  /** Everything. */
  public static final TradingScope ALL = new TradingScope(Kind.ALL, "");

  private static final int LONGEST_NAME = 100;

  /** What a scope is about. */
  public enum Kind {
    /** Everything there is. */
    ALL,
    /** One pod. */
    POD,
    /** One instrument, whoever trades it. */
    INSTRUMENT,
    /** Whatever is traded at one venue. */
    VENUE
  }

  /** Names what is wrong. */
  public TradingScope {
    boolean fits = kind == Kind.ALL ? name.isEmpty() : !name.isBlank();
    if (!fits || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "scope "
              + kind
              + " of name '"
              + name
              + "': "
              + (kind == Kind.ALL ? "no name" : "a name of 1 to " + LONGEST_NAME + " characters")
              + " is allowed");
    }
  }

  /** A pod, by name. */
  public static TradingScope ofPod(String name) {
    return new TradingScope(Kind.POD, name);
  }

  /** An instrument, by symbol. */
  public static TradingScope ofInstrument(String symbol) {
    return new TradingScope(Kind.INSTRUMENT, symbol);
  }

  /** A venue, by name. */
  public static TradingScope ofVenue(String name) {
    return new TradingScope(Kind.VENUE, name);
  }

  /** In words: {@code trading}, {@code pod momentum}, {@code venue SIM}. */
  public String text() {
    return switch (kind) {
      case ALL -> "trading";
      case POD -> "pod " + name;
      case INSTRUMENT -> "instrument " + name;
      case VENUE -> "venue " + name;
    };
  }
}
