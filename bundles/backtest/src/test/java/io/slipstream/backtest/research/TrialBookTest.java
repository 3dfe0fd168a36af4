package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.BacktestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialBookTest {
  @TempDir Path root;

  private TrialBook open(TrialBooks books) {
    return books.of("lag", "d".repeat(64));
  }

  private Path file() {
    return root.resolve("lag-" + "d".repeat(16) + ".trials");
  }

  /** An interrupt closes a channel under the thread that writes to it. */
  private void writeInterrupted(TrialBook book, String identity) {
    Thread.currentThread().interrupt();
    BacktestException refused =
        assertThrows(BacktestException.class, () -> book.record(identity, 1));
    assertTrue(Thread.interrupted());
    assertTrue(refused.getMessage().contains("ClosedByInterrupt"), refused.getMessage());
  }

  @Test
  void shouldGoOnAfterAThreadWasInterruptedWhileItWrote() throws IOException {
    try (TrialBooks books = new TrialBooks(root)) {
      TrialBook book = open(books);
      book.record("first", 1);
      writeInterrupted(book, "second");
      book.record("third", 3);
      book.record("second", 2);
      assertEquals(List.of(1.0, 3.0, 2.0), book.annualSharpes());
      assertEquals(3, Files.readAllLines(file()).size());
    }
    try (TrialBooks again = new TrialBooks(root)) {
      assertEquals(List.of(1.0, 3.0, 2.0), open(again).annualSharpes());
    }
  }

  @Test
  void shouldKeepWhatOthersWroteMeanwhileAndCutATornLine() throws IOException {
    try (TrialBooks books = new TrialBooks(root)) {
      TrialBook book = open(books);
      book.record("first", 1);
      writeInterrupted(book, "second");
      try (TrialBooks others = new TrialBooks(root)) {
        open(others).record("theirs", 7);
      }
      Files.writeString(file(), "0badc0de torn", StandardOpenOption.APPEND);
      book.record("third", 3);
    }
    try (TrialBooks again = new TrialBooks(root)) {
      assertEquals(List.of(1.0, 7.0, 3.0), open(again).annualSharpes());
    }
  }

  @Test
  void shouldStayClosedWhenItWasClosed() {
    TrialBooks books = new TrialBooks(root);
    TrialBook book = open(books);
    books.close();
    assertThrows(BacktestException.class, () -> book.record("late", 1));
  }
}
