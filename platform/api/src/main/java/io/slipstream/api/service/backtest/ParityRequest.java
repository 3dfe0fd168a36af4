package io.slipstream.api.service.backtest;

import io.slipstream.api.service.operations.ReplayRequest.Bound;
import java.nio.file.Path;

/**
 * Which pod of which recorded session is asked again. Bounds are journal entries or event times,
 * null for none.
 *
 * @param pod name of the pod
 * @param from first entry or event time from which on is compared
 * @param to last entry or event time
 * @param strategy another strategy to ask in place of the pod's own builds, {@code id} or {@code
 *     id@version}, where a version may be the beginning of a hash; empty for its own
 * @param ideal whether the pod is alone with its configured capital, as in a plain backtest:
 *     without other pods, allocations, limits, halts and stops
 * @param journal directory of another journal, null for the session's own
 */
public record ParityRequest(
    String pod, Bound from, Bound to, String strategy, boolean ideal, Path journal) {}
