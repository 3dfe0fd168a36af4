package io.slipstream.itests;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final String ROOT = "io.slipstream.";
  private static final List<String> ROOMS =
      List.of(
          "api",
          "indicators",
          "statistics",
          "kernel",
          "simulator",
          "report",
          "testkit",
          "access",
          "intake",
          "bus",
          "journal",
          "verifier",
          "marketdata",
          "risk",
          "analytics",
          "allocator",
          "coordinator",
          "runtime",
          "remotepods",
          "alerts",
          "tables",
          "compliance",
          "backtest",
          "observability",
          "shell",
          "web",
          "slip",
          "plugins");
  private static final Set<String> SHARED = Set.of("api", "indicators", "statistics", "report");
  private static final Map<String, Set<String>> ENGINE_USERS =
      Map.of(
          "runtime", Set.of("kernel", "simulator"),
          "backtest", Set.of("kernel", "simulator"),
          "testkit", Set.of("kernel", "simulator", "risk"),
          "compliance", Set.of("kernel"));

  /** Rooms that get time, data and randomness handed in. */
  private static final String[] PURE = {
    "io.slipstream.api..",
    "io.slipstream.indicators..",
    "io.slipstream.statistics..",
    "io.slipstream.kernel..",
    "io.slipstream.simulator..",
    "io.slipstream.report..",
    "io.slipstream.risk..",
    "io.slipstream.alerts.book..",
    "io.slipstream.analytics..",
    "io.slipstream.allocator..",
    "io.slipstream.coordinator.."
  };

  private static JavaClasses classes;

  @BeforeAll
  static void scan() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.slipstream");
  }

  @Test
  void shouldHaveScannedEveryRoom() throws IOException {
    Set<String> scanned = new TreeSet<>();
    for (JavaClass scannedClass : classes) {
      scanned.add(room(scannedClass));
    }
    assertEquals(new TreeSet<>(ROOMS), scanned);
    assertTrue(classes.size() > 200, "scanned " + classes.size() + " classes");
    Path root = Path.of(System.getProperty("slipstream.root"));
    assertEquals(folders(root.resolve("platform")) + folders(root.resolve("bundles")), 28);
  }

  private static long folders(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(entry -> Files.exists(entry.resolve("pom.xml"))).count();
    }
  }

  private static String room(JavaClass scanned) {
    String below = scanned.getPackageName().substring(ROOT.length());
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api",
        "indicators",
        "statistics",
        "kernel",
        "simulator",
        "report",
        "testkit",
        "access",
        "intake",
        "bus",
        "journal",
        "verifier",
        "marketdata",
        "risk",
        "analytics",
        "allocator",
        "coordinator",
        "runtime",
        "remotepods",
        "alerts",
        "tables",
        "compliance",
        "backtest",
        "observability",
        "shell",
        "web",
        "slip",
        "plugins"
      })
  void shouldPointAtTheContractOnly(String room) {
    Set<String> allowed = new TreeSet<>(SHARED);
    allowed.addAll(ENGINE_USERS.getOrDefault(room, Set.of()));
    allowed.add(room);
    if (Set.of("api", "indicators", "slip", "verifier").contains(room)) {
      allowed.retainAll(Set.of(room));
    }
    String[] own = allowed.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
    noClasses()
        .that(resideInAPackage(ROOT + room + ".."))
        .should()
        .dependOnClassesThat(resideInAPackage("io.slipstream..").and(resideOutsideOfPackages(own)))
        .check(classes);
  }

  @Test
  void shouldKeepPluginsToTheAuthorsWorld() {
    noClasses()
        .that(resideInAPackage("io.slipstream.plugins.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.slipstream.api.service.."))
        .check(classes);
  }

  @Test
  void shouldKeepClocksRandomnessThreadsAndFilesOutOfPureRooms() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.Random|java\\.util\\.concurrent\\.ThreadLocalRandom"
                + "|java\\.util\\.concurrent\\.Executor.*|java\\.util\\.concurrent\\.locks\\..*"
                + "|java\\.security\\.SecureRandom|java\\.util\\.Timer|java\\.time\\.Clock"
                + "|java\\.io\\.File.*|java\\.nio\\.file\\.Files|java\\.net\\.Socket"
                + "|java\\.util\\.HashMap|java\\.util\\.HashSet|java\\.util\\.IdentityHashMap"
                + "|java\\.util\\.WeakHashMap|org\\.slf4j\\..*|org\\.osgi\\.framework\\..*")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(Thread.class, "currentThread")
        .orShould()
        .callMethod(Thread.class, "start")
        .orShould()
        .callMethod(Object.class, "hashCode")
        .check(classes);
  }

  @Test
  void shouldKeepTheDefaultLocaleOutOfPureRooms() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(java.util.Locale.class, "getDefault")
        .check(classes);
  }

  @Test
  void shouldKeepPlatformDependentMathematicsOutOfKernelAndStatistics() {
    for (String function :
        List.of("sin", "cos", "tan", "exp", "log", "log10", "cbrt", "expm1", "log1p")) {
      noClasses()
          .that(resideInAnyPackage(PURE))
          .should()
          .callMethod(Math.class, function, double.class)
          .check(classes);
    }
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .callMethod(Math.class, "pow", double.class, double.class)
        .check(classes);
  }

  @Test
  void shouldExportVersionedPackagesOnly() throws IOException {
    Path root = Path.of(System.getProperty("slipstream.root"));
    List<Path> infos;
    try (Stream<Path> files = Files.walk(root.resolve("platform"))) {
      infos =
          files
              .filter(file -> file.endsWith("package-info.java"))
              .filter(file -> !file.toString().contains("/target/"))
              .collect(Collectors.toList());
    }
    assertTrue(infos.size() > 15, "found " + infos.size());
    for (Path info : infos) {
      String text = Files.readString(info);
      assertTrue(text.contains("@Export") && text.contains("@Version(\""), info.toString());
    }
  }

  @Test
  void shouldFailWhenNothingWasScanned() {
    JavaClasses nothing = new ClassFileImporter().importPackages("io.slipstream.nowhere");
    AssertionError thrown =
        org.junit.jupiter.api.Assertions.assertThrows(
            AssertionError.class,
            () ->
                noClasses()
                    .that(resideInAnyPackage(PURE))
                    .should()
                    .dependOnClassesThat(alwaysTrue())
                    .check(nothing));
    assertTrue(thrown.getMessage().contains("failed to check any classes"), thrown.getMessage());
  }
}
