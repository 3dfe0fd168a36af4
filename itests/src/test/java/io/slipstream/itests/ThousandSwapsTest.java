package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Swaps one pod's build again and again while five trade at a thousand events a second: the session
 * ends in the state of one in which nothing was swapped.
 */
class ThousandSwapsTest {
  /** More on request, an even number: {@code -Dslipstream.container.swaps=1000}. */
  private static final int SWAPS = Integer.getInteger("slipstream.container.swaps", 10);

  private static final int BARS = 60_000 + 600 * SWAPS;
  private static final String THOUSAND_A_SECOND = "60000";
  private static final Duration LONG = Duration.ofMinutes(20);
  private static final Pattern SWAP = Pattern.compile("SWAP \\d+ (\\d+) (\\d+) (-?\\d+)");
  private static final String[] OTHERS = {"fast", "slow", "band", "wide"};
  private static final String[] TERMS = {
    "strategy = momentum\nparam.short = 2\nparam.long = 5\nparam.below = short",
    "strategy = momentum\nparam.short = 5\nparam.long = 20",
    "strategy = mean-reversion\nparam.window = 10\nparam.band = 1",
    "strategy = mean-reversion\nparam.window = 20\nparam.band = 1.5\nparam.above = short"
  };

  @TempDir Path scratch;

  private final List<String> said = new ArrayList<>();

  @Test
  void shouldEndAsIfNothingHadBeenSwapped() throws Exception {
    assertEquals(0, SWAPS % 2, "the last build is the first one again");
    Path one = CountingPlugin.jar(scratch.resolve("one"), "1.0.0");
    Path two = CountingPlugin.jar(scratch.resolve("two"), "2.0.0");
    try (LaunchedInstance instance = prepared(one)) {
      instance.startAndAwait("max").awaitEnd(LONG);
      List<JsonNode> quietPods = pods(instance);
      final JsonNode whole = state(instance);
      final String decided = decisions(instance, "quiet");
      instance.stop();
      begin(instance);

      instance.startAndAwait(THOUSAND_A_SECOND);
      memory(instance, 0);
      for (int swap = 1; swap <= SWAPS; swap++) {
        drop(instance, swap % 2 == 1 ? two : one);
        awaitSwaps(instance, swap);
        if (swap == Math.min(100, SWAPS / 2)) {
          memory(instance, swap);
        }
      }
      String load = Files.readString(Path.of("/proc/loadavg")).strip();
      JsonNode session = instance.slip("portfolio:show", "--format", "json").json().get("session");
      assertEquals("RUNNING", session.get("status").asText(), "the bars ended before the swaps");
      memory(instance, SWAPS);
      pauses(instance);
      instance.stop();
      instance.startAndAwait("max").awaitEnd(LONG);
      note("load average behind the last swap " + load);
      note("bars " + BARS + ", swaps " + SWAPS);
      Files.write(Path.of("target", "swaps.txt"), said);
      assertEquals(quietPods.toString(), pods(instance).toString());
      assertEquals(decided, decisions(instance, "swapped"));
      assertEquals(whole.toPrettyString(), state(instance).toPrettyString());
      for (String proof : List.of("journal:replay", "audit:verify")) {
        Instance.Result proved = instance.slip(proof);
        assertEquals(0, proved.status(), proved.toString());
      }
      instance.stop();
    }
  }

