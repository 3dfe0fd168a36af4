package io.slipstream.coordinator;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.coordination.DeskAnswer;
import io.slipstream.api.service.coordination.DeskQuestion;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.coordination.DeskVoice.Kind;
import io.slipstream.api.service.risk.DenialCode;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A vote: each pod has one, for the side of its intents in all, or of its position when it made
 * none. Who has neither, or wants both sides alike, abstains.
 */
final class Ballot {
  /** All votes are alike. */
  static final BiFunction<DeskQuestion, Vote, Long> EQUAL = (question, vote) -> FixedPoint.ONE;

  /** A vote has its pod's weight. */
  static final BiFunction<DeskQuestion, Vote, Long> WEIGHT =
      (question, vote) -> question.policy().weightOf(vote.pod());

  /** A vote has its pod's weight times how sure the pod is, half-even. */
  static final BiFunction<DeskQuestion, Vote, Long> WEIGHT_BY_CONFIDENCE =
      (question, vote) ->
          FixedPoint.multiplyDivide(
              WEIGHT.apply(question, vote), vote.confidence(), FixedPoint.ONE, Rounding.HALF_EVEN);

  private final DeskQuestion question;
  private long buyVotes;
  private long sellVotes;
  private int buyers;
  private int sellers;

  /** One pod's; a pod of several intents is as sure as it is of the least. */
  record Vote(String pod, Side side, long confidence) {}

  Ballot(DeskQuestion question, BiFunction<DeskQuestion, Vote, Long> weight) {
    this.question = question;
    for (String pod : Answers.asking(question)) {
      long net = Answers.net(question, pod);
      if (net != 0) {
        Side side = net > 0 ? Side.BUY : Side.SELL;
        count(new Vote(pod, side, confidence(pod, side)), weight);
      }
    }
    for (DeskVoice voice : question.voices()) {
      if (voice.kind() == Kind.STANDING) {
        count(new Vote(voice.pod(), voice.side(), voice.confidence()), weight);
      }
    }
  }

  private long confidence(String pod, Side side) {
    return question.voices().stream()
        .filter(voice -> voice.isIntent(side) && voice.pod().equals(pod))
        .mapToLong(DeskVoice::confidence)
        .min()
        .orElse(FixedPoint.ONE);
  }

  private void count(Vote vote, BiFunction<DeskQuestion, Vote, Long> weight) {
    long counts = weight.apply(question, vote);
    if (vote.side() == Side.BUY) {
      buyVotes = Math.addExact(buyVotes, counts);
      buyers++;
    } else {
      sellVotes = Math.addExact(sellVotes, counts);
      sellers++;
    }
  }

  /** The heavier side; neither when they are equal, be it at nothing. */
  DeskAnswer larger() {
    return answer(buyVotes == sellVotes ? null : buyVotes > sellVotes ? Side.BUY : Side.SELL);
  }

  /** The side of all votes cast; neither when there are votes for both, or none. */
  DeskAnswer unanimous() {
    boolean isOneSide = (buyers == 0) != (sellers == 0);
    return answer(isOneSide ? (buyers > 0 ? Side.BUY : Side.SELL) : null);
  }

  private DeskAnswer answer(Side side) {
    List<Long> kept = Answers.only(question, side);
    return new DeskAnswer(side, buyVotes, sellVotes, kept, DenialCode.DESK_OUTVOTED);
  }
}
