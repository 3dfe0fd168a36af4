package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ExamDistribution.class)
class DeployFolderTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path scratch;
  private Instance slipstream;
  private Path dropped;

  @BeforeEach
  void find(Instance instance) {
    slipstream = instance;
    dropped = instance.base.resolve("deploy/dropped.jar");
  }

  @AfterEach
  void clean() throws Exception {
    Files.deleteIfExists(dropped);
    awaitVersion("");
    Await.until("nothing is refused", SOON, () -> strategies().get("refused").isEmpty());
  }

  @Test
  void shouldListUpdateAndRemoveADroppedJar() throws Exception {
    Path pod = slipstream.base.resolve("etc/io.slipstream.pod-guest.cfg");
    drop(Instance.plugin("template"));
    awaitVersion("1.0.0");
    Files.writeString(pod, "strategy = template\ninstruments = BTC/USD\ncapital = 1000\n");
    awaitPod("ACTIVE", "1.0.0");
    drop(rewritten(main -> main.putValue("Bundle-Version", "1.1.0")));
    awaitVersion("1.1.0");
    awaitPod("ACTIVE", "1.1.0");
    Files.delete(dropped);
    awaitVersion("");
    awaitPod("WAITING", "");
    drop(Instance.plugin("template"));
    awaitPod("ACTIVE", "1.0.0");
    Files.delete(pod);
    awaitPod("REMOVED", "1.0.0");
  }

  @Test
  void shouldBeQuickFromCopyToListed() throws Exception {
    long[] millis = new long[10];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      drop(Instance.plugin("template"));
      awaitVersion("1.0.0");
      millis[i] = (System.nanoTime() - start) / 1_000_000;
      Files.delete(dropped);
      awaitVersion("");
    }
    Arrays.sort(millis);
    long median = (millis[4] + millis[5]) / 2;
    Files.writeString(
        Path.of("target", "listed.txt"),
        "copy to listed, ms, sorted: " + Arrays.toString(millis) + ", median " + median + "\n");
    assertEquals(10, IntStream.range(0, 10).filter(i -> millis[i] > 0).count());
  }

  @Test
  void shouldRefuseATruncatedJarAndTakeItWhenComplete() throws Exception {
    byte[] whole = Files.readAllBytes(Instance.plugin("template"));
    Files.write(dropped, Arrays.copyOf(whole, whole.length / 2));
    assertRefused("incomplete or corrupt");
    Files.write(dropped, whole);
    awaitVersion("1.0.0");
  }

  @Test
  void shouldTakeAJarThatIsWrittenSlowlyWithoutAnError() throws Exception {
    byte[] whole = Files.readAllBytes(Instance.plugin("template"));
    for (int attempt = 1; !isWrittenSlowly(whole); attempt++) {
      assertTrue(attempt < 5, "this machine stops for a second at each attempt");
      Files.delete(dropped);
      Await.until(
          "a file that was given up is forgotten",
          Duration.ofSeconds(20),
          () -> strategies().get("refused").isEmpty());
    }
    awaitVersion("1.0.0");
  }

  /** False when this machine stood still: a file that rests for a second is taken for whole. */
  private boolean isWrittenSlowly(byte[] whole) throws Exception {
    try (OutputStream out = Files.newOutputStream(dropped)) {
      long last = System.nanoTime();
      for (int at = 0; at < whole.length; at += whole.length / 8 + 1) {
        out.write(whole, at, Math.min(whole.length / 8 + 1, whole.length - at));
        out.flush();
        java.util.concurrent.locks.LockSupport.parkNanos(150_000_000);
        int refused = strategies().get("refused").size();
        long now = System.nanoTime();
        if (now - last > 900_000_000) {
          return false;
        }
        last = now;
        assertEquals(0, refused);
      }
    }
    return true;
  }

  @Test
  void shouldRefuseWhatIsNoJar() throws Exception {
    Files.writeString(dropped, "this is no jar");
    assertRefused("incomplete or corrupt");
  }

  @Test
  void shouldRefuseAnEmptyFile() throws Exception {
    Files.createFile(dropped);
    assertRefused("incomplete or corrupt");
  }

  @Test
  void shouldRefuseAJarThatIsNoPlugin() throws Exception {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(dropped))) {
      jar.putNextEntry(new ZipEntry("hello.txt"));
      jar.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    assertRefused("no plugin");
  }

  @Test
  void shouldRefuseAForbiddenImportNamingThePackageAndTheList() throws Exception {
    for (String name :
        List.of("org.osgi.framework", "io.slipstream.kernel", "com.google.common.base")) {
      drop(rewritten(main -> addImport(main, name)));
      assertRefused("it imports " + name + ", which plugins may not; allowed are");
    }
  }

  @Test
  void shouldRefuseRequireBundleAndDynamicImports() throws Exception {
    drop(rewritten(main -> main.putValue("Require-Bundle", "io.slipstream.kernel")));
    assertRefused("Require-Bundle");
    drop(rewritten(main -> main.putValue("DynamicImport-Package", "*")));
    assertRefused("DynamicImport-Package");
  }

  @Test
  void shouldRefuseARequirementThatDoesNotResolve() throws Exception {
    drop(
        rewritten(
            main ->
                main.putValue(
                    "Import-Package",
                    main.getValue("Import-Package")
                        .replaceFirst(
                            "io.slipstream.api.market;version=\"[^\"]*\"",
                            "io.slipstream.api.market;version=\"[99,100)\""))));
    assertRefused("io.slipstream.api.market");
  }

  @Test
  void shouldListACopyOfABuildAsTheSameBuild() throws Exception {
    Files.copy(slipstream.base.resolve("deploy/momentum.jar"), dropped);
    Await.until(
        "both files stand for it",
        SOON,
        () ->
            strategies()
                .get("strategies")
                .toString()
                .contains("deploy/dropped.jar, deploy/momentum.jar"));
    Files.delete(dropped);
    Await.until(
        "the build is still there",
        SOON,
        () ->
            strategies()
                .get("strategies")
                .toString()
                .contains("\"source\":\"deploy/momentum.jar\""));
    Instance.Result run = slipstream.slip("backtest:run", "--set", "below=short");
    assertEquals(0, run.status(), run.toString());
  }

  @Test
  void shouldFollowARenamedFile() throws Exception {
    drop(Instance.plugin("template"));
    awaitVersion("1.0.0");
    Path renamed = slipstream.base.resolve("deploy/aaa.jar");
    try {
      Files.move(dropped, renamed);
      Await.until(
          "the renamed file provides it",
          SOON,
          () -> strategies().get("strategies").toString().contains("deploy/aaa.jar"));
      assertEquals(0, strategies().get("refused").size());
    } finally {
      Files.deleteIfExists(renamed);
    }
  }

  @Test
  void shouldKeepTheRunningBuildWhenTheFileIsOverwrittenWithABadOne() throws Exception {
    drop(Instance.plugin("template"));
    awaitVersion("1.0.0");
    Files.writeString(dropped, "damaged");
    assertRefused("incomplete or corrupt");
    assertEquals("1.0.0", version());
  }

  private void assertRefused(String reason) throws Exception {
    Await.until(
        "refused for " + reason,
        SOON,
        () -> {
          for (JsonNode file : strategies().get("refused")) {
            if (file.get("file").asText().equals("deploy/dropped.jar")
                && file.get("reason").asText().contains(reason)) {
              return true;
            }
          }
          return false;
        });
    assertEquals(200, slipstream.getOpenly("/healthz").statusCode());
    Instance.Result listed = slipstream.slip("strategy:list");
    assertTrue(listed.out().contains("momentum "), listed.out());
    assertTrue(listed.out().contains("Refused deploy/dropped.jar: "), listed.out());
  }

  private void drop(Path jar) throws IOException {
    Files.copy(jar, dropped, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void addImport(Attributes main, String name) {
    main.putValue("Import-Package", main.getValue("Import-Package") + "," + name);
  }

  /** The template's jar with another manifest. */
  private Path rewritten(Consumer<Attributes> change) throws IOException {
    Path target = scratch.resolve("rewritten.jar");
    try (JarInputStream in =
        new JarInputStream(Files.newInputStream(Instance.plugin("template")))) {
      Manifest manifest = in.getManifest();
      change.accept(manifest.getMainAttributes());
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
        for (var entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
        }
      }
    }
    return target;
  }

  private JsonNode strategies() throws Exception {
    return Instance.JSON.readTree(slipstream.get("/api/strategies").body());
  }

  private String version() throws Exception {
    for (JsonNode strategy : strategies().get("strategies")) {
      if (strategy.get("id").asText().equals("template")) {
        return strategy.get("version").asText();
      }
    }
    return "";
  }

  private void awaitVersion(String version) {
    Await.until("template '" + version + "'", SOON, () -> version().equals(version));
  }

  private void awaitPod(String status, String version) {
    Await.until(
        "pod guest " + status + " " + version,
        SOON,
        () -> {
          for (JsonNode pod : Instance.JSON.readTree(slipstream.get("/api/pods").body())) {
            if (pod.get("name").asText().equals("guest")) {
              return pod.get("status").asText().equals(status)
                  && (status.equals("REMOVED") || pod.get("version").asText().equals(version));
            }
          }
          return false;
        });
  }
}
