package io.slipstream.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildHistoryTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);
  private static final String C = "c".repeat(64);

  @TempDir Path folder;

  @Test
  void shouldGoBackStepByStepAlsoAfterARestart() throws IOException {
    BuildHistory history = new BuildHistory(folder);
    for (String build : List.of(A, B, C)) {
      history.push("guest", build, false);
    }
    history.back("guest", "one");
    history = new BuildHistory(folder);
    assertEquals(B, history.current("guest"));
    assertTrue(history.isSelected("guest"));
    assertEquals("one", history.wish("guest"));
    history.back("guest", "two");
    assertEquals(A, history.current("guest"));
    assertEquals("", history.before("guest"));
  }

  @Test
  void shouldForgetWhatWasRolledBackWhenAnotherBuildBecomesCurrent() throws IOException {
    BuildHistory history = new BuildHistory(folder);
    history.push("guest", A, false);
    history.push("guest", B, false);
    history.back("guest", "");
    history.push("guest", C, false);
    assertEquals(List.of(C, A), history.latestFirst("guest"));
    assertFalse(history.isSelected("guest"));
  }

  @Test
  void shouldHaveOneEntryForABuildThatCameBackAndKeepTheNewestHundred() throws IOException {
    BuildHistory history = new BuildHistory(folder);
    history.push("guest", A, false);
    history.end("guest");
    assertEquals("", history.current("guest"));
    history.push("guest", A, true);
    assertEquals(List.of(A), history.latestFirst("guest"));
    for (int i = 0; i < 120; i++) {
      history.push("guest", i % 2 == 0 ? B : C, false);
    }
    assertEquals(100, new BuildHistory(folder).latestFirst("guest").size());
  }

  @Test
  void shouldForgetADamagedLineOnly() throws IOException {
    BuildHistory history = new BuildHistory(folder);
    history.push("guest", A, false);
    history.push("other", B, false);
    Path file = folder.resolve("history.properties");
    Files.writeString(file, Files.readString(file).replace("guest.at=0", "guest.at=7"));
    history = new BuildHistory(folder);
    assertEquals("", history.current("guest"));
    assertEquals(B, history.current("other"));
  }
}
