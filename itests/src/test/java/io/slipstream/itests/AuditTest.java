package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ExamDistribution.class)
class AuditTest {
  @TempDir Path scratch;

  private static String firstOrder(Instance slipstream) {
    List<String> ids = new ArrayList<>();
    Await.until(
        "a filled order",
        Duration.ofSeconds(60),
        () -> {
          for (JsonNode order : slipstream.slip("order:list", "--format", "json").json()) {
            if (order.get("state").asText().equals("FILLED")) {
              ids.add(order.get("clientOrderId").asText());
            }
          }
          return !ids.isEmpty();
        });
    return ids.get(0);
  }

  @Test
  void shouldTellTheStoryOfAnOrder(Instance slipstream) {
    JsonNode story =
        slipstream.slip("audit:story", firstOrder(slipstream), "--format", "json").json();
    List<String> steps = new ArrayList<>();
    story.forEach(line -> steps.add(line.get("step").asText()));
    assertEquals(List.of("MARKET", "INTENT", "ORDER", "ORDER", "FILL", "ORDER"), steps);
    assertTrue(story.get(1).get("text").asText().contains(" because "), story::toString);
    long before = 0;
    for (JsonNode line : story) {
      assertTrue(line.get("entry").asLong() > before, story::toString);
      before = line.get("entry").asLong();
    }
    Instance.Result unknown = slipstream.slip("audit:story", "nobody-1");
    assertNotEquals(0, unknown.status());
    assertTrue(unknown.out().contains("nobody-1"), unknown::toString);
  }

  @Test
  void shouldBeVerifiedByWhoeverHasTheJarAndTheKey(Instance slipstream) throws IOException {
    String order = firstOrder(slipstream);
    JsonNode found = slipstream.slip("audit:verify", "--format", "json").json();
    assertEquals(0, found.get("findings").size(), found::toString);
    Path kept = scratch.resolve("kept.note");
    Files.writeString(kept, slipstream.slip("audit:checkpoint").out());
    Path proof = scratch.resolve("order.proof");
    Files.writeString(proof, slipstream.slip("audit:proof", order).out());
    Path journal = slipstream.base.resolve("data/slipstream/journal");
    String key = Files.readString(journal.resolve("journal.vkey")).strip();
    assertEquals(0, verifier(slipstream, "inclusion", proof.toString(), "--key", key).status());
    Path newer = scratch.resolve("newer.note");
    Files.writeString(newer, slipstream.slip("audit:checkpoint").out());
    Path growth = scratch.resolve("growth.proof");
    String size = Files.readAllLines(newer).get(1);
    Files.writeString(growth, slipstream.slip("audit:consistency", kept.toString(), size).out());
    Instance.Result grown =
        verifier(
            slipstream,
            "consistency",
            kept.toString(),
            newer.toString(),
            growth.toString(),
            "--key",
            key);
    assertEquals(0, grown.status(), grown::toString);
    Instance.Result unknown = slipstream.slip("audit:consistency", "3");
    assertNotEquals(0, unknown.status());
    assertTrue(unknown.out().contains("the nearest are of"), unknown::toString);
    Path copy = copy(journal);
    Instance.Result whole = verify(slipstream, copy, key, kept);
    assertEquals(0, whole.status(), whole::toString);
    Path segment = copy.resolve("00000000000000000001.journal");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[400] ^= 4;
    Files.write(segment, bytes);
    Instance.Result damaged = verify(slipstream, copy, key, kept);
    assertEquals(1, damaged.status(), damaged::toString);
    assertTrue(damaged.out().contains("FINDING"), damaged::toString);
  }

  private Path copy(Path journal) throws IOException {
    Path copy = scratch.resolve("copy");
    try (Stream<Path> files = Files.walk(journal)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(journal.relativize(file).toString()));
      }
    }
    return copy;
  }

  private static Instance.Result verify(
      Instance slipstream, Path journal, String key, Path checkpoint) {
    return verifier(
        slipstream,
        "verify",
        journal.toString(),
        "--key",
        key,
        "--checkpoint",
        checkpoint.toString());
  }

  private static Instance.Result verifier(Instance slipstream, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(slipstream.base.resolve("tools/verifier.jar").toString());
    command.addAll(List.of(words));
    return Instance.run(command);
  }

  @Test
  void shouldKeepTheSigningKeyToItsOwner(Instance slipstream) throws IOException {
    Path key = slipstream.base.resolve("data/slipstream/keys/journal.pem");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
  }
}
