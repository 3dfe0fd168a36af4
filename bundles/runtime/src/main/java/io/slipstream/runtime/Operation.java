package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.operations.DeskWish;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Reasons;
import io.slipstream.api.service.operations.TradingWish;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.pods.RemotePodRequest;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * An operator's wish as one line, {@code pod:stop momentum-fast}: what the journal has of it, and
 * what tells it from other wishes.
 */
record Operation(String text) {
  private static final int LONGEST = 10_000;
  private static final int SHOWN = 200;

  Operation {
    if (text.length() > LONGEST || !Reasons.isLine(text)) {
      throw new OperationRefusedException(
          "'"
              + Reasons.line(text.substring(0, Math.min(SHOWN, text.length())))
              + "': up to "
              + LONGEST
              + " characters without line breaks are allowed");
    }
  }

  static Operation ofPod(String verb, String pod) {
    return new Operation("pod:" + verb + " " + pod);
  }

  static Operation creating(PodConfiguration pod) {
    return new Operation("pod:create " + pod.name() + words(pod.texts()));
  }

  /** Of limits and parameters that are changed. */
  static Operation configuring(String pod, Map<String, String> changes) {
    return new Operation("pod:configure " + pod + words(changes));
  }

  static Operation stopping(String pod, HaltPolicy position) {
    String policy = position == HaltPolicy.CONFIGURED ? "" : " position=" + position.text();
    return new Operation("pod:stop " + pod + policy);
  }

  static Operation joining(RemotePodRequest pod) {
    return new Operation("pod:join " + pod.name() + words(pod.texts()));
  }

  private static String words(Map<String, String> texts) {
    StringBuilder words = new StringBuilder();
    new TreeMap<>(texts)
        .forEach((key, text) -> words.append(' ').append(key).append('=').append(text));
    return words.toString();
  }

  static Operation ofTrading(TradingWish wish) {
    boolean isPlain = wish.position() == HaltPolicy.CONFIGURED;
    String position = isPlain ? "" : "position=" + wish.position().text() + " ";
    return ofTrading(wish.state(), wish.scope(), position + wish.reason());
  }

  static Operation ofTrading(TradingState state, TradingScope scope, String reason) {
    String verb =
        switch (state) {
          case HALTED -> "halt ";
          case REDUCING -> "reduce ";
          case ACTIVE -> "resume ";
        };
    boolean isAll = scope.kind() == TradingScope.Kind.ALL;
    return new Operation("trading:" + verb + (isAll ? "" : scope.text() + ": ") + reason);
  }

  static Operation limiting(Map<String, String> changes, String reason) {
    return new Operation("risk:set" + words(changes) + " reason=" + reason);
  }

  static Operation approving(long change) {
    return new Operation("risk:approve " + change);
  }

  static Operation reenabling(String pod, String reason) {
    return new Operation("risk:reenable " + pod + " reason=" + reason);
  }

  static Operation ofDesk(Input.DeskSet in) {
    StringBuilder text = new StringBuilder("desk:set ").append(in.name());
    text.append(" rule=").append(in.rule().isEmpty() ? DeskWish.NONE : in.rule());
    if (!in.priority().isEmpty()) {
      text.append(" priority=").append(String.join(",", in.priority()));
    }
    in.weights()
        .forEach(
            (pod, weight) ->
                text.append(" weight.").append(pod).append('=').append(FixedPoint.format(weight)));
    return new Operation(text.append(" reason=").append(in.reason()).toString());
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
    if (input instanceof Input.StateChange in) {
      return in.actor().equals(actor) && equals(ofTrading(in.state(), in.scope(), in.reason()));
    } else if (input instanceof Input.PodStopped in) {
      String pod = podName.apply(in.pod());
      return in.actor().equals(actor)
          && (equals(stopping(pod, HaltPolicy.CONFIGURED))
              || equals(stopping(pod, HaltPolicy.KEEP)));
    } else if (input instanceof Input.PodFlattened in) {
      return in.actor().equals(actor)
          && equals(stopping(podName.apply(in.pod()), HaltPolicy.FLATTEN));
    } else if (input instanceof Input.PodResumed in) {
      return in.actor().equals(actor) && equals(ofPod("start", podName.apply(in.pod())));
    } else if (input instanceof Input.LimitsSet in) {
      return in.actor().equals(actor)
          && text.startsWith("risk:set ")
          && text.endsWith(" reason=" + in.reason());
    } else if (input instanceof Input.DeskSet in) {
      return in.actor().equals(actor) && equals(ofDesk(in));
    } else if (input instanceof Input.PodReenabled in) {
      return in.actor().equals(actor) && equals(reenabling(podName.apply(in.pod()), in.reason()));
    } else if (input instanceof Input.PodRemoved in) {
      return equals(ofPod("remove", podName.apply(in.pod())));
    } else if (input instanceof Input.PodReconfigured in) {
      return text.startsWith("pod:configure " + in.definition().name() + " ");
    }
    return input instanceof Input.PodAdded in
        && text.startsWith("pod:create " + in.definition().name() + " ");
  }
}
