package io.slipstream.compliance;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import java.util.ArrayList;
import java.util.List;

/** How desks decide, and what they decided, in words. */
final class DeskWords {
  private DeskWords() {}

  static String of(Input.DeskSet in) {
    if (in.rule().isEmpty()) {
      return in.actor()
          + " lets the pods of desk "
          + in.name()
          + " decide alone"
          + Words.because(in.reason());
    }
    List<String> weights = new ArrayList<>();
    in.weights().forEach((pod, weight) -> weights.add(pod + " " + FixedPoint.format(weight)));
    return in.actor()
        + " lets desk "
        + in.name()
        + " decide by "
        + in.rule()
        + (in.priority().isEmpty() ? "" : ", first " + String.join(", then ", in.priority()))
        + (weights.isEmpty() ? "" : ", weights " + String.join(", ", weights))
        + Words.because(in.reason());
  }

  static String of(Decision.DeskDecided decided, Instrument terms) {
    List<String> said = decided.opinions().stream().map(opinion -> of(opinion, terms)).toList();
    boolean isVote = decided.buyVotes() > 0 || decided.sellVotes() > 0;
    return "desk "
        + decided.desk()
        + " decides on "
        + decided.symbol()
        + " by "
        + decided.rule()
        + ": "
        + (decided.outcome().equals("NONE") ? "neither side" : decided.outcome())
        + (isVote
            ? ", votes to buy "
                + FixedPoint.format(decided.buyVotes())
                + ", to sell "
                + FixedPoint.format(decided.sellVotes())
            : "")
        + "; "
        + String.join("; ", said);
  }

  private static String of(Decision.DeskOpinion opinion, Instrument terms) {
    if (opinion.kind() == DeskVoice.Kind.SILENT) {
      return opinion.member() + " abstains";
    }
    String counts =
        " (weight "
            + FixedPoint.format(opinion.weight())
            + ", confidence "
            + FixedPoint.format(opinion.confidence())
            + ")";
    if (opinion.kind() == DeskVoice.Kind.STANDING) {
      return opinion.member()
          + " stands "
          + (opinion.side().equals("BUY") ? "LONG" : "SHORT")
          + counts;
    }
    return opinion.intent()
        + " wants "
        + opinion.side()
        + " "
        + quantity(terms, opinion.wanted())
        + counts
        + (opinion.kept() == opinion.wanted()
            ? " and goes on"
            : opinion.kept() == 0
                ? " and does not go on"
                : " and goes on with " + quantity(terms, opinion.kept()));
  }

  private static String quantity(Instrument terms, long quantity) {
    return terms == null ? quantity + " units" : terms.quantityText(quantity);
  }
}
