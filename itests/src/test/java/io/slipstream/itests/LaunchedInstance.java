package io.slipstream.itests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution unpacked and started as a user does: {@code bin/slipstream} in a process. */
final class LaunchedInstance extends Instance implements AutoCloseable {
  private static final int LAST_LINES = 40;

  private static Path unpacked;

  final Path output;
  private Process process;

  private LaunchedInstance(Path base, int httpPort) {
    super(base, httpPort);
    this.output = base.resolve("terminal.txt");
  }

  /** Lays the archive's content out in {@code directory} and moves its ports. */
  static LaunchedInstance unpack(Path directory) throws IOException {
    Files.createDirectories(directory);
    run("cp", "-a", unpacked() + "/.", directory.toString());
    HostKeys.lay(directory.resolve("etc"));
    int http = freePort();
    edit(directory, "org.ops4j.pax.web.cfg", "org.osgi.service.http.port", http);
    edit(directory, "org.apache.karaf.shell.cfg", "sshPort", freePort());
    return new LaunchedInstance(directory, http);
  }

  /** Unpacked once a process: to copy files is a fraction of the work. */
  private static synchronized Path unpacked() throws IOException {
    if (unpacked == null) {
      Path folder = Instance.ofThisProcess("unpacked");
      Files.createDirectories(folder);
      String tar = archive().toString();
      run("tar", "xzf", tar, "-C", folder.toString(), "--strip-components=1");
      unpacked = folder;
    }
    return unpacked;
  }

  private static void run(String... command) throws IOException {
    Result result = run(List.of(command));
    if (result.status() != 0) {
      throw new IOException(result.err());
    }
  }

  static void edit(Path base, String file, String key, Object value) throws IOException {
    Path path = base.resolve("etc").resolve(file);
    String text = Files.readString(path);
    Files.writeString(
        path, text.replaceAll("(?m)^" + key.replace(".", "\\.") + " = .*$", key + " = " + value));
  }

  /** Starts it and returns at once. */
  LaunchedInstance start(String speed) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(base.resolve("bin/slipstream").toString());
    builder.environment().putAll(Map.of("SLIPSTREAM_SPEED", speed));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    if (HostKeys.folder() != null) {
      // It lives for seconds: what the second compiler does would pay after minutes. Keys, which
      // the first one makes, are made faster by it.
      builder.environment().put("EXTRA_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    }
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    process = builder.start();
    return this;
  }

  /** Starts it and returns when it answers. */
  LaunchedInstance startAndAwait(String speed) throws IOException {
    start(speed);
    try {
      awaitHealthy();
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; " + condition(), e);
    }
    HostKeys.keep(base.resolve("etc"));
    return this;
  }

  /** What a container that does not answer can still be asked, the shortest first. */
  private String condition() {
    return (process.isAlive() ? "it runs" : "it has ended")
        + "; health "
        + told(() -> getOpenly("/healthz").body())
        + "\nterminal:\n"
        + told(() -> end(output))
        + "\nlog:\n"
        + told(() -> end(base.resolve("data/log/slipstream.log")))
        + "\nthreads:\n"
        + told(this::threads);
  }

  /** An answer, or why there is none: the failure that is explained must not get lost. */
  private static String told(Callable<String> question) {
    try {
      return question.call();
    } catch (Exception | AssertionError e) {
      return e.toString();
    }
  }

  private static String end(Path file) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private String threads() {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jstack").toString();
    return run(List.of(tool, Long.toString(pid()))).out();
  }

  String terminal() throws IOException {
    return Files.readString(output);
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end within 60 s");
    }
    return process.exitValue();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  /** SIGTERM, as Ctrl-C does with SIGINT. */
  void stop() throws InterruptedException {
    process.destroy();
    awaitExit();
  }

  void awaitEnd() {
    awaitEnd(Duration.ofSeconds(120));
  }

  void awaitEnd(Duration atMost) {
    Await.until(
        "the recorded data ended",
        atMost,
        () ->
            slip("portfolio:show", "--format", "json")
                .json()
                .get("session")
                .get("status")
                .asText()
                .equals("ENDED"));
  }

  String stateHash() {
    return slip("portfolio:show", "--format", "json")
        .json()
        .get("session")
        .get("stateHash")
        .asText();
  }

  /** Of the Java process. */
  long pid() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .filter(one -> one.info().command().orElse("").endsWith("/java"))
        .mapToLong(ProcessHandle::pid)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no Java process below " + process.pid()));
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
