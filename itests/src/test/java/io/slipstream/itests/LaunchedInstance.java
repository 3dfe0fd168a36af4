package io.slipstream.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution unpacked and started as a user does: {@code bin/slipstream} in a process. */
final class LaunchedInstance extends Instance implements AutoCloseable {
  final Path output;
  private Process process;

  private LaunchedInstance(Path base, int httpPort) {
    super(base, httpPort);
    this.output = base.resolve("terminal.txt");
  }

  /** Unpacks the archive below {@code directory} and moves its ports. */
  static LaunchedInstance unpack(Path directory) throws IOException {
    Files.createDirectories(directory);
    Result unpacked =
        run(
            List.of(
                "tar",
                "xzf",
                archive().toString(),
                "-C",
                directory.toString(),
                "--strip-components=1"));
    if (unpacked.status() != 0) {
      throw new IOException(unpacked.err());
    }
    int http = freePort();
    edit(directory, "org.ops4j.pax.web.cfg", "org.osgi.service.http.port", http);
    edit(directory, "org.apache.karaf.shell.cfg", "sshPort", freePort());
    return new LaunchedInstance(directory, http);
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
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    process = builder.start();
    return this;
  }

  /** Starts it and returns when it answers. */
  LaunchedInstance startAndAwait(String speed) throws IOException {
    start(speed);
    awaitHealthy();
    return this;
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
