package io.slipstream.coordinator;

import io.slipstream.api.market.LargestRemainder;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.coordination.DeskAnswer;
import io.slipstream.api.service.coordination.DeskQuestion;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.risk.DenialCode;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of intents that are against each other. Each pod has a side, that of its intents in
 * all; there is a conflict when two pods have different ones.
 */
final class Conflicts {
  private Conflicts() {}

  /**
   * The lighter side's pods get nothing of their side; from the heavier side's the same quantity is
   * taken, divided by largest remainder of their intents of that side. What a pod wants on both
   * sides at once, as who quotes does, is its own matter.
   */
  static DeskAnswer net(DeskQuestion question) {
    if (!isConflict(question)) {
      return null;
    }
    long bought = 0;
    long sold = 0;
    for (String pod : Answers.asking(question)) {
      long net = Answers.net(question, pod);
      bought += Math.max(0, net);
      sold += Math.max(0, -net);
    }
    Side heavier = bought == sold ? null : bought > sold ? Side.BUY : Side.SELL;
    List<Long> kept = new ArrayList<>();
    question.voices().forEach(voice -> kept.add(voice.quantity()));
    cut(question, Side.BUY, Math.min(bought, sold), bought, kept);
    cut(question, Side.SELL, Math.min(bought, sold), sold, kept);
    return new DeskAnswer(heavier, 0, 0, kept, DenialCode.DESK_NETTED);
  }

  /** Takes {@code crossed} of a side from the pods whose side it is, first among the pods. */
  private static void cut(
      DeskQuestion question, Side side, long crossed, long whole, List<Long> kept) {
    List<String> pods =
        Answers.asking(question).stream().filter(pod -> sideOf(question, pod) == side).toList();
    long[] wanted = pods.stream().mapToLong(pod -> Math.abs(Answers.net(question, pod))).toArray();
    long[] parts =
        crossed == whole ? wanted : LargestRemainder.divide(crossed, wanted, question.lotSize());
    for (int i = 0; i < parts.length; i++) {
      cut(question, pods.get(i), side, parts[i], kept);
    }
  }

  private static void cut(
      DeskQuestion question, String pod, Side side, long taken, List<Long> kept) {
    List<DeskVoice> voices = question.voices();
    long[] weights = new long[voices.size()];
    for (int i = 0; i < weights.length; i++) {
      boolean isMeant = voices.get(i).isIntent(side) && voices.get(i).pod().equals(pod);
      weights[i] = isMeant ? voices.get(i).quantity() : 0;
    }
    long[] parts = LargestRemainder.divide(taken, weights, question.lotSize());
    for (int i = 0; i < parts.length; i++) {
      kept.set(i, kept.get(i) - parts[i]);
    }
  }

  /** Of equal ranks the pod whose intent came first; the other side's intents of all pods end. */
  static DeskAnswer firstWins(DeskQuestion question) {
    if (!isConflict(question)) {
      return null;
    }
    String first = null;
    for (String pod : Answers.asking(question)) {
      boolean isAhead =
          first == null || question.policy().rankOf(pod) < question.policy().rankOf(first);
      if (isAhead && sideOf(question, pod) != null) {
        first = pod;
      }
    }
    return only(question, sideOf(question, first), DenialCode.DESK_OUTRANKED);
  }

  static DeskAnswer cancelBoth(DeskQuestion question) {
    return isConflict(question) ? only(question, null, DenialCode.DESK_CONFLICT) : null;
  }

  private static DeskAnswer only(DeskQuestion question, Side side, DenialCode denial) {
    return new DeskAnswer(side, 0, 0, Answers.only(question, side), denial);
  }

  private static boolean isConflict(DeskQuestion question) {
    List<String> pods = Answers.asking(question);
    return pods.stream().anyMatch(pod -> sideOf(question, pod) == Side.BUY)
        && pods.stream().anyMatch(pod -> sideOf(question, pod) == Side.SELL);
  }

  /** Null when its intents of both sides are equal. */
  private static Side sideOf(DeskQuestion question, String pod) {
    long net = Answers.net(question, pod);
    return net == 0 ? null : net > 0 ? Side.BUY : Side.SELL;
  }
}
