package io.slipstream.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random pods, operators and rules: what must hold of every decision, and of every state. */
class DeskFuzzTest {
  private static final List<String> RULES = new DeskCoordinatorFactory().create().rules();
  private static final int STEPS = 600;

  private SplittableRandom random;
  private int decided;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldHoldWhateverHappens(boolean netting) {
    for (long seed = 1; seed <= 10; seed++) {
      play(seed, netting);
    }
    assertTrue(decided > 200, () -> decided + " decisions");
  }

  private void play(long seed, boolean netting) {
    random = new SplittableRandom(seed);
    DeskFlow flow = new DeskFlow(netting);
    DeskFlow restored = new DeskFlow(netting);
    for (int step = 0; step < STEPS; step++) {
      Input input = input(flow);
      if (isRefused(flow, input)) {
        continue;
      }
      List<Decision> decisions = flow.apply(input).decisions;
      decisions.forEach(this::check);
      if (step % 7 == 0) {
        restored.restore();
      }
      assertEquals(decisions, restored.apply(input).decisions, "seed " + seed + ": " + input);
    }
    assertEquals(flow.kernel.stateHash(), restored.kernel.stateHash(), "seed " + seed);
    assertEquals(flow.kernel.stateHash(), flow.replayed().stateHash(), "seed " + seed);
  }

  private static boolean isRefused(DeskFlow flow, Input input) {
    try {
      flow.kernel.check(input);
      return false;
    } catch (KernelException e) {
      return true;
    }
  }

  private Input input(DeskFlow flow) {
    int pod = random.nextInt(3);
    int dice = random.nextInt(100);
    if (dice < 55) {
      return new Input.IntentMade(pod, draft().toIntent());
    } else if (dice < 75) {
      return new Input.SliceEnded(flow.kernel.eventTime());
    } else if (dice < 85) {
      return flow.nextQuote(random.nextLong(990, 1011));
    } else if (dice < 88) {
      return new Input.CancelRequested(pod, random.nextLong(1, 60));
    } else if (dice < 91) {
      long order = random.nextLong(1, 60);
      return new Input.ReplaceRequested(pod, order, random.nextLong(1, 20), 990, 0);
    } else if (dice < 94) {
      return rule();
    } else if (dice < 95) {
      return new Input.PodStopped(pod, "me", "why");
    } else if (dice < 98) {
      return new Input.PodResumed(pod, "me");
    }
    TradingState state = TradingState.values()[random.nextInt(3)];
    return new Input.ScopeStateSet(TradingScope.ofPod("b"), state, "me", "why");
  }

  private Input rule() {
    String rule = random.nextInt(5) == 0 ? "" : RULES.get(random.nextInt(RULES.size()));
    TreeMap<String, Long> weights = new TreeMap<>();
    weights.put("a", random.nextLong(0, 3) * 100_000_000);
    return new Input.DeskSet("alpha", rule, List.of("b"), weights, "me", "why");
  }

  private OrderDraft draft() {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long quantity = random.nextLong(1, 20);
    OrderDraft draft =
        random.nextInt(4) == 0
            ? DeskFlow.draft().limit(side, quantity, random.nextLong(980, 1021))
            : DeskFlow.draft().market(side, quantity);
    if (random.nextInt(6) == 0) {
      draft.reduceOnly();
    }
    return random.nextBoolean() ? draft.confidence(random.nextInt(5) / 4.0) : draft;
  }

  private void check(Decision decision) {
    if (!(decision instanceof Decision.DeskDecided told)) {
      return;
    }
    decided++;
    long wanted = 0;
    long kept = 0;
    for (Decision.DeskOpinion opinion : told.opinions()) {
      assertTrue(opinion.kept() >= 0 && opinion.kept() <= opinion.wanted(), told::toString);
      if (opinion.kind() == DeskVoice.Kind.INTENT) {
        assertTrue(opinion.wanted() > 0, told::toString);
        int sign = Side.valueOf(opinion.side()).sign();
        wanted += sign * opinion.wanted();
        kept += sign * opinion.kept();
        if (!told.rule().equals("NET")) {
          boolean wins = opinion.side().equals(told.outcome());
          assertEquals(wins ? opinion.wanted() : 0, opinion.kept(), told::toString);
        }
      }
    }
    if (told.rule().equals("NET")) {
      assertEquals(wanted, kept, told::toString);
    }
  }

  @Test
  void shouldNeverDenyWhatOnlyReduces() {
    random = new SplittableRandom(99);
    int exits = 0;
    for (int round = 0; round < 300; round++) {
      DeskFlow flow = new DeskFlow(false);
      long[] held = new long[3];
      for (int pod = 0; pod < 3; pod++) {
        held[pod] = random.nextLong(-20, 21);
        if (held[pod] != 0) {
          Side side = held[pod] > 0 ? Side.BUY : Side.SELL;
          String name = List.of("a", "b", "c").get(pod);
          flow.wants(name, DeskFlow.draft().market(side, Math.abs(held[pod])));
        }
      }
      flow.apply(rule());
      for (int pod = 0; pod < 3; pod++) {
        if (held[pod] != 0) {
          Side side = held[pod] > 0 ? Side.SELL : Side.BUY;
          String name = List.of("a", "b", "c").get(pod);
          long exit = random.nextLong(1, Math.abs(held[pod]) + 1);
          flow.wants(name, DeskFlow.draft().market(side, exit));
          assertEquals(held[pod] + side.sign() * exit, flow.position(name));
          exits++;
        }
      }
    }
    assertTrue(exits > 500);
  }
}
