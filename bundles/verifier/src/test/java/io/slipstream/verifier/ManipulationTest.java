package io.slipstream.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManipulationTest {
  private static final int ROUNDS = 1000;

  @TempDir private Path folder;

  @Test
  void shouldFindAndPlaceEveryManipulation() throws IOException {
    Manipulations manipulations = new Manipulations(new Random(20260101));
    List<String> missed = new ArrayList<>();
    Map<String, Integer> kinds = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Manipulation manipulation = manipulations.next();
      Path journal = folder.resolve("j" + round);
      JournalWriter.write(manipulation.files(), journal);
      Report report =
          Checking.check(journal, manipulations.key(), List.of(manipulations.trusted()));
      kinds.merge(manipulation.kind(), 1, Integer::sum);
      if (!manipulation.isFound(report)) {
        missed.add(round + " " + manipulation.description() + " gave " + report.lines());
      }
      Checking.delete(journal);
    }
    assertEquals(List.of(), missed, () -> missed.size() + " of " + kinds);
    assertEquals(Manipulations.KINDS, kinds.size(), kinds.toString());
  }
}
