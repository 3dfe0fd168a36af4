package io.slipstream.api.service.coordination;

import java.util.List;

/**
 * What a desk has to decide at the end of a slice.
 *
 * @param policy the desk's
 * @param symbol the instrument
 * @param lotSize quantities are multiples of it
 * @param voices intents in the order they were made, then the other pods of the desk that trade the
 *     instrument and may trade, in pod order
 */
public record DeskQuestion(DeskPolicy policy, String symbol, long lotSize, List<DeskVoice> voices) {
  /** Copies the list. */
  public DeskQuestion {
    voices = List.copyOf(voices);
  }
}
