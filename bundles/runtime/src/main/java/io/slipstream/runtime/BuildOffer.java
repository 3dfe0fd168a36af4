package io.slipstream.runtime;

/**
 * A build that may decide for a pod.
 *
 * @param pod its name
 * @param sha256 hash of the build's jar
 * @param isBefore whether it is told of everything only to be there when the one in its place fails
 */
record BuildOffer(String pod, String sha256, boolean isBefore) {
  BuildOffer(String pod, String sha256) {
    this(pod, sha256, false);
  }
}
