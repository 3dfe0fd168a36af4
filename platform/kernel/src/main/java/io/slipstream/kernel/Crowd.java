package io.slipstream.kernel;

import io.slipstream.api.strategy.Strategy;
import java.util.Arrays;

/**
 * The guests of an instrument that may trade, as a walk over many of them wants them: strategies
 * side by side and contexts side by side, so that nothing else of a pod is read at each bar. A
 * hundred pods do not fit into the first cache otherwise.
 *
 * @param guests in the order in which they are called
 * @param call that all their contexts share
 */
record Crowd(Guest[] guests, Strategy[] strategies, PodContext[] contexts, OpenCall call) {
  static Crowd of(Guest[] subscribers, OpenCall call) {
    Guest[] guests = Arrays.stream(subscribers).filter(Guest::mayTrade).toArray(Guest[]::new);
    return new Crowd(
        guests,
        Arrays.stream(guests).map(Guest::strategy).toArray(Strategy[]::new),
        Arrays.stream(guests).map(Guest::context).toArray(PodContext[]::new),
        call);
  }
}
