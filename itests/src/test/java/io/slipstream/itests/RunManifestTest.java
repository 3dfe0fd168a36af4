package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run's manifest gives the same again, in another process too, or says what differs. */
@ExtendWith(ExamDistribution.class)
class RunManifestTest {
  private static final String RESTORE = "bars = snapshot.number(\"bars\");";

  @TempDir Path scratch;

  @Test
  void shouldGiveTheSameAgainOrNameWhatDiffers(Instance slipstream) throws Exception {
    Path csv = Files.write(scratch.resolve("walk.csv"), walk());
    try (LaunchedInstance other = LaunchedInstance.unpack(scratch.resolve("other"))) {
      other.startAndAwait("0");
      importBars(other, csv);
      importBars(slipstream, csv);
      Path here = run(slipstream, "here", "momentum");
      Path there = run(other, "there", "momentum");
      assertEquals(hash(here), hash(there));
      assertSame(other, there, hash(there));
      nameAChangedParameter(other, there);
      nameAnotherBuild(other);
      nameAChangedByteOfData(other, there, csv);
      pack(other, there);
      other.stop();
    }
  }

  private static List<String> walk() {
    SplittableRandom chance = new SplittableRandom(7);
    List<String> rows = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
    int price = 10_000;
    for (int day = 0; day < 400; day++) {
      int open = price;
      price += chance.nextInt(-150, 160);
      rows.add(
          String.join(
              ",",
              LocalDate.of(2020, 1, 1).plusDays(day).toString(),
              cents(open),
              cents(Math.max(open, price) + 10),
              cents(Math.min(open, price) - 10),
              cents(price),
              "100000"));
    }
    return rows;
  }

  private static String cents(int cents) {
    return java.math.BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private static void importBars(Instance instance, Path csv) {
    Instance.Result imported =
        instance.slip("market:import", "--instrument", "WALK", "--bar", "1d", csv.toString());
    assertEquals(0, imported.status(), imported.toString());
  }

  private Path run(Instance instance, String name, String strategy) {
    Path out = scratch.resolve(name);
    Instance.Result ran =
        instance.slip(
            "backtest:run",
            "--strategy",
            strategy,
            "--instrument",
            "WALK",
            "--bar",
            "1d",
            "--out",
            out.toString());
    assertEquals(0, ran.status(), ran.toString());
    return out;
  }

  private static String hash(Path run) throws IOException {
    return Instance.JSON.readTree(run.resolve("result.json").toFile()).get("stateHash").asText();
  }

  private static void assertSame(Instance instance, Path run, String hash, String... options) {
    List<String> words = new ArrayList<>(List.of("backtest:rerun"));
    words.addAll(List.of(options));
    words.add(run.toString());
    Instance.Result again = instance.slip(words.toArray(String[]::new));
    assertEquals(0, again.status(), again.toString());
    assertTrue(again.out().contains("The same: state hash " + hash), again.toString());
  }

  private static void assertDiffers(Instance instance, Path run, String... differences) {
    Instance.Result again = instance.slip("backtest:rerun", run.toString());
    assertNotEquals(0, again.status(), again.toString());
    for (String difference : differences) {
      assertTrue(again.out().contains(difference), difference + " in " + again);
    }
  }

  private void nameAChangedParameter(Instance instance, Path run) throws IOException {
    Path edited = scratch.resolve("edited");
    Files.createDirectories(edited);
    for (String file : List.of("result.json", "manifest.json")) {
      Files.copy(run.resolve(file), edited.resolve(file));
    }
    Path manifest = edited.resolve("manifest.json");
    String text = Files.readString(manifest);
    String changed = text.replaceFirst("\"set\" : \\{ }", "\"set\" : { \"short\" : \"11\" }");
    assertNotEquals(text, changed, text);
    Files.writeString(manifest, changed);
    assertDiffers(
        instance, edited, "pods[momentum].parameters.short: '20' then, '11' now", "stateHash: '");
  }

  private void nameAnotherBuild(LaunchedInstance instance) throws Exception {
    drop(instance, "1.0.0");
    Path run = run(instance, "built", "template");
    drop(instance, "2.0.0");
    assertDiffers(
        instance,
        run,
        "pods[template].version: '1.0.0' then, '2.0.0' now",
        "pods[template].sha256: '");
    assertSame(instance, run, hash(run), "--exact");
    Path pinned = run(instance, "pinned", "template@1.0.0");
    assertEquals(hash(run), hash(pinned));
  }

  private void drop(LaunchedInstance instance, String version) throws IOException {
    Path jar = BusyPlugin.jar(scratch.resolve(version), version, RESTORE);
    Path deploy = Files.createDirectories(instance.base.resolve("deploy"));
    Path part = deploy.resolve(".busy-" + version + ".jar");
    Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, deploy.resolve("busy-" + version + ".jar"));
    Await.until(
        version,
        Duration.ofSeconds(20),
        () -> {
          for (var strategy : instance.slip("strategy:list", "--format", "json").json()) {
            if (strategy.toString().contains("\"" + version + "\"")) {
              return strategy.toString().contains("template");
            }
          }
          return false;
        });
  }

  private static void nameAChangedByteOfData(Instance instance, Path run, Path csv)
      throws IOException {
    List<String> rows = new ArrayList<>(Files.readAllLines(csv));
    rows.set(200, rows.get(200).replaceFirst(",100000$", ",100001"));
    Files.write(csv, rows);
    importBars(instance, csv);
    assertDiffers(instance, run, "data[WALK].barsHash: '", "data[WALK].sourceHash: '");
  }

  private void pack(Instance instance, Path run) throws IOException {
    Path zip = scratch.resolve("run.zip");
    assertEquals(
        0, instance.slip("backtest:export", "--out", zip.toString(), run.toString()).status());
    try (ZipFile packed = new ZipFile(zip.toFile())) {
      assertTrue(packed.getEntry("there/report.html") != null);
    }
    Instance.Result again =
        instance.slip("backtest:export", "--out", zip.toString(), run.toString());
    assertTrue((again.out() + again.err()).contains("is there already"), again.toString());
  }
}
