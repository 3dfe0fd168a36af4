package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.DeskActivity;
import io.slipstream.api.service.operations.DeskView;
import io.slipstream.api.service.operations.DeskWish;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Desks of a session: set by an operator, deciding bar by bar, also across a crash. */
class DeskRulesTest {
  private static final int BARS = 12;

  @TempDir Path scratch;

  private static DeskRules rules(OperatedSession on) {
    on.session.ask(
        engine ->
            engine.apply(
                new Input.LimitsSet("desk.alpha.pods = busy-a, busy-b, busy-c", "me", "why")));
    return new DeskRules(on.session, new OperationDesk(on.session));
  }

  private static DeskWish wish(String rule) {
    return new DeskWish("alpha", rule, List.of("busy-c"), Map.of("busy-a", "1.5"), "drill");
  }

  private static void play(OperatedSession on, int bars) {
    on.session.ask(
        engine -> {
          for (int i = 0; i < bars; i++) {
            engine.step();
          }
          return null;
        });
  }

  private static String hash(OperatedSession on) {
    return on.session.ask(engine -> engine.kernel().stateHash().value());
  }

  @Test
  void shouldDecideFromBarToBarAndTellWhat() throws IOException {
    try (OperatedSession on = new OperatedSession(scratch, 100)) {
      DeskRules desks = rules(on);
      assertEquals(DeskWish.NONE, desks.desk("alpha").rule());
      DeskView set = desks.set(wish("WEIGHTED"), new Operator("ann", "k1"));
      assertEquals("WEIGHTED", set.rule());
      assertEquals(Map.of("busy-a", "1.5"), set.weights());
      play(on, BARS);
      DeskActivity activity = desks.activity();
      DeskView view = desks.desk("alpha");
      assertTrue(view.decisions() > 0, view::toString);
      assertEquals(
          view.decisions(),
          activity.counts().stream().mapToLong(DeskActivity.Count::decisions).sum());
      assertTrue(activity.slices() > 0 && activity.slices() <= view.decisions());
      assertTrue(activity.seconds() > 0);
      assertTrue(view.newest().get(0).said().get(0).startsWith("busy-"), view::toString);
      // Given again under its key, it is not carried out again.
      desks.set(wish("WEIGHTED"), new Operator("ann", "k1"));
      assertEquals(1, on.inputs().stream().filter(Input.DeskSet.class::isInstance).count());
    }
  }

  @Test
  void shouldNameWhatIsNotAllowed() throws IOException {
    try (OperatedSession on = new OperatedSession(scratch, 100)) {
      DeskRules desks = rules(on);
      assertTrue(refusal(desks, wish("SHOUT")).contains("SHOUT"));
      assertTrue(refusal(desks, wish("SHOUT")).contains("MAJORITY"));
      DeskWish elsewhere = new DeskWish("beta", "NET", List.of(), Map.of(), "drill");
      assertTrue(refusal(desks, elsewhere).contains("[alpha]"));
      DeskWish heavy = new DeskWish("alpha", "NET", List.of(), Map.of("busy-a", "two"), "drill");
      assertTrue(refusal(desks, heavy).contains("'two'"));
      DeskWish bare = new DeskWish("alpha", "NET", List.of(), Map.of(), " ");
      assertTrue(refusal(desks, bare).contains("reason"));
      assertEquals(0, on.inputs().stream().filter(Input.DeskSet.class::isInstance).count());
    }
  }

  private static String refusal(DeskRules desks, DeskWish wish) {
    return assertThrows(OperationRefusedException.class, () -> desks.set(wish, Operator.of("ann")))
        .getMessage();
  }

  @Test
  void shouldGoOnWhereTheProcessWasKilledBetweenIntentAndDecision() throws IOException {
    Path whole = scratch.resolve("whole");
    List<Input> inputs;
    String hash;
    try (OperatedSession on = new OperatedSession(whole, 100)) {
      rules(on).set(wish("MAJORITY"), Operator.of("ann"));
      play(on, BARS);
      inputs = on.inputs();
      hash = hash(on);
    }
    TreeSet<Integer> cuts = new TreeSet<>();
    for (int at = 0; at < inputs.size(); at++) {
      if (inputs.get(at) instanceof Input.SliceEnded) {
        // Before its last intent, before it, before its first and its second decision.
        cuts.addAll(List.of(at - 1, at, at + 1, at + 2));
      }
    }
    assertFalse(cuts.isEmpty());
    for (int cut : List.of(cuts.first(), cuts.higher(cuts.first() + 1), cuts.last() - 1)) {
      Path copy = OperatedSession.killed(whole, scratch.resolve("killed-" + cut), cut);
      try (OperatedSession again = new OperatedSession(copy, 100)) {
        long bars = inputs.stream().filter(Input.BarClosed.class::isInstance).count();
        long played = again.inputs().stream().filter(Input.BarClosed.class::isInstance).count();
        play(again, (int) (bars - played));
        assertEquals(hash, hash(again), "cut at " + cut);
        long differences = again.session.ask(engine -> engine.log().differences());
        assertEquals(0, differences);
      }
    }
  }
}
