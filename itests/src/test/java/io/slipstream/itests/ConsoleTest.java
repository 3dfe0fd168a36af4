package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ExamDistribution.class)
class ConsoleTest {
  @Test
  void shouldShowPodsChartAndFillsInChromium(Instance slipstream) throws Exception {
    Optional<Path> chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(chromium.isPresent(), "no Chromium is installed (Debian: apt-get install chromium)");
    Await.until(
        "a fill",
        java.time.Duration.ofSeconds(60),
        () -> Instance.JSON.readTree(slipstream.get("/api/fills").body()).size() > 0);
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-sync")));
        BrowserContext context =
            browser.newContext(
                new Browser.NewContextOptions()
                    .setHttpCredentials("admin", slipstream.password())
                    .setViewportSize(1280, 1100))) {
      Page page = context.newPage();
      List<String> errors = new ArrayList<>();
      page.onPageError(errors::add);
      page.navigate(slipstream.url("/"));
      page.waitForSelector("body[data-ready=true]");
      assertEquals("Slipstream", page.title());
      String pods = page.textContent("#pods");
      assertTrue(pods.contains("momentum-fast") && pods.contains("buy-and-hold"), pods);
      assertTrue(page.locator("#chart polyline").count() >= 3);
      assertTrue(page.locator("#fills tr").count() >= 2);
      String before = page.textContent("#tiles");
      page.waitForCondition(() -> !page.textContent("#tiles").equals(before));
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "console.png")).setFullPage(true));
      page.setViewportSize(390, 800);
      assertEquals(
          true, page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"));
      assertEquals(List.of(), errors);
    }
  }
}
