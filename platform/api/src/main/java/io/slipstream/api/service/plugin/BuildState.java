package io.slipstream.api.service.plugin;

/** Where a build of a strategy stands. */
public enum BuildState {
  /** Pods of its strategy run it. */
  CURRENT,
  /** Up, from a file in the deploy folder, while another build is current. */
  INSTALLED,
  /** Only in the store of jars that ran; it can be made current again. */
  KEPT,
  /** A file in the deploy folder that was not taken in. */
  REFUSED
}
