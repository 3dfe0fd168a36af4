package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ExamDistribution.class)
class LargeAnswerTest {
  private static final int LINES = 150_000;

  @TempDir static Path scratch;

  /** One of four lost its end while the client said every 96 KiB that it has room. */
  @RepeatedTest(12)
  void shouldArriveWhole(Instance slipstream) throws IOException {
    Path file = scratch.resolve("answer.txt");
    if (!Files.exists(file)) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < LINES; i++) {
        text.append(String.format(Locale.ROOT, "line %07d of a long answer%n", i));
      }
      Files.writeString(file, text);
    }
    Instance.Result answer = slipstream.launchSlip("shell:cat", file.toString());
    assertEquals(0, answer.status(), answer.err());
    assertEquals(Files.size(file), answer.out().length());
  }
}
