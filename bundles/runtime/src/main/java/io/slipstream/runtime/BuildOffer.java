package io.slipstream.runtime;

/**
 * A build that may decide for a pod.
 *
 * @param pod its name
 * @param sha256 hash of the build's jar
 */
record BuildOffer(String pod, String sha256) {}
