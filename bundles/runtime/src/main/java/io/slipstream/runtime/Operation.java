package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntFunction;

/**
 * An operator's wish as one line, {@code pod:stop momentum-fast}: what the journal has of it, and
 * what tells it from other wishes.
 */
record Operation(String text) {
  private static final int LONGEST = 10_000;
  private static final int SHOWN = 200;

  Operation {
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      throw new OperationRefusedException(
          "'"
              + text.substring(0, Math.min(SHOWN, text.length()))
              + "': up to "
              + LONGEST
              + " characters without line breaks are allowed");
    }
  }

  static Operation ofPod(String verb, String pod) {
    return new Operation("pod:" + verb + " " + pod);
  }

  static Operation creating(PodConfiguration pod) {
    StringBuilder text = new StringBuilder("pod:create ").append(pod.name());
    pod.texts().forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
    return new Operation(text.toString());
  }

  static Operation ofTrading(TradingState state, String reason) {
    return new Operation(
        (state == TradingState.HALTED ? "trading:halt " : "trading:resume ") + reason);
  }

  /** Short enough to be kept for each of many: a long one is cut, and its hash added. */
  String mark() {
    return text.length() <= SHOWN
        ? text
        : text.substring(0, SHOWN) + "... sha256:" + sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256, hexadecimal. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether an input is what this operation does when this actor asks for it. */
  boolean isEffect(Input input, String actor, IntFunction<String> podName) {
    if (input instanceof Input.TradingStateSet in) {
      return in.actor().equals(actor) && equals(ofTrading(in.state(), in.reason()));
    } else if (input instanceof Input.PodStopped in) {
      return in.actor().equals(actor) && equals(ofPod("stop", podName.apply(in.pod())));
    } else if (input instanceof Input.PodResumed in) {
      return in.actor().equals(actor) && equals(ofPod("start", podName.apply(in.pod())));
    } else if (input instanceof Input.PodRemoved in) {
      return equals(ofPod("remove", podName.apply(in.pod())));
    }
    return input instanceof Input.PodAdded in
        && text.startsWith("pod:create " + in.definition().name() + " ");
  }
}
