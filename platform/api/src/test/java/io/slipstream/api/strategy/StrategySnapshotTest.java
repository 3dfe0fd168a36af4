package io.slipstream.api.strategy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrategySnapshotTest {
  private static StrategySnapshot.Builder some() {
    return StrategySnapshot.version(2)
        .put("bars", 7)
        .put("mean", 0.5)
        .put("phase", "calm")
        .put("times", new long[] {1, 2})
        .put("closes", new double[] {0.25});
  }

  @Test
  void shouldGiveBackWhatWasPut() {
    StrategySnapshot snapshot = some().build();
    assertEquals(2, snapshot.version());
    assertEquals(
        List.of("bars", "mean", "phase", "times", "closes"), List.copyOf(snapshot.names()));
    assertEquals(7, snapshot.number("bars"));
    assertEquals(0.5, snapshot.decimal("mean"), 0.0);
    assertEquals("calm", snapshot.text("phase"));
    assertArrayEquals(new long[] {1, 2}, snapshot.numbers("times"));
    assertArrayEquals(new double[] {0.25}, snapshot.decimals("closes"));
    assertTrue(snapshot.has("bars"));
    assertFalse(snapshot.has("Bars"));
  }

  @Test
  void shouldNotFollowWhatItWasMadeOf() {
    long[] times = {1, 2};
    StrategySnapshot snapshot = StrategySnapshot.version(1).put("times", times).build();
    times[0] = 9;
    snapshot.numbers("times")[1] = 9;
    assertArrayEquals(new long[] {1, 2}, snapshot.numbers("times"));
  }

  @Test
  void shouldBeEqualByValue() {
    assertEquals(some().build(), some().build());
    assertEquals(some().build().hashCode(), some().build().hashCode());
    assertNotEquals(some().build(), some().put("more", 1).build());
    assertNotEquals(
        StrategySnapshot.version(1).put("a", new double[] {1}).build(),
        StrategySnapshot.version(1).put("a", new double[] {2}).build());
    assertNotEquals(StrategySnapshot.EMPTY, StrategySnapshot.version(2).build());
  }

  @Test
  void shouldRefuseWhatANewerVersionRemembered() {
    StrategySnapshot snapshot = some().build();
    assertEquals(snapshot, snapshot.requireAtMost(2));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> snapshot.requireAtMost(1));
    assertEquals("snapshot of version 2: at most 1 is allowed", refusal.getMessage());
  }

  @Test
  void shouldNameWhatIsMissingOrOfAnotherKind() {
    StrategySnapshot snapshot = some().build();
    String missing =
        assertThrows(IllegalArgumentException.class, () -> snapshot.number("bar")).getMessage();
    assertEquals("the snapshot has no 'bar'; it has [bars, mean, phase, times, closes]", missing);
    String kind =
        assertThrows(IllegalArgumentException.class, () -> snapshot.number("mean")).getMessage();
    assertEquals("'mean' of the snapshot is no whole number", kind);
  }

  @Test
  void shouldRefuseWhatCannotBeKept() {
    StrategySnapshot.Builder builder = some();
    assertThrows(IllegalArgumentException.class, () -> builder.put("bars", 8));
    assertThrows(IllegalArgumentException.class, () -> builder.put("", 8));
    assertThrows(IllegalArgumentException.class, () -> builder.put("x".repeat(101), 8));
    assertThrows(IllegalArgumentException.class, () -> builder.put("text", (String) null));
    assertThrows(IllegalArgumentException.class, () -> StrategySnapshot.version(0));
    assertThrows(IllegalArgumentException.class, () -> builder.put("\ud800", 8));
    assertThrows(IllegalArgumentException.class, () -> builder.put("half", "\udc00"));
  }

  @Test
  void shouldRefuseMoreThanFits() {
    StrategySnapshot.Builder builder = some();
    builder.put("many", new double[1 << 20]);
    String message =
        assertThrows(IllegalArgumentException.class, () -> builder.put("more", new long[1 << 20]))
            .getMessage();
    assertEquals("'more' makes the snapshot larger than 16777216 bytes", message);
  }
}
