package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.kernel.Input;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationBookTest {
  private final OperationBook book = new OperationBook(3, 20, pod -> "pod-" + pod);
  private long sequence;

  private long begin(String key, String operation) {
    book.note(++sequence, new Input.OperationBegun(key, "me", operation));
    return sequence;
  }

  private void end(long begun, String key, boolean applied, String answer) {
    book.note(++sequence, new Input.OperationEnded(begun, key, "me", applied, answer));
  }

  @Test
  void shouldKeepTheNewestKeys() {
    for (String key : List.of("a", "b", "c", "d")) {
      end(begin(key, "pod:stop x"), key, true, "1");
    }
    assertNull(book.done("a"));
    assertEquals("1", book.done("b").answer());
  }

  @Test
  void shouldForgetOldAnswersBeforeKeysAndNeverARefusal() {
    end(begin("a", "pod:stop x"), "a", false, "refused!");
    end(begin("b", "pod:stop y"), "b", true, "12345678");
    end(begin("c", "pod:stop z"), "c", true, "12345678");
    assertEquals("refused!", book.done("a").answer());
    assertEquals("", book.done("b").answer());
    assertTrue(book.done("b").applied());
    assertTrue(!book.done("b").isUndone());
  }

  @Test
  void shouldTellWishesWithoutAKeyApartByTheirPlace() {
    long first = begin("", "trading:halt a");
    long second = begin("", "trading:halt b");
    book.note(++sequence, new Input.TradingStateSet(TradingState.HALTED, "me", "b"));
    end(first, "", true, "x");
    assertEquals(
        List.of(new Input.OperationEnded(second, "", "me", true, "")),
        book.open().stream().map(OperationBook.Open::unanswered).toList());
    assertNull(book.done(""));
  }

  @ParameterizedTest
  @CsvSource({
    "pod:stop pod-1,      stop,   1, me,  true",
    "pod:stop pod-1,      stop,   2, me,  false",
    "pod:stop pod-1,      stop,   1, you, false",
    "pod:start pod-1,     start,  1, me,  true",
    "pod:start pod-1,     stop,   1, me,  false",
    "pod:remove pod-1,    remove, 1, configuration, true",
    "trading:halt why,    halt,   0, me,  true",
    "trading:resume why,  halt,   0, me,  false",
    "trading:halt reason, halt,   0, me,  false"
  })
  void shouldRecogniseTheEffectOfAWish(
      String operation, String input, int pod, String actor, boolean applied) {
    begin("k", operation);
    book.note(
        ++sequence,
        switch (input) {
          case "stop" -> new Input.PodStopped(pod, actor, "");
          case "start" -> new Input.PodResumed(pod, actor);
          case "remove" -> new Input.PodRemoved(pod, actor);
          default -> new Input.TradingStateSet(TradingState.HALTED, actor, "why");
        });
    assertEquals(applied, book.open().get(0).unanswered().applied());
  }

  @Test
  void shouldBeTheSameFromASnapshot() {
    end(begin("a", "pod:stop x"), "a", true, "1");
    end(begin("b", "pod:stop y"), "b", false, "no");
    begin("c", "trading:halt why");
    book.note(++sequence, new Input.TradingStateSet(TradingState.HALTED, "me", "why"));
    StateSnapshot snapshot = new StateSnapshot().write("operations", book::writeState);
    OperationBook restored = new OperationBook(3, 20, pod -> "pod-" + pod);
    snapshot.read("operations", restored::readState);
    assertEquals(book.done("a"), restored.done("a"));
    assertEquals(book.done("b"), restored.done("b"));
    assertEquals(book.begunOf("c"), restored.begunOf("c"));
    assertTrue(restored.open().get(0).unanswered().applied());
  }

  @Test
  void shouldTellLongWishesApartByTheirHash() {
    Operation first = new Operation("trading:halt " + "x".repeat(300) + "1");
    Operation second = new Operation("trading:halt " + "x".repeat(300) + "2");
    assertNotEquals(first.mark(), second.mark());
    assertTrue(first.mark().length() < 300);
  }
}
