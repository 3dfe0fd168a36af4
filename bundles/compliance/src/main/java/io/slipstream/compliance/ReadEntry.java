package io.slipstream.compliance;

import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;

/**
 * An entry that was understood.
 *
 * @param sequence its place in the journal
 * @param input what it holds, null when it is a decision
 * @param decision what it holds, null when it is an input
 * @param cause the input that a decision is on; of an input itself
 * @param time its own event time, or that of the latest input before it; {@link Long#MIN_VALUE}
 *     before the first
 * @param order client order id of an intent, which its first decision tells; else empty
 */
record ReadEntry(
    long sequence, Input input, Decision decision, Input cause, long time, String order) {
  Class<?> type() {
    return input == null ? decision.getClass() : input.getClass();
  }
}
