package io.slipstream.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins that pass the rules and misbehave when they come up. */
class BadGuestTest {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throws    | it does not start: ",
        "registers | it registers the service java.lang.Runnable; a plugin may only register",
        "hangs     | it did not come up within 3 s, it is at ",
      })
  void shouldBeRefusedAndNotBeInTheWayOfOthers(String behavior, String message) throws Exception {
    container.drop(new GuestJar("1.0.0").with("Guest-Behavior", behavior), "bad.jar");
    String refusal = container.awaitRefusal();
    assertTrue(refusal.startsWith(message), refusal);
    container.dropAndAwait("2.0.0", "good.jar");
    Files.delete(container.deploy.resolve("bad.jar"));
    CatalogInFramework.await("gone", () -> container.catalog().refused().isEmpty());
    assertEquals("2.0.0", container.current());
    assertEquals(List.of("2.0.0 CURRENT"), container.builds());
  }
}
