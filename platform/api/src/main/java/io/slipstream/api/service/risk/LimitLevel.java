package io.slipstream.api.service.risk;

/** What a limit is a limit of. */
public enum LimitLevel {
  /** The order itself, or the terms of its instrument; nobody has set it. */
  ORDER,
  /** All pods together. */
  PORTFOLIO,
  /** The pods of a desk together. */
  DESK,
  /** One pod. */
  POD,
  /** All pods together in one instrument. */
  INSTRUMENT,
  /** All pods together in instruments that move together. */
  BUCKET;

  /** Its name in a limits file. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
