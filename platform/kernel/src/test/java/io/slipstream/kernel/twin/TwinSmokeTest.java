package io.slipstream.kernel.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.kernel.Input;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The twin, its generator and its shrinker before they judge the kernel. */
class TwinSmokeTest {
  private static final TwinCoverage COVERAGE = TwinSmoke.play(1, 150);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fill BARS LIMIT maker",
        "fill BARS STOP_LIMIT taker",
        "fill BARS AT_THE_OPEN",
        "fill BARS AT_THE_CLOSE",
        "fill QUOTES LIMIT maker",
        "fill TRADES LIMIT maker",
        "fill TRADES TRAILING_STOP taker",
        "fill BOOK LIMIT maker",
        "fill BOOK FOK",
        "fill SAME_CLOSE",
        "fill of a bracket's exit",
        "fill at the minimum commission",
        "cancel of a bracket's exit",
        "liquidation begins",
        "liquidation ends",
        "split with a rest in cash",
        "replaced",
        "wish rejected: too late",
        "CANCELED: nothing to reduce",
        "CANCELED: insufficient margin",
        "REJECTED: insufficient cash",
        "REJECTED post-only BARS",
        "EXPIRED DAY",
        "EXPIRED GTD"
      })
  void shouldReachTheRule(String rule) {
    assertTrue(COVERAGE.count(rule) > 0, rule);
  }

  @Test
  void shouldGenerateTheSameForTheSameSeed() {
    assertEquals(
        SequenceGenerator.generate(7).toString(), SequenceGenerator.generate(7).toString());
  }

  @Test
  void shouldFindNoDifferenceToItself() {
    assertNull(TwinComparison.report(3, TwinKernel::new));
  }

  @Test
  void shouldReportTheShortestSessionOfADifference() {
    String report = TwinComparison.report(3, Forgetful::new);

    assertTrue(report.contains("> TRIGGERED"), report);
    assertTrue(report.lines().count() < 45, report);
  }

  @Test
  void shouldShrinkToWhatIsNeeded() {
    List<Integer> whole = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      whole.add(i);
    }
    List<Integer> needed = List.of(3, 4, 50, 99);

    assertEquals(needed, Shrinker.shrink(whole, part -> part.containsAll(needed)));
  }

  /** A twin that does not tell of triggered stops. */
  private static final class Forgetful implements TwinPlayer {
    private final TwinKernel kernel = new TwinKernel();

    @Override
    public void apply(Input input) {
      kernel.apply(input);
    }

    @Override
    public List<String> state() {
      return kernel.state().stream().filter(line -> !line.startsWith("> TRIGGERED")).toList();
    }
  }
}
