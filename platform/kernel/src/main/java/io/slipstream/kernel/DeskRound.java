package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.coordination.Coordinator;
import io.slipstream.api.service.coordination.DeskAnswer;
import io.slipstream.api.service.coordination.DeskPolicy;
import io.slipstream.api.service.coordination.DeskQuestion;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.coordination.DeskVoice.Kind;
import io.slipstream.api.service.risk.DenialCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One decision of a desk on one instrument: asks the coordinator and carries out its answer. */
final class DeskRound {
  private final TradingKernel kernel;
  private final Coordinator coordinator;
  private final Coordination coordination;
  private final Outcomes out;

  DeskRound(
      TradingKernel kernel, Coordinator coordinator, Coordination coordination, Outcomes out) {
    this.kernel = kernel;
    this.coordinator = coordinator;
    this.coordination = coordination;
    this.out = out;
  }

  /** An order and what of it opens or enlarges its pod's position. */
  private record Wish(Order order, long opening, long confidence) {
    DeskVoice voice() {
      String pod = order.owner().definition().name();
      return new DeskVoice(pod, Kind.INTENT, order.side(), opening, confidence);
    }
  }

  void decide(DeskPolicy policy, int instrument, List<Order> orders) {
    List<Wish> wishes = wishes(orders);
    List<DeskVoice> voices = voices(policy, instrument, wishes);
    boolean asks = voices.stream().anyMatch(voice -> voice.kind() == Kind.INTENT) && fits(wishes);
    InstrumentState state = kernel.instrumentAt(instrument);
    DeskQuestion question =
        new DeskQuestion(policy, state.terms().symbol(), state.terms().lotSize(), voices);
    DeskAnswer answer = asks ? coordinator.decide(question) : null;
    if (answer != null) {
      out.other(decision(question, answer, wishes));
    }
    int voice = 0;
    for (Wish wish : wishes) {
      long kept = wish.opening();
      if (wish.opening() > 0) {
        kept = answer == null ? kept : kept(answer, voice, wish);
        voice++;
      }
      carryOut(wish, kept, answer == null ? null : answer.denial());
    }
  }

  /** Quantities that together are beyond what can be counted are the gate's to deny. */
  private static boolean fits(List<Wish> wishes) {
    return wishes.stream().mapToDouble(Wish::opening).sum() < Long.MAX_VALUE / 2.0;
  }

  /** From the oldest on: what a pod can still reduce is used up by those before. */
  private List<Wish> wishes(List<Order> orders) {
    SortedMap<Integer, Long> positions = new TreeMap<>();
    List<Wish> wishes = new ArrayList<>();
    for (Order order : orders) {
      long position =
          positions.computeIfAbsent(order.pod(), pod -> Coordination.afterExits(order.holding()));
      long exit = Math.min(order.orderQty(), Coordination.reducible(position, order.side()));
      positions.put(order.pod(), position + order.side().sign() * exit);
      wishes.add(new Wish(order, order.orderQty() - exit, confidence(order.confidence())));
    }
    return wishes;
  }

  private static long confidence(double stated) {
    return Double.isNaN(stated) ? FixedPoint.ONE : FixedPoint.ofDouble(stated);
  }

  private List<DeskVoice> voices(DeskPolicy policy, int instrument, List<Wish> wishes) {
    List<DeskVoice> voices = new ArrayList<>();
    wishes.stream().filter(wish -> wish.opening() > 0).map(Wish::voice).forEach(voices::add);
    for (Pod pod : kernel.pods()) {
      boolean isSilent =
          wishes.stream().noneMatch(wish -> wish.opening() > 0 && wish.order().owner() == pod);
      boolean isMember = policy.equals(coordination.policyOf(pod.number())) && pod.mayTrade();
      if (isMember && isSilent && pod.trades(instrument)) {
        voices.add(silent(pod, instrument));
      }
    }
    return voices;
  }

  private DeskVoice silent(Pod pod, int instrument) {
    String name = pod.definition().name();
    Holding holding = pod.ledger().holdingOrNull(instrument);
    long position = holding == null ? 0 : Coordination.afterExits(holding);
    if (position == 0) {
      return new DeskVoice(name, Kind.SILENT, null, 0, 0);
    }
    long confidence = coordination.confidence(pod.number(), instrument);
    return new DeskVoice(name, Kind.STANDING, position > 0 ? Side.BUY : Side.SELL, 0, confidence);
  }

  /** What a coordinator lets go on is never more than was wished for, and whole lots. */
  private static long kept(DeskAnswer answer, int voice, Wish wish) {
    long kept = Math.max(0, Math.min(answer.kept().get(voice), wish.opening()));
    return kept == wish.opening()
        ? kept
        : FixedPoint.truncate(kept, wish.order().instrument().lotSize());
  }

  private Decision.DeskDecided decision(
      DeskQuestion question, DeskAnswer answer, List<Wish> wishes) {
    List<Wish> asking = wishes.stream().filter(wish -> wish.opening() > 0).toList();
    List<Decision.DeskOpinion> opinions = new ArrayList<>();
    for (int i = 0; i < question.voices().size(); i++) {
      DeskVoice voice = question.voices().get(i);
      boolean isIntent = i < asking.size();
      opinions.add(
          new Decision.DeskOpinion(
              voice.pod(),
              voice.kind(),
              voice.side() == null ? "" : voice.side().name(),
              isIntent ? asking.get(i).order().clientOrderId() : "",
              voice.quantity(),
              isIntent ? kept(answer, i, asking.get(i)) : 0,
              question.policy().weightOf(voice.pod()),
              voice.confidence()));
    }
    return new Decision.DeskDecided(
        question.policy().desk(),
        question.symbol(),
        question.policy().rule(),
        answer.side() == null ? "NONE" : answer.side().name(),
        answer.buyVotes(),
        answer.sellVotes(),
        kernel.eventTime(),
        opinions);
  }

  private void carryOut(Wish wish, long kept, DenialCode denial) {
    Order order = wish.order();
    long dropped = wish.opening() - kept;
    long left = order.orderQty() - dropped;
    if (wish.opening() > 0 && kept > 0) {
      coordination.remember(order, wish.confidence());
    }
    if (left == 0) {
      coordination.deny(order, denial, 0);
    } else {
      if (dropped > 0) {
        order.cut(left);
      }
      coordination.release(order, dropped > 0 ? denial.name() : "");
    }
  }
}
