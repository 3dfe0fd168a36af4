package io.slipstream.kernel.twin;

import io.slipstream.api.order.OrderState;
import io.slipstream.kernel.Input;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts which rules random sessions reach. */
final class TwinCoverage {
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final Set<TwinPod> liquidating = new HashSet<>();
  private final Map<TwinPosition, BigDecimal> realized = new HashMap<>();

  SortedMap<String, Long> counts() {
    return counts;
  }

  long count(String what) {
    return counts.getOrDefault(what, 0L);
  }

  private void add(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  void before(TwinKernel kernel) {
    liquidating.clear();
    realized.clear();
    for (TwinPod pod : kernel.session.pods) {
      if (pod.liquidating) {
        liquidating.add(pod);
      }
      pod.ledger.positions.values().forEach(p -> realized.put(p, p.realized));
    }
  }

  void refused(Input input) {
    add("refused " + input.getClass().getSimpleName());
  }

  void after(TwinKernel kernel, Input input) {
    add("input " + input.getClass().getSimpleName());
    for (TwinPod pod : kernel.session.pods) {
      if (pod.liquidating && !liquidating.contains(pod)) {
        add("liquidation begins");
      } else if (!pod.liquidating && liquidating.contains(pod)) {
        add("liquidation ends");
      }
    }
    if (input instanceof Input.InstrumentSplit split) {
      split(kernel, split.instrument());
    }
    kernel.session.decisions.forEach(line -> line(kernel, line));
  }

  private void split(TwinKernel kernel, int instrument) {
    for (TwinPod pod : kernel.session.pods) {
      TwinPosition position = pod.ledger.positions.get(instrument);
      if (position == null) {
        continue;
      }
      BigDecimal before = realized.getOrDefault(position, BigDecimal.ZERO);
      boolean isPaid = !Decimals.same(position.realized, before);
      if (position.quantity().signum() != 0) {
        add(isPaid ? "split with a rest in cash" : "split without a rest");
      } else if (isPaid) {
        add("split to nothing");
      }
    }
  }

  private void line(TwinKernel kernel, String line) {
    List<String> words = List.of(line.split(" "));
    switch (words.get(1)) {
      case "denied" -> add("denied " + words.get(3));
      case "replace" -> add("replace refused " + words.get(4));
      case "wish" -> add("wish rejected: " + rest(words, 5));
      case "replaced" -> add("replaced");
      case "fill" -> fill(kernel, order(kernel, words.get(2)), words);
      default -> change(order(kernel, words.get(2)), words);
    }
  }

  private void change(TwinOrder order, List<String> words) {
    add(words.get(1) + ": " + rest(words, 4));
    if (order.sibling != null && words.get(1).equals("CANCELED")) {
      add("cancel of a bracket's exit");
    }
    if (words.get(1).equals("EXPIRED")) {
      add("EXPIRED " + order.terms.timeInForce());
    }
    if (words.get(1).equals("REJECTED") && order.terms.isPostOnly()) {
      add("REJECTED post-only " + order.instrument.model.feed());
    }
  }

  private static String rest(List<String> words, int from) {
    return String.join(" ", words.subList(Math.min(from, words.size()), words.size()));
  }

  private static TwinOrder order(TwinKernel kernel, String clientOrderId) {
    int dash = clientOrderId.indexOf('-');
    int slash = clientOrderId.indexOf('/');
    String number = clientOrderId.substring(dash + 1, slash < 0 ? clientOrderId.length() : slash);
    String name = clientOrderId.substring(0, dash);
    return kernel.session.pods.stream()
        .filter(pod -> pod.definition.name().equals(name))
        .findFirst()
        .orElseThrow()
        .order(
            number.startsWith("x")
                ? (1L << 39) + Long.parseLong(number.substring(1))
                : Long.parseLong(number));
  }

  private void fill(TwinKernel kernel, TwinOrder order, List<String> words) {
    add("fills");
    TwinInstrument in = order.instrument;
    add("fill " + in.model.feed() + " " + order.terms.type() + " " + words.get(7));
    add("fill " + in.model.feed() + " " + order.terms.timeInForce());
    add("fill " + in.model.limitRule() + " " + words.get(7));
    add("fill " + in.model.timing());
    add("fill to " + OrderState.valueOf(words.get(9)));
    add("fill commission " + in.model.commission().kind());
    add("fill slippage " + in.model.slippage().kind());
    add(in.model.maxParticipation() > 0 ? "fill with a cap" : "fill without a cap");
    add("fill of a " + order.pod.definition.account() + " account");
    if (order.terms.isReduceOnly()) {
      add("fill reduce-only");
    }
    if (order.sibling != null) {
      add("fill of a bracket's exit");
      if (order.decisionTime == kernel.session.eventTime) {
        add("fill of a bracket's exit at once");
      }
    }
    if (order.terms.bracket().hasStopLoss() || order.terms.bracket().hasTakeProfit()) {
      add("fill with a bracket");
    }
    if (!Decimals.same(order.resting.paid, order.resting.formulaSum)) {
      add("fill at the minimum commission");
    }
  }
}
