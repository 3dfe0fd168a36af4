package io.slipstream.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInChromiumTest {
  private static final Path SHOTS = Path.of("target", "pages");

  /** Pixels between the margins of a page of paper. */
  private static final int A4 = 703;

  private static final String CUT_ON_PAPER =
      "[...document.querySelectorAll('table,figure,p,dl')]"
          + ".filter(e => e.getClientRects().length)"
          + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
          + ".map(e => e.tagName + ' ' + e.textContent.slice(0, 60))";

  private Playwright playwright;
  private Browser browser;

  @BeforeAll
  void start() throws Exception {
    Optional<Path> chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(chromium.isPresent(), "no Chromium is installed (Debian: apt-get install chromium)");
    Files.createDirectories(SHOTS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-sync")));
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
      playwright.close();
    }
  }

  static Stream<String> pages() {
    return texts().keySet().stream();
  }

  private static Map<String, String> texts() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("run", RunPageHtml.of(SamplePages.daily()));
    pages.put(
        "nasty", RunPageHtml.of(SamplePages.run(SamplePages.NASTY, 3_600_000_000_000L, 900, 2)));
    pages.put("bare", RunPageHtml.of(SamplePages.bare()));
    pages.put("sweep", SweepPageHtml.of(SamplePages.sweep("short")));
    pages.put("sweep-nasty", SweepPageHtml.of(SamplePages.sweep(SamplePages.NASTY.get(1))));
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldLoadNothingAndFitADeskAndAPhone(String name) throws Exception {
    Path file = SHOTS.resolve(name + ".html").toAbsolutePath();
    Files.writeString(file, texts().get(name));
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1400, 1000)
                .setColorScheme(ColorScheme.LIGHT))) {
      Page page = context.newPage();
      List<String> complaints = new ArrayList<>();
      List<String> requests = new ArrayList<>();
      page.onPageError(complaints::add);
      page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
      page.onDialog(dialog -> complaints.add("dialog: " + dialog.message()));
      page.onRequest(request -> requests.add(request.url()));
      page.navigate(file.toUri().toString());
      shot(page, name + "-1400");
      assertFits(page, 1400);
      point(page);
      page.setViewportSize(390, 844);
      shot(page, name + "-390");
      assertFits(page, 390);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.setViewportSize(1400, 1000);
      shot(page, name + "-dark");
      page.emulateMedia(
          new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
      assertEquals(
          "rgb(255, 255, 255)", page.evaluate("getComputedStyle(document.body).backgroundColor"));
      page.setViewportSize(A4, 1000);
      shot(page, name + "-print");
      assertEquals(List.of(), page.evaluate(CUT_ON_PAPER));
      byte[] pdf = page.pdf(new Page.PdfOptions().setPath(SHOTS.resolve(name + ".pdf")));
      assertTrue(pdf.length > 1000);
      assertEquals(List.of(), complaints);
      assertEquals(List.of(file.toUri().toString()), requests);
    }
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }

  private static void assertFits(Page page, int width) {
    assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
    assertEquals(
        List.of(),
        page.evaluate(
            "[...document.querySelectorAll('.xs span,.ys span,.legend span,dd,h1,h2,p')]"
                + ".filter(e => e.getClientRects().length"
                + " && (e.getBoundingClientRect().right > innerWidth + 1"
                + " || e.getBoundingClientRect().left < -1)).map(e => e.textContent)"));
  }

  /** The script shows values where there is a chart of lines. */
  private static void point(Page page) {
    if (page.locator(".plot[data-from] .area").count() > 0) {
      page.locator(".plot[data-from] .area").first().hover();
      assertTrue(page.locator(".tip .row").count() > 0);
      page.mouse().move(0, 0);
    }
  }
}
