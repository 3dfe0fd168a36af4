package io.slipstream.coordinator;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.coordination.DeskAnswer;
import io.slipstream.api.service.coordination.DeskPolicy;
import io.slipstream.api.service.coordination.DeskQuestion;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.coordination.DeskVoice.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A question of a table and its answer as text. Voices: {@code a:B10@0.5} is an intent to buy 10,
 * half sure, {@code a:S4} one to sell 4, {@code b:long} and {@code b:short} stand by a position,
 * {@code c:flat} abstains.
 */
final class Case {
  private final List<DeskVoice> voices = new ArrayList<>();
  private final List<String> priority = new ArrayList<>();
  private final SortedMap<String, Long> weights = new TreeMap<>();

  /** {@code policy}: {@code b>a} is an order of priority, {@code a=2 b=0.5} are weights. */
  Case(String policy, String text) {
    for (String word : words(policy)) {
      if (word.contains("=")) {
        String[] parts = word.split("=", 2);
        weights.put(parts[0], FixedPoint.parse(parts[1]));
      } else {
        priority.addAll(List.of(word.split(">", -1)));
      }
    }
    words(text).forEach(this::add);
  }

  private static List<String> words(String text) {
    return text == null || text.isBlank() ? List.of() : List.of(text.strip().split(" +", -1));
  }

  private void add(String word) {
    String[] parts = word.split(":", 2);
    String said = parts[1];
    voices.add(
        switch (said) {
          case "flat" -> new DeskVoice(parts[0], Kind.SILENT, null, 0, 0);
          case "long" -> new DeskVoice(parts[0], Kind.STANDING, Side.BUY, 0, FixedPoint.ONE);
          case "short" -> new DeskVoice(parts[0], Kind.STANDING, Side.SELL, 0, FixedPoint.ONE);
          default -> said(parts[0], said);
        });
  }

  private static DeskVoice said(String pod, String said) {
    String[] parts = said.split("@", 2);
    long confidence = parts.length == 1 ? FixedPoint.ONE : FixedPoint.parse(parts[1]);
    if (parts[0].equals("long") || parts[0].equals("short")) {
      Side side = parts[0].equals("long") ? Side.BUY : Side.SELL;
      return new DeskVoice(pod, Kind.STANDING, side, 0, confidence);
    }
    Side side = said.charAt(0) == 'B' ? Side.BUY : Side.SELL;
    return new DeskVoice(pod, Kind.INTENT, side, Long.parseLong(parts[0].substring(1)), confidence);
  }

  DeskAnswer answer(String rule, long lot) {
    DeskPolicy policy = new DeskPolicy("desk", rule, priority, weights);
    return new DeskCoordinatorFactory()
        .create()
        .decide(new DeskQuestion(policy, "COIN", lot, voices));
  }

  /** Outcome and what of each intent goes on, {@code -} for no conflict. */
  String text(String rule, long lot) {
    DeskAnswer answer = answer(rule, lot);
    if (answer == null) {
      return "-";
    }
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < voices.size(); i++) {
      if (voices.get(i).kind() == Kind.INTENT) {
        kept.add(String.valueOf(answer.kept().get(i)));
      }
    }
    String side = answer.side() == null ? "NONE" : answer.side().name();
    return side + " " + kept.stream().collect(Collectors.joining(" "));
  }
}
