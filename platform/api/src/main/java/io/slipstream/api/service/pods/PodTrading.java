package io.slipstream.api.service.pods;

/** Whether a pod makes orders: what is wanted of it, and whether it says that it is so. */
public enum PodTrading {
  /** It shall trade and has not said yet that it does. */
  STARTING,
  /** It may make orders. */
  TRADING,
  /** It shall make none and has not said yet that it does not; it is asked again and again. */
  HALTING,
  /** It makes none. */
  HALTED
}
