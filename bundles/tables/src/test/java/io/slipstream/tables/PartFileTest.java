package io.slipstream.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartFileTest {
  @TempDir Path folder;

  /** What file systems without hard links do: Linux on FAT the first, a zip file the second. */
  static List<PartFile.Link> refusals() {
    return List.of(
        (name, file) -> {
          throw new FileSystemException(
              name.toString(), file.toString(), "Operation not permitted");
        },
        (name, file) -> {
          throw new UnsupportedOperationException();
        });
  }

  private PartFile begin(Path file) throws IOException {
    PartFile part = PartFile.begin(file, false);
    Files.writeString(part.path(), "whole");
    return part;
  }

  private void assertOnly(Path file, String text) throws IOException {
    assertEquals(text, Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void shouldMoveWhereThereAreNoHardLinks(PartFile.Link link) throws IOException {
    Path file = folder.resolve("rows");
    begin(file).moveIntoPlace(link);
    assertOnly(file, "whole");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void shouldNotReplaceAFileThatCameMeanwhile(PartFile.Link link) throws IOException {
    Path file = folder.resolve("rows");
    PartFile part = begin(file);
    Files.writeString(file, "another's");
    IOException thrown = assertThrows(IOException.class, () -> part.moveIntoPlace(link));
    assertTrue(thrown.getMessage().contains("somebody else"), thrown::getMessage);
    part.drop();
    assertOnly(file, "another's");
  }

  @Test
  void shouldLinkWhereItCan() throws IOException {
    Path file = folder.resolve("rows");
    begin(file).moveIntoPlace();
    assertOnly(file, "whole");
  }
}