  /** With the bars imported, five pods, and limits and allocation out of the way. */
  private LaunchedInstance prepared(Path jar) throws Exception {
    LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("instance"));
    Path etc = instance.base.resolve("etc");
    try (DirectoryStream<Path> shipped = Files.newDirectoryStream(etc, "io.slipstream.pod-*.cfg")) {
      for (Path pod : shipped) {
        Files.delete(pod);
      }
    }
    instance.startAndAwait("0");
    Path csv = bars(scratch.resolve("bars.csv"));
    String terms = "market:import --instrument WALK --bar 1m --commission 0 " + csv;
    Instance.Result imported = instance.slip(terms.split(" "));
    assertEquals(0, imported.status(), imported.toString());
    instance.stop();
    LaunchedInstance.edit(instance.base, "io.slipstream.session.cfg", "market", "WALK");
    LaunchedInstance.edit(instance.base, "io.slipstream.session.cfg", "allocation.hours", 0);
    LaunchedInstance.edit(instance.base, "io.slipstream.session.cfg", "max.daily.loss", 1);
    drop(instance, jar);
    pod(etc, "guest", "strategy = template");
    for (int i = 0; i < OTHERS.length; i++) {
      pod(etc, OTHERS[i], TERMS[i] + "\nparam.sizing = quantity\nparam.quantity = 3");
    }
    begin(instance);
    return instance;
  }

  private static void pod(Path etc, String name, String terms) throws IOException {
    Files.writeString(
        etc.resolve("io.slipstream.pod-" + name + ".cfg"),
        terms + "\ninstruments = WALK\ncapital = 1000000\nlimit.maxOrdersPerMinute = 100\n");
  }

  /** Minutes of a walk around 100, which no season moves far away. */
  private static Path bars(Path csv) throws IOException {
    Random random = new Random(SWAPS);
    StringBuilder rows = new StringBuilder("time,open,high,low,close,volume\n");
    Instant time = Instant.parse("2024-01-01T00:00:00Z");
    int cents = 10_000;
    for (int i = 0; i < BARS; i++) {
      int close = cents + random.nextInt(41) - 20 + (10_000 - cents) / 100;
      rows.append(time.plusSeconds(60L * i)).append(',').append(price(cents)).append(',');
      rows.append(price(Math.max(cents, close))).append(',');
      rows.append(price(Math.min(cents, close))).append(',').append(price(close)).append(",5000\n");
      cents = close;
    }
    return Files.writeString(csv, rows);
  }

  private static String price(int cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }

  /** A session begins at the first bar, with the first build. */
  private static void begin(LaunchedInstance instance) throws IOException {
    for (String state : List.of("journal", "snapshots")) {
      Path folder = instance.base.resolve("data/slipstream").resolve(state);
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }

  private static void drop(LaunchedInstance instance, Path jar) throws IOException {
    Path deploy = Files.createDirectories(instance.base.resolve("deploy"));
    Path part = deploy.resolve(".counting.part");
    Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, deploy.resolve("counting.jar"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void awaitSwaps(LaunchedInstance instance, int swaps) {
    Await.until(
        "swap " + swaps,
        Duration.ofSeconds(30),
        () -> SWAP.matcher(instance.terminal()).results().count() == swaps);
  }

  /** The state's hash by section, but for the one that counts the inputs: a swap is one. */
  private static JsonNode state(LaunchedInstance instance) {
    JsonNode session = instance.slip("portfolio:show", "--format", "json").json().get("session");
    ObjectNode sections = (ObjectNode) session.get("stateSections");
    assertTrue(sections.has("pod guest") && sections.has("orders"), sections::toString);
    sections.remove("session");
    return sections;
  }

  /** All that people see of them. */
  private static List<JsonNode> pods(LaunchedInstance instance) {
    List<JsonNode> pods = new ArrayList<>();
    instance.slip("pod:list", "--format", "json").json().forEach(pods::add);
    assertEquals(OTHERS.length + 1, pods.size());
    for (JsonNode pod : pods) {
      assertEquals("ACTIVE", pod.get("status").asText(), pod::toString);
      assertTrue(pod.get("fills").asInt() > BARS / 1000, pod::toString);
    }
    return pods;
  }

  /** Every order and execution of every pod in words, without their places in the journal. */
  private String decisions(LaunchedInstance instance, String name) throws IOException {
    StringBuilder decisions = new StringBuilder();
    for (String kind : List.of("INTENT_MADE", "FILLED")) {
      Path csv = scratch.resolve(name + kind + ".csv");
      Instance.Result exported =
          instance.slip("journal:export", "--format", "csv", "--kind", kind, "--file", csv + "");
      assertEquals(0, exported.status(), exported.toString());
      List<String> rows = Files.readAllLines(csv);
      assertTrue(rows.size() > BARS / 10, rows.size() + " of " + kind);
      rows.forEach(row -> decisions.append(row.substring(row.indexOf(','))).append('\n'));
    }
    note(name + ": " + decisions.chars().filter(sign -> sign == '\n').count() + " decisions");
    return decisions.toString();
  }

  private void note(String line) {
    said.add(line);
  }

  /** How long the swapped pod had nobody, and the longest of its waits between two bars else. */
  private void pauses(LaunchedInstance instance) throws IOException {
    List<Long> pauses = new ArrayList<>();
    List<Long> others = new ArrayList<>();
    List<Long> worked = new ArrayList<>();
    for (Matcher swap = SWAP.matcher(instance.terminal()); swap.find(); ) {
      pauses.add(Long.parseLong(swap.group(1)));
      others.add(Long.parseLong(swap.group(2)));
      worked.add(Long.parseLong(swap.group(3)));
    }
    note("pause of the swapped pod, from its last call to the next: " + quantiles(pauses));
    note("work of the session's thread in it: " + quantiles(worked));
    note("longest wait between two calls from swap to swap: " + quantiles(others));
  }

  static String quantiles(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    int last = sorted.size() - 1;
    return String.format(
        Locale.ROOT,
        "p50 %.2f ms, p99 %.2f ms, most %.2f ms of %d",
        sorted.get(last / 2) / 1e6,
        sorted.get((int) Math.ceil(last * 0.99)) / 1e6,
        sorted.get(last) / 1e6,
        sorted.size());
  }

  /** After a collection; retired builds get two seconds before their classes go. */
  private void memory(LaunchedInstance instance, int swaps) throws InterruptedException {
    Thread.sleep(swaps == 0 ? 0 : 3_000);
    String pid = Long.toString(instance.pid());
    tool("jcmd", pid, "GC.run");
    tool("jcmd", pid, "GC.run");
    String[] lines = tool("jstat", "-gc", pid).strip().split("\n");
    String[] names = lines[0].strip().split("\\s+");
    String[] values = lines[1].strip().split("\\s+");
    Map<String, Double> of = new java.util.TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      of.put(names[i], values[i].equals("-") ? 0 : Double.parseDouble(values[i]));
    }
    long loaders =
        tool("jcmd", pid, "VM.classloader_stats")
            .lines()
            .filter(line -> line.contains("BundleClassLoader"))
            .count();
    note(
        String.format(
            Locale.ROOT,
            "after %d swaps: heap %.1f MB, metaspace %.2f MB, %d class loaders of bundles",
            swaps,
            (of.get("OU") + of.get("EU") + of.get("S0U") + of.get("S1U")) / 1024,
            of.get("MU") / 1024,
            loaders));
  }

  private static String tool(String name, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
    command.addAll(List.of(words));
    Instance.Result result = Instance.run(command);
    assertEquals(0, result.status(), result.toString());
    return result.out();
  }
}
