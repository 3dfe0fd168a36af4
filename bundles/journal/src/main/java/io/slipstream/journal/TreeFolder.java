package io.slipstream.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the tree's files are. Of removed entries nothing else has the hashes, so at every moment a
 * whole tree has one of the names that an opening looks for.
 */
final class TreeFolder {
  private final Path place;
  private final Path unfinished;
  private final Path rebuilt;
  private final Path old;

  TreeFolder(Path journal) {
    place = journal.resolve("tree");
    unfinished = journal.resolve("tree.unfinished");
    rebuilt = journal.resolve("tree.rebuilt");
    old = journal.resolve("tree.old");
  }

  /** Where the tree is, after an exchange that a crash interrupted was ended. */
  Path open() throws IOException {
    for (Path other : List.of(rebuilt, old)) {
      if (!Files.exists(place) && Files.exists(other)) {
        ForcedFile.rename(other, place);
      }
    }
    return place;
  }

  /** Where another tree can be made, empty. */
  Path begin() throws IOException {
    delete(unfinished);
    return unfinished;
  }

  /** Puts the tree that was made, forced and closed in the place of the one that is there. */
  void exchange() throws IOException {
    ForcedFile.forceDirectory(unfinished);
    delete(rebuilt);
    ForcedFile.rename(unfinished, rebuilt);
    delete(old);
    ForcedFile.rename(place, old);
    ForcedFile.rename(rebuilt, place);
    deleteOthers();
  }

  /** Removes what is left over beside a tree that was found to be whole. */
  void deleteOthers() throws IOException {
    delete(unfinished);
    delete(rebuilt);
    delete(old);
  }

  private static void delete(Path tree) throws IOException {
    if (Files.isDirectory(tree)) {
      try (Stream<Path> files = Files.list(tree)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(tree);
    }
  }
}
