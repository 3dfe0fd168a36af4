package io.slipstream.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.KeptStrategy;
import io.slipstream.api.service.plugin.PluginException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

class PluginCatalogTest {
  private static final String IMPORTS = "org.osgi.framework,io.slipstream.api.strategy";

  @TempDir Path base;
  private CatalogInFramework container;

  @BeforeEach
  void start() throws Exception {
    container = new CatalogInFramework(base, "org.osgi.framework");
  }

  @AfterEach
  void stop() throws Exception {
    container.stop();
  }

  @Test
  void shouldHaveSeveralBuildsSideBySideAndTheOneThatCameLastCurrent() throws Exception {
    container.dropAndAwait("1.0.0", "one.jar");
    container.dropAndAwait("2.0.0", "two.jar");
    container.dropAndAwait("1.5.0", "middle.jar");
    assertEquals(
        List.of("1.5.0 CURRENT", "1.0.0 INSTALLED", "2.0.0 INSTALLED"), container.builds());
    assertEquals("deploy/two.jar", container.build("2.0.0", BuildState.INSTALLED).source());
    Files.delete(container.deploy.resolve("middle.jar"));
    container.awaitCurrent("2.0.0");
    Files.delete(container.deploy.resolve("two.jar"));
    container.awaitCurrent("1.0.0");
    Files.delete(container.deploy.resolve("one.jar"));
    container.awaitCurrent("");
    assertEquals(List.of("1.0.0 KEPT", "1.5.0 KEPT", "2.0.0 KEPT"), container.builds());
  }

  @Test
  void shouldTellBuildsOfOneVersionApartByTheirHash() throws Exception {
    container.dropAndAwait("1.0.0", "one.jar");
    InstalledStrategy first = container.catalog().find("guest").orElseThrow();
    container.drop(new GuestJar("1.0.0").entry("salt", "other"), "two.jar");
    CatalogInFramework.await(
        "another build",
        () -> !container.catalog().find("guest").orElseThrow().sha256().equals(first.sha256()));
    PluginException ambiguous =
        assertThrows(PluginException.class, () -> container.catalog().select("guest", "1.0.0"));
    assertTrue(ambiguous.getMessage().contains("more than one build '1.0.0'"));
    InstalledStrategy selected =
        container.catalog().select("guest", first.sha256().substring(0, 8));
    assertEquals(first.sha256(), selected.sha256());
  }

  @Test
  void shouldKeepABuildWhileOneOfTwoFilesStandsForIt() throws Exception {
    container.dropAndAwait("1.0.0", "one.jar");
    container.drop(container.deploy.resolve("one.jar"), "same.jar");
    CatalogInFramework.await(
        "both are named",
        () -> container.build("1.0.0", BuildState.CURRENT).source().contains("same.jar"));
    Files.delete(container.deploy.resolve("one.jar"));
    CatalogInFramework.await(
        "one is left",
        () -> container.build("1.0.0", BuildState.CURRENT).source().equals("deploy/same.jar"));
    assertEquals(1, container.plugins().size());
  }

  @Test
  void shouldRollBackStepByStepAndSayWhenThereIsNoFurther() throws Exception {
    for (String version : List.of("1.0.0", "2.0.0", "3.0.0")) {
      container.dropAndAwait(version, "guest.jar");
    }
    assertEquals("2.0.0", container.catalog().rollback("guest", "").version());
    assertEquals("1.0.0", container.catalog().rollback("guest", "").version());
    PluginException end =
        assertThrows(PluginException.class, () -> container.catalog().rollback("guest", ""));
    assertTrue(end.getMessage().startsWith("strategy guest has no build to go back to"));
    assertTrue(
        assertThrows(PluginException.class, () -> container.catalog().rollback("nope", ""))
            .getMessage()
            .startsWith("unknown strategy 'nope': installed are guest"));
    assertEquals(List.of("1.0.0 CURRENT", "3.0.0 INSTALLED", "2.0.0 KEPT"), container.builds());
  }

  @Test
  void shouldCarryOutAWishToRollBackOnce() throws Exception {
    for (String version : List.of("1.0.0", "2.0.0", "3.0.0")) {
      container.dropAndAwait(version, "guest.jar");
    }
    assertEquals("2.0.0", container.catalog().rollback("guest", "wish").version());
    assertEquals("2.0.0", container.catalog().rollback("guest", "wish").version());
    container.restart();
    assertEquals("2.0.0", container.catalog().rollback("guest", "wish").version());
    assertEquals("1.0.0", container.catalog().rollback("guest", "other").version());
  }

