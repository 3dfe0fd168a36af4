package io.slipstream.api.service.coordination;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.List;

/**
 * Decides what of a desk's intents goes on to the gate, when the slice they were made in has ended.
 * Deterministic: the answer depends on what it is handed and on what it decided before, nothing
 * else. Used by one thread at a time. It sees only what opens or enlarges positions: what reduces
 * one goes on whatever it says.
 */
public interface Coordinator {
  /** Names of the rules it knows, in the order in which they are offered. */
  List<String> rules();

  /**
   * Decides on one instrument.
   *
   * @param question by one of its rules; at least one voice is an intent
   * @return null when nothing is in conflict and all goes on
   */
  DeskAnswer decide(DeskQuestion question);

  /** Writes everything a later answer depends on. */
  default void writeState(StateSink sink) {}

  /**
   * Takes what another of its kind has written, before the first question.
   *
   * @throws io.slipstream.api.service.state.StateException when it does not fit
   */
  default void readState(StateSource source) {}
}
