package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.journal.JournalException;
import io.slipstream.journal.Durability.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal of which entries were removed, so that their hashes are nowhere but in its tree. */
class TreeFolderTest {
  private static final Durability SMALL = new Durability(Level.NONE, 1, 4096);

  @TempDir Path root;
  private Path directory;
  private Path tree;
  private byte[] leaves;

  @BeforeEach
  void shorten() throws IOException {
    directory = root.resolve("session/journal");
    tree = directory.resolve("tree");
    try (FileJournal journal = open(Duration.ofDays(8))) {
      Journals.append(journal, 500);
      journal.audit().checkpoint();
      journal.releaseBefore(400);
      journal.keeper().tend();
      assertTrue(journal.firstSequence() > 150, () -> "first " + journal.firstSequence());
    }
    leaves = Files.readAllBytes(tree.resolve("level-0.hashes"));
  }

  private FileJournal open(Duration ahead) {
    Clock clock = Clock.fixed(Instant.now().plus(ahead), ZoneOffset.UTC);
    Upkeep upkeep = new Upkeep(30, 7, clock);
    return FileJournal.open(directory, SMALL, AuditSettings.of(3600, ""), upkeep, Disk.REAL);
  }

  /** The tree is whole after an opening, and nothing is left beside it. */
  private void assertHeals() throws IOException {
    try (FileJournal journal = open(Duration.ZERO)) {
      assertEquals(List.of(), journal.audit().verify().findings());
    }
    assertArrayEquals(leaves, Files.readAllBytes(tree.resolve("level-0.hashes")));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(
          List.of("tree"),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("tree"))
              .toList());
    }
  }

  private void damage(Path place) throws IOException {
    byte[] damaged = leaves.clone();
    damaged[499 * 32] ^= 1;
    Files.write(place.resolve("level-0.hashes"), damaged);
  }

  private Path copy(String name) throws IOException {
    Path to = Files.createDirectory(directory.resolve(name));
    for (int level = 0; level < 5; level++) {
      String file = "level-" + level + ".hashes";
      Files.copy(tree.resolve(file), to.resolve(file));
    }
    return to;
  }

  @Test
  void shouldPutARebuiltTreeInThePlaceOfADamagedOne() throws IOException {
    damage(tree);
    assertHeals();
  }

  @Test
  void shouldGoOnWhereverTheExchangeEnded() throws IOException {
    Files.write(copy("tree.unfinished").resolve("level-0.hashes"), Arrays.copyOf(leaves, 999));
    damage(tree);
    assertHeals();

    copy("tree.rebuilt");
    damage(tree);
    assertHeals();

    copy("tree.rebuilt");
    damage(tree);
    Files.move(tree, directory.resolve("tree.old"));
    assertHeals();

    damage(copy("tree.old"));
    assertHeals();

    Files.delete(copy("tree.old").resolve("level-0.hashes"));
    assertHeals();
  }

  @Test
  void shouldAdoptARebuiltTreeWhenThereIsNoOther() throws IOException {
    Files.move(tree, directory.resolve("tree.rebuilt"));
    assertHeals();
  }

  @Test
  void shouldAdoptTheOldTreeWhenThereIsNoOther() throws IOException {
    Files.move(tree, directory.resolve("tree.old"));
    assertHeals();
  }

  @Test
  void shouldNotAdoptATreeThatIsUnfinished() throws IOException {
    Path unfinished = copy("tree.unfinished");
    Files.write(unfinished.resolve("level-0.hashes"), Arrays.copyOf(leaves, 320));
    Files.move(tree, root.resolve("aside"));
    JournalException thrown = assertThrows(JournalException.class, () -> open(Duration.ZERO));
    assertTrue(thrown.getMessage().contains("has lost hashes"), thrown::getMessage);
  }

  /** An exchange that cannot succeed destroys none of the trees. */
  @Test
  void shouldKeepWhatIsBesideATreeThatCannotBeRebuilt() throws IOException {
    copy("tree.old");
    copy("tree.rebuilt");
    Files.write(tree.resolve("level-0.hashes"), Arrays.copyOf(leaves, 320));
    assertThrows(JournalException.class, () -> open(Duration.ZERO));
    for (String name : List.of("tree.old", "tree.rebuilt")) {
      assertArrayEquals(
          leaves, Files.readAllBytes(directory.resolve(name).resolve("level-0.hashes")));
    }
  }
}