  @Test
  void shouldStayRolledBackAfterARestartUntilTheFileChanges() throws Exception {
    container.dropAndAwait("1.0.0", "guest.jar");
    container.dropAndAwait("2.0.0", "guest.jar");
    container.catalog().rollback("guest", "");
    container.restart();
    assertEquals(List.of("1.0.0 CURRENT", "2.0.0 INSTALLED"), container.builds());
    Files.delete(container.deploy.resolve("guest.jar"));
    CatalogInFramework.await("kept only", () -> container.builds().contains("2.0.0 KEPT"));
    assertEquals("1.0.0", container.current());
    container.restart();
    assertEquals("1.0.0", container.current());
    container.dropAndAwait("2.0.0", "guest.jar");
    assertEquals("1.0.0", container.catalog().rollback("guest", "").version());
    assertEquals("2.0.0", container.catalog().select("guest", null).version());
    container.catalog().select("guest", "1.0");
    assertEquals("1.0.0", container.current());
    container.catalog().unload("guest");
    assertEquals("", container.current());
    container.restart();
    assertEquals("", container.current());
  }

  @Test
  void shouldKeepABuildUpThatSomebodyHoldsOnTo() throws Exception {
    container.dropAndAwait("1.0.0", "guest.jar");
    String first = container.catalog().find("guest").orElseThrow().sha256();
    KeptStrategy held = container.catalog().kept(first).orElseThrow();
    Bundle bundle = container.plugins().get(0);
    container.dropAndAwait("2.0.0", "guest.jar");
    container.dropAndAwait("3.0.0", "guest.jar");
    CatalogInFramework.await("2.0.0 is down", () -> container.plugins().size() == 2);
    assertEquals(Bundle.ACTIVE, bundle.getState());
    held.close();
    held.close();
    CatalogInFramework.await("1.0.0 is down", () -> container.plugins().size() == 1);
    CatalogInFramework.await("uninstalled", () -> bundle.getState() == Bundle.UNINSTALLED);
    assertTrue(container.catalog().kept("0".repeat(64)).isEmpty());
  }

  @Test
  void shouldNotUseAKeptJarThatWasChanged() throws Exception {
    container.dropAndAwait("1.0.0", "guest.jar");
    String first = container.catalog().find("guest").orElseThrow().sha256();
    container.dropAndAwait("2.0.0", "guest.jar");
    CatalogInFramework.await("1.0.0 is down", () -> container.plugins().size() == 1);
    Path kept = base.resolve("data/slipstream/plugins/" + first + ".jar");
    new GuestJar("6.6.6").write(kept);
    PluginException refused =
        assertThrows(PluginException.class, () -> container.catalog().rollback("guest", ""));
    assertTrue(refused.getMessage().contains("was changed: its hash is "), refused.getMessage());
    assertEquals("2.0.0", container.current());
    assertTrue(container.catalog().kept(first).isEmpty());
  }

  @Test
  void shouldInstallABundleAnewThatSomebodyUpdated() throws Exception {
    container.dropAndAwait("1.0.0", "guest.jar");
    long installed = container.plugins().get(0).getBundleId();
    container.restart();
    Bundle bundle = container.plugins().get(0);
    assertEquals(installed, bundle.getBundleId());
    Path other = new GuestJar("1.0.0").with("Guest-Behavior", "throws").write(base.resolve("o"));
    try (var content = Files.newInputStream(other)) {
      assertThrows(BundleException.class, () -> bundle.update(content));
    }
    container.restart();
    container.awaitCurrent("1.0.0");
    Bundle anew = container.plugins().get(0);
    assertFalse(anew.getBundleId() == bundle.getBundleId());
    assertEquals(Bundle.ACTIVE, anew.getState());
  }

