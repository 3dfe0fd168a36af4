package io.slipstream.coordinator;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.coordination.DeskQuestion;
import io.slipstream.api.service.coordination.DeskVoice;
import java.util.List;

/** What of each voice's quantity goes on. */
final class Answers {
  private Answers() {}

  /** All of one side, nothing of the other; nothing at all when {@code side} is null. */
  static List<Long> only(DeskQuestion question, Side side) {
    return question.voices().stream()
        .map(voice -> side != null && voice.isIntent(side) ? voice.quantity() : 0L)
        .toList();
  }

  /** What a pod's intents want in all, above zero to buy. */
  static long net(DeskQuestion question, String pod) {
    long net = 0;
    for (DeskVoice voice : question.voices()) {
      if (voice.kind() == DeskVoice.Kind.INTENT && voice.pod().equals(pod)) {
        net += voice.side().sign() * voice.quantity();
      }
    }
    return net;
  }

  /** Pods that made intents, in the order of their first one. */
  static List<String> asking(DeskQuestion question) {
    return question.voices().stream()
        .filter(voice -> voice.kind() == DeskVoice.Kind.INTENT)
        .map(DeskVoice::pod)
        .distinct()
        .toList();
  }
}
