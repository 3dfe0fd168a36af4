package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    assertRefusesSizesWithoutACheckpoint(slipstream, Long.parseLong(size));
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

  /** Checkpoints were taken at some sizes, but not at five in a row. */
  private static void assertRefusesSizesWithoutACheckpoint(Instance slipstream, long last) {
    int refused = 0;
    for (long size = last - 5; size < last; size++) {
      Instance.Result answer = slipstream.slip("audit:consistency", String.valueOf(size));
      if (answer.status() != 0) {
        assertTrue(answer.out().contains("the nearest are of"), answer::toString);
        refused++;
      }
    }
    assertTrue(refused > 0, "there is a checkpoint of each size");
  }

  /** While it grows: checkpoints and hashes before the entries that they are of. */
  private Path copy(Path journal) throws IOException {
    Path copy = Files.createDirectories(scratch.resolve("copy"));
    for (String part : List.of("checkpoints", "tree", "")) {
      Path to = Files.createDirectories(copy.resolve(part));
      try (Stream<Path> files = Files.list(journal.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (!file.toString().endsWith(".tmp")) {
            Files.copy(file, to.resolve(file.getFileName().toString()));
          }
        }
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
  void shouldFindAnOrdersEntries(Instance slipstream) {
    String order = firstOrder(slipstream);
    JsonNode found = slipstream.slip("audit:find", "--order", order, "--format", "json").json();
    List<String> kinds = new ArrayList<>();
    for (JsonNode entry : found) {
      kinds.add(entry.get("kind").asText());
      assertEquals(order, entry.get("correlationId").asText(), entry::toString);
      assertTrue(entry.get("payload").isObject(), entry::toString);
    }
    assertEquals(
        List.of("INTENT_MADE", "ORDER_CHANGED", "ORDER_CHANGED", "FILLED", "ORDER_CHANGED"), kinds);
    slipstream.slip("trading:halt", "--reason", "audit drill");
    slipstream.slip("trading:resume", "--reason", "audit drill over");
    JsonNode halted =
        slipstream.slip("audit:find", "--kind", "trading_state_set", "--format", "json").json();
    assertTrue(halted.toString().contains("to HALTED: audit drill"), halted::toString);
    String actor = halted.get(0).get("actor").asText();
    assertFalse(actor.isEmpty(), halted::toString);
    JsonNode byActor = slipstream.slip("audit:find", "--actor", actor, "--format", "json").json();
    assertTrue(byActor.size() >= halted.size(), byActor::toString);
  }

  @Test
  void shouldExportToEveryFormat(Instance slipstream) throws IOException {
    firstOrder(slipstream);
    for (String format : List.of("jsonl", "csv", "parquet")) {
      Path file = scratch.resolve("fills." + format);
      String[] command = {
        "journal:export", "--format", format, "--file", file.toString(), "--kind", "FILLED"
      };
      Instance.Result exported = slipstream.slip(command);
      assertEquals(0, exported.status(), exported::toString);
      assertTrue(exported.out().contains("entries written to " + file), exported::toString);
      assertTrue(Files.size(file) > 100, format);
      assertNotEquals(0, slipstream.slip(command).status(), "it is there already");
    }
    byte[] parquet = Files.readAllBytes(scratch.resolve("fills.parquet"));
    String magic = new String(parquet, 0, 4, StandardCharsets.US_ASCII);
    assertEquals("PAR1", magic);
    assertEquals("PAR1", new String(parquet, parquet.length - 4, 4, StandardCharsets.US_ASCII));
    String line = Files.readAllLines(scratch.resolve("fills.jsonl")).get(0);
    JsonNode fill = new ObjectMapper().readTree(line);
    assertTrue(fill.get("payload").get("fill").get("lastQty").asLong() > 0, line);
  }

  @Test
  void shouldReportADay(Instance slipstream) throws IOException {
    firstOrder(slipstream);
    Instance.Result written =
        slipstream.slip(
            "audit:report",
            "--day",
            "2013-11-25",
            "--folder",
            scratch.toString(),
            "--format",
            "json");
    assertEquals(0, written.status(), written::toString);
    JsonNode result = written.json();
    assertTrue(result.get("orderEvents").asLong() > 2, written::toString);
    String page = Files.readString(scratch.resolve("compliance-2013-11-25.html"));
    assertTrue(page.contains("Operator actions") && page.contains("POD_ADDED"), "page");
    List<String> orders = Files.readAllLines(scratch.resolve("compliance-2013-11-25-orders.csv"));
    assertEquals(result.get("orderEvents").asLong() + 1, orders.size());
    assertTrue(orders.get(0).contains("3.35 Additional information"), orders.get(0));
  }

  @Test
  void shouldKeepTheSigningKeyToItsOwner(Instance slipstream) throws IOException {
    Path key = slipstream.base.resolve("data/slipstream/keys/journal.pem");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
  }
}