  @Test
  void shouldTouchNoOtherBundleWhenAPluginComesAndGoes() throws Exception {
    Bundle other = install("other", "Export-Package", "io.example.other");
    Bundle user =
        install("user", "Import-Package", IMPORTS + ",io.example.shared;resolution:=optional");
    long[] before = {other.getLastModified(), user.getLastModified()};
    container.drop(
        new GuestJar("1.0.0")
            .with("Export-Package", "io.example.shared")
            .entry("io/example/shared/x", ""),
        "guest.jar");
    container.awaitCurrent("1.0.0");
    user.start();
    container.dropAndAwait("2.0.0", "guest.jar");
    CatalogInFramework.await("1.0.0 is down", () -> container.plugins().size() == 1);
    assertEquals(
        List.of(before[0], before[1]), List.of(other.getLastModified(), user.getLastModified()));
    assertEquals(Bundle.ACTIVE, other.getState());
    assertEquals(Bundle.ACTIVE, user.getState());
    for (BundleWire wire : user.adapt(BundleWiring.class).getRequiredWires(null)) {
      String provider = wire.getProvider().getBundle().getLocation();
      assertFalse(provider.startsWith(PluginBundles.LOCATION), wire.toString());
    }
  }

  private Bundle install(String name, String header, String value) throws Exception {
    Path jar =
        new GuestJar("1.0.0")
            .with("Bundle-SymbolicName", "io.example." + name)
            .with("Provide-Capability", "io.example")
            .with("Import-Package", IMPORTS)
            .with(header, value)
            .write(base.resolve(name + ".jar"));
    jar = GuestJar.changed(jar, base.resolve(name + "2.jar"), "x", null);
    try (var content = Files.newInputStream(jar)) {
      Bundle bundle = container.context().installBundle("test:" + name, content);
      if (header.equals("Export-Package")) {
        bundle.start();
      }
      return bundle;
    }
  }

  @Test
  void shouldGoBackToTheFileWhenTheSelectedBuildDoesNotComeUpAfterARestart() throws Exception {
    container.dropAndAwait("1.0.0", "guest.jar");
    String first = container.catalog().find("guest").orElseThrow().sha256();
    container.dropAndAwait("2.0.0", "guest.jar");
    container.catalog().rollback("guest", "");
    container.stop();
    Files.delete(base.resolve("data/slipstream/plugins/" + first + ".jar"));
    container.startAgain();
    assertEquals("2.0.0", container.current());
  }

  @Test
  void shouldLoadUnderTheOwnNameOfAFileAndNotOverAnotherStrategy() throws IOException {
    Path jar = new GuestJar("1.0.0").write(base.resolve("guest-1.jar"));
    assertEquals("deploy/guest-1.jar", container.catalog().load(jar.toUri()).source());
    Path newer = new GuestJar("2.0.0").write(base.resolve("guest-2.jar"));
    assertEquals("2.0.0", container.catalog().load(newer.toUri()).version());
    assertEquals("1.0.0", container.catalog().load(jar.toUri()).version());
    assertEquals(List.of("1.0.0 CURRENT", "2.0.0 INSTALLED"), container.builds());
    assertEquals("1.0.0", container.catalog().unload("guest").version());
    assertEquals(List.of(), container.catalog().list());
    assertFalse(Files.exists(container.deploy.resolve("guest-2.jar")));
  }

  @Test
  void shouldRefuseUntilAllSignersAreKnownAndTakeItThen() throws Exception {
    Path etc = Files.createDirectories(base.resolve("etc"));
    Files.writeString(etc.resolve("io.slipstream.intake.cfg"), "trust.policy = require\n");
    Signers signers = new Signers(base).make("alice");
    Path unsigned = new GuestJar("1.0.0").write(base.resolve("unsigned.jar"));
    container.drop(signers.sign(unsigned, "alice", base.resolve("signed.jar")), "guest.jar");
    String refusal = container.awaitRefusal();
    assertTrue(refusal.contains("CN=alice, who is not trusted"), refusal);
    assertEquals("guest", container.build("1.0.0", BuildState.REFUSED).id());
    assertEquals(List.of(), plugins());
    signers.trust(etc.resolve("trusted-signers.p12"), "alice");
    container.awaitCurrent("1.0.0");
    assertEquals("CN=alice", container.build("1.0.0", BuildState.CURRENT).signature().describe());
    assertEquals(List.of(), container.catalog().refused());
    Files.writeString(container.deploy.resolve("guest.jar"), "damaged");
    container.awaitRefusal();
    container.restart();
    assertEquals("1.0.0", container.current());
  }

  private List<Bundle> plugins() {
    return container.plugins();
  }
}
