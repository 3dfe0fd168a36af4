package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile strategies in the running container, beside five pods at a thousand events a second: each
 * is quarantined, and the others end as if they had been alone.
 */
class QuarantineTest {
  private static final String SPEED = "60000";

  /** What each pod does, by its name, at a bar of its own. */
  private static final String SOURCE =
      """
      package io.slipstream.plugins.template;

      import io.slipstream.api.market.Bar;
      import io.slipstream.api.market.Instrument;
      import io.slipstream.api.order.OrderDraft;
      import io.slipstream.api.order.Side;
      import io.slipstream.api.strategy.Sizing;
      import io.slipstream.api.strategy.Strategy;
      import io.slipstream.api.strategy.StrategyContext;
      import io.slipstream.api.strategy.StrategySnapshot;
      import java.util.ArrayList;
      import java.util.List;

      final class TemplateStrategy implements Strategy {
        private final List<byte[]> hoard = new ArrayList<>();
        private long bars;

        TemplateStrategy(Sizing sizing) {}

        @Override
        public void onStart(StrategyContext context) {
          if (context.pod().equals("hostile-start")) {
            throw new IllegalStateException("on start");
          }
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
          if (context.isWarmingUp()) {
            return;
          }
          bars++;
          String name = context.pod();
          if (name.equals("hostile-throw") && bars == 1000) {
            throw new IllegalStateException("at the 1000th bar");
          } else if (name.equals("hostile-recurse") && bars == 1500) {
            recurse(0);
          } else if (name.equals("hostile-flood") && bars == 2000) {
            flood(context);
          } else if (name.equals("hostile-hoard") && bars == 2500) {
            while (true) {
              hoard.add(new byte[1 << 20]);
            }
          } else if (name.equals("hostile-loop") && bars == 3500) {
            while (bars > 0) {
              bars = bars % 4000 + 1;
            }
          } else if (name.equals("hostile-interrupt") && bars == 5000) {
            Thread.currentThread().interrupt();
          } else if (name.equals("hostile-threads") && bars == 6000) {
            new Thread(
                    () -> java.util.concurrent.locks.LockSupport.parkNanos(60_000_000_000L),
                    "a stranger")
                .start();
          }
        }

        private static long recurse(long depth) {
          return recurse(depth + 1) + 1;
        }

        private static void flood(StrategyContext context) {
          Instrument coin = context.instruments().get(0);
          OrderDraft draft = new OrderDraft(coin);
          while (true) {
            context.submit(draft.on(coin).limit(Side.BUY, coin.lotSize(), coin.tickSize()));
          }
        }

        @Override
        public StrategySnapshot snapshot() {
          return StrategySnapshot.version(1).put("bars", bars).build();
        }

        @Override
        public void restore(StrategySnapshot snapshot, StrategyContext context) {
          bars = snapshot.number("bars");
        }
      }
      """;

  private static final Map<String, String> REASONS =
      new TreeMap<>(
          Map.of(
              "hostile-start", "on start",
              "hostile-throw", "at the 1000th bar",
              "hostile-recurse", "StackOverflowError",
              "hostile-flood", "more than 1000 requests in one call",
              "hostile-hoard", "OutOfMemoryError|did not return",
              "hostile-loop", "did not return within 500 ms of processor time",
              "hostile-interrupt", "interrupted the session's thread",
              "hostile-threads", "started a thread, 'a stranger'"));

  @TempDir Path scratch;

  @Test
  void shouldQuarantineTheHostileAndNobodyElse() throws Exception {
    Map<String, JsonNode> alone;
    try (LaunchedInstance quiet = unpack("quiet")) {
      quiet.startAndAwait(SPEED).awaitEnd();
      alone = others(quiet);
      quiet.stop();
    }
    try (LaunchedInstance instance = unpack("hostile")) {
      Path jar = CompiledPlugin.jar(scratch.resolve("plugin/hostile.jar"), "1.0.0", SOURCE);
      Files.copy(jar, instance.base.resolve("deploy/hostile.jar"));
      for (String name : REASONS.keySet()) {
        Files.writeString(pod(instance, name), BusyPlugin.pod());
      }
      instance.startAndAwait(SPEED).awaitEnd();
      JsonNode pods = instance.slip("pod:list", "--format", "json").json();
      for (JsonNode pod : pods) {
        String expected = REASONS.get(pod.get("name").asText());
        if (expected != null) {
          assertEquals("QUARANTINED", pod.get("status").asText(), pod.toString());
          String reason = pod.get("reason").asText();
          assertTrue(reason.matches("(?s).*(" + expected + ").*"), reason);
        }
      }
      assertEquals(alone, others(instance));
      Instance.Result replay = instance.slip("journal:replay");
      assertEquals(0, replay.status(), replay.toString());
      instance.stop();
    }
  }

  private LaunchedInstance unpack(String name) throws IOException {
    LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve(name));
    LaunchedInstance.edit(instance.base, "io.slipstream.session.cfg", "allocation.hours", "0");
    for (String strategy : new String[] {"mean-reversion", "gradient"}) {
      Files.writeString(
          pod(instance, strategy),
          "strategy = " + strategy + "\ninstruments = BTC/USD\ncapital = 100000\n");
    }
    return instance;
  }

  private static Path pod(LaunchedInstance instance, String name) {
    return instance.base.resolve("etc/io.slipstream.pod-" + name + ".cfg");
  }

  /** Everything that is known of the pods that are not hostile. */
  private static Map<String, JsonNode> others(LaunchedInstance instance) {
    Map<String, JsonNode> others = new TreeMap<>();
    for (JsonNode pod : instance.slip("pod:list", "--format", "json").json()) {
      if (!REASONS.containsKey(pod.get("name").asText())) {
        others.put(pod.get("name").asText(), pod);
      }
    }
    assertEquals(5, others.size(), others.keySet().toString());
    return others;
  }
}
