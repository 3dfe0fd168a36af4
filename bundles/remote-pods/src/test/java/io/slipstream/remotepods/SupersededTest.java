package io.slipstream.remotepods;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SupersededTest {
  private static final RemotePodSettings ONE = settings("1");
  private static final RemotePodSettings TWO = settings("2");
  private static final RemotePodSettings THREE = settings("3");

  private final AtomicLong clock = new AtomicLong();
  private final Superseded superseded = new Superseded(clock::get);

  private static RemotePodSettings settings(String capital) {
    Map<String, String> texts = new TreeMap<>(Federation.QUICK);
    texts.put("url", "http://127.0.0.1:1/");
    texts.put("capital", capital);
    return RemotePodSettings.of("alpha", texts);
  }

  @Test
  void shouldCallLateWhatWasReadBeforeTheNewest() {
    assertFalse(superseded.isLate(ONE));
    superseded.replace(ONE, TWO);
    superseded.replace(TWO, THREE);
    assertTrue(superseded.isLate(ONE) && superseded.isLate(TWO) && superseded.isLate(ONE));
    assertFalse(superseded.isLate(THREE));
    assertFalse(superseded.isLate(ONE), "somebody edits it back");
  }

  @Test
  void shouldTakeWhatIsWantedAgain() {
    superseded.replace(ONE, TWO);
    superseded.replace(TWO, ONE);
    assertTrue(superseded.isLate(TWO));
    assertFalse(superseded.isLate(ONE));
  }

  @Test
  void shouldForgetWhenNobodyReadsTheFile() {
    superseded.replace(ONE, TWO);
    clock.addAndGet(TimeUnit.SECONDS.toNanos(31));
    assertFalse(superseded.isLate(ONE));
  }

  @Test
  void shouldForgetWhatWasNotWritten() {
    superseded.replace(ONE, TWO);
    superseded.clear();
    assertFalse(superseded.isLate(ONE));
  }
}
