package io.slipstream.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.plugin.PluginReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plugin may not, found before it is installed and said in one sentence. */
class PluginRulesTest {
  private static final String COMPONENT =
      "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\">%s"
          + "<implementation class=\"x\"/></scr:component>";

  @TempDir Path base;
  private CatalogInFramework container;

  @BeforeEach
  void start() throws Exception {
    container = new CatalogInFramework(base, "io.example.allowed");
  }

  @AfterEach
  void stop() throws Exception {
    container.stop();
  }

  private GuestJar guest() {
    return new GuestJar("1.0.0").with("Import-Package", "io.slipstream.api.strategy");
  }

  private String refusal(GuestJar jar) throws Exception {
    container.drop(jar, "guest.jar");
    String refusal = container.awaitRefusal();
    assertEquals(List.of(), container.plugins());
    try (Stream<Path> kept = Files.list(base.resolve("data/slipstream/plugins"))) {
      assertEquals(List.of(), kept.toList());
    }
    PluginReport report = container.catalog().verify(container.deploy.resolve("guest.jar"));
    assertEquals(refusal, String.join("; ", report.problems()));
    return refusal;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"io.slipstream.kernel", "org.osgi.framework", "com.google.common.collect"})
  void shouldRefuseAForeignPackageNamingItAndTheList(String name) throws Exception {
    String imports =
        "io.slipstream.api.strategy," + name + ";version=\"[1,2)\";resolution:=optional";
    String refusal = refusal(guest().with("Import-Package", imports));
    assertTrue(
        refusal.startsWith("it imports " + name + ", which plugins may not; allowed are io."),
        refusal);
    assertTrue(refusal.endsWith("org.slf4j, io.example.allowed"), refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fragment-Host         | io.slipstream.api                 | it is a fragment",
        "Fragment-Host         | system.bundle;extension:=framework | it is a fragment",
        "Require-Bundle        | io.slipstream.kernel              | it uses Require-Bundle",
        "DynamicImport-Package | *                                 | it uses DynamicImport-Package",
        "Bundle-NativeCode     | lib.so                            | it brings native code",
        "Bundle-Version        | one                               | its version 'one' is none",
      })
  void shouldRefuseOtherWaysToReachOut(String header, String value, String message)
      throws Exception {
    String refusal = refusal(guest().with(header, value));
    assertTrue(refusal.startsWith(message), refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<service><provide interface=\"java.lang.Runnable\"/></service> | it registers the service"
            + " java.lang.Runnable; a plugin may only register io.slipstream.api.strategy.Strate",
        "<reference interface=\"io.slipstream.api.service.plugin.StrategyCatalog\"/> | it uses the"
            + " service io.slipstream.api.service.plugin.StrategyCatalog, which plugins may not",
      })
  void shouldRefuseDeclaredServicesOfAnotherKind(String element, String message) throws Exception {
    String refusal =
        refusal(
            guest()
                .with("Service-Component", "OSGI-INF/*.xml")
                .entry("OSGI-INF/guest.xml", COMPONENT.replace("%s", element)));
    assertTrue(refusal.startsWith(message), refusal);
  }

  @Test
  void shouldRefuseAJarThatIsNoPluginOrHasTwoStrategies() throws Exception {
    assertTrue(refusal(guest().with("Provide-Capability", "x")).startsWith("it is no plugin"));
    Files.delete(container.deploy.resolve("guest.jar"));
    CatalogInFramework.await("gone", () -> container.catalog().refused().isEmpty());
    String both =
        "slipstream.strategy;slipstream.strategy=a,slipstream.strategy;slipstream.strategy=b";
    assertTrue(refusal(guest().with("Provide-Capability", both)).startsWith("it declares 2"));
  }

  @ParameterizedTest
  @CsvSource({
    "entry-1.txt, entry-2.txt, it has the entry entry-1.txt twice",
    "meta-inf/manifest.mf, x, it has the entry meta-inf/manifest.mf beside or in place of",
  })
  void shouldRefuseEntriesThatReadersMayTakeForEachOther(String one, String two, String message)
      throws Exception {
    Path jar = guest().entry(one, "1").entry(two, "2").write(base.resolve("made.jar"));
    String bytes = Files.readString(jar, StandardCharsets.ISO_8859_1);
    Files.writeString(
        jar, bytes.replace("entry-2.txt", "entry-1.txt"), StandardCharsets.ISO_8859_1);
    container.drop(jar, "guest.jar");
    String refusal = container.awaitRefusal();
    assertTrue(refusal.contains(message), refusal);
  }

  @Test
  void shouldSayAllAboutAJarAndInstallNothing() throws Exception {
    Path jar = guest().write(base.resolve("guest.jar"));
    PluginReport report = container.catalog().verify(jar);
    assertFalse(report.isRefused(), report.toString());
    assertEquals("guest 1.0.0", report.id() + " " + report.version());
    assertEquals(
        List.of(new PluginReport.PackageImport("io.slipstream.api.strategy", true)),
        report.imports());
    assertTrue(report.policy().startsWith("warn, trusted: nobody"), report.policy());
    assertEquals(List.of(), container.plugins());
  }

  @Test
  void shouldReportWhatIsNoJar() throws Exception {
    Path jar = Files.writeString(base.resolve("no.jar"), "no jar");
    assertTrue(
        container
            .catalog()
            .verify(jar)
            .problems()
            .get(0)
            .startsWith("it is incomplete or corrupt"));
  }
}
