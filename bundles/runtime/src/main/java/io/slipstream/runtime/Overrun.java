package io.slipstream.runtime;

/**
 * A call of a strategy that did not come back in time, or before the process ended.
 *
 * @param pod number of its pod, -1 when it has none yet
 * @param sequence of the last journal entry before the call
 * @param reason in words
 * @param offer the build that was offered to a pod when it was asked to go on in another one's
 *     place, or to be made, or that decided before and follows; null for a call of the strategy
 *     that decides
 */
record Overrun(int pod, long sequence, String reason, BuildOffer offer) {}
