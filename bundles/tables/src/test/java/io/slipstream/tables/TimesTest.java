package io.slipstream.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        -1,
        1_000,
        1_000_000,
        999_999_999,
        -1_000_000_000,
        1_709_164_800_000_000_000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE
      })
  void shouldWriteWhatAnInstantWrites(long nanos) {
    assertEquals(Instant.EPOCH.plusNanos(nanos).toString(), Times.text(nanos));
  }

  @Test
  void shouldWriteAnyTimeAsAnInstantDoes() {
    SplittableRandom random = new SplittableRandom(5);
    long[] steps = {1, 1_000, 1_000_000, 1_000_000_000L, 60_000_000_000L, 86_400_000_000_000L};
    for (int i = 0; i < 60_000; i++) {
      long step = steps[i % steps.length];
      long nanos = random.nextLong() / step * step;
      assertEquals(Instant.EPOCH.plusNanos(nanos).toString(), Times.text(nanos));
    }
  }
}
