package io.slipstream.api.service.coordination;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import java.util.List;

/**
 * What a desk decided.
 *
 * @param side which side goes on, null for none
 * @param buyVotes weight of the votes to buy, {@link io.slipstream.api.market.FixedPoint}; zero of
 *     a rule that does not vote
 * @param sellVotes weight of the votes to sell
 * @param kept of each voice's quantity what goes on, in the order of the question's voices
 * @param denial why the rest does not
 */
public record DeskAnswer(
    Side side, long buyVotes, long sellVotes, List<Long> kept, DenialCode denial) {
  /** Copies the list. */
  public DeskAnswer {
    kept = List.copyOf(kept);
  }
}
