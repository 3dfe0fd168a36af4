package io.slipstream.api.service.risk;

/** Whose limit was violated. */
public enum ViolationScope {
  /** All pods together. */
  PORTFOLIO,
  /** The pods of a desk. */
  DESK,
  /** One pod. */
  POD,
  /** One instrument, whoever trades it. */
  INSTRUMENT,
  /** Instruments that move together. */
  BUCKET,
  /** Whatever is traded at one venue. */
  VENUE
}
