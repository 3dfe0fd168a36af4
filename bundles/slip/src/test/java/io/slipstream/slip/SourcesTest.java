package io.slipstream.slip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
  @TempDir Path project;

  @BeforeEach
  void lay() throws IOException {
    save("pom.xml", "project", 1_000);
    save("src/main/java/a/A.java", "class A {}", 2_000);
    save("src/main/java/a/B.java", "class B {}", 3_000);
  }

  private void save(String file, String text, long millis) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setLastModifiedTime(path, FileTime.fromMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "src/main/java/a/A.java", "src/main/resources/new.txt"})
  void shouldSeeWhatIsSaved(String file) throws IOException {
    Sources before = Sources.of(project);
    save(file, "something", 9_000);
    Sources after = Sources.of(project);
    assertNotEquals(before, after);
    assertEquals(9_000, after.savedSince(before, 1));
  }

  @Test
  void shouldSeeWhatIsDeleted() throws IOException {
    Sources before = Sources.of(project);
    Files.delete(project.resolve("src/main/java/a/B.java"));
    Sources after = Sources.of(project);
    assertNotEquals(before, after);
    assertEquals(7_000, after.savedSince(before, 7_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target/classes/a/A.class",
        "src/main/java/a/.A.java.swp",
        "src/main/java/a/A.java~",
        "src/main/java/a/#A.java#",
        "README.md"
      })
  void shouldNotSeeWhatIsNotBuilt(String file) throws IOException {
    Sources before = Sources.of(project);
    save(file, "something", 9_000);
    assertEquals(before, Sources.of(project));
  }

  @Test
  void shouldKnowASaveOfTheSameLengthByItsTime() throws IOException {
    Sources before = Sources.of(project);
    save("src/main/java/a/A.java", "class C {}", 9_000);
    assertNotEquals(before, Sources.of(project));
  }
}
