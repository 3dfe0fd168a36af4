package io.slipstream.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.slip.Slip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A laid-out distribution on ports of its own, used from outside: HTTP, the slip client, files. */
class Instance {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long LONGEST_SECONDS = 120;
  private static final int FIRST_PORT = 22_000;
  private static final int PORTS = 1_000;
  private static final int PROCESSES = 10;
  private static final ExecutorService CALLS =
      Executors.newCachedThreadPool(
          call -> {
            Thread thread = new Thread(call, "slip");
            thread.setDaemon(true);
            return thread;
          });

  private static int nextPort = (int) (ProcessHandle.current().pid() % PORTS);

  final Path base;
  final int httpPort;

  Instance(Path base, int httpPort) {
    this.base = base;
    this.httpPort = httpPort;
  }

  /** What a command left. */
  record Result(int status, String out, String err) {
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException(out + err, e);
      }
    }
  }

  static Path archive() {
    return Path.of(System.getProperty("slipstream.distribution"));
  }

  static Path repository() {
    return Path.of(System.getProperty("slipstream.root")).toAbsolutePath().normalize();
  }

  /**
   * A folder that no process that runs tests beside this one has; there is nothing in its place.
   */
  static Path ofThisProcess(String name) throws IOException {
    Path folder = Path.of("target", name + "-" + process()).toAbsolutePath();
    ExamDistribution.deleteTree(folder);
    return folder;
  }

  /**
   * A port that should be free still when a container takes it seconds later: none of those that
   * the system gives away by itself, none of another process of this build, none given lately.
   */
  static synchronized int freePort() {
    int first = FIRST_PORT + PORTS * Math.floorMod(process().hashCode(), PROCESSES);
    for (int tried = 0; tried < PORTS; tried++) {
      int port = first + nextPort++ % PORTS;
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody has it: the next one.
      }
    }
    throw new AssertionError("no port is free from " + first + " to " + (first + PORTS - 1));
  }

  /** The name of this process among those that run tests beside each other. */
  private static String process() {
    return System.getProperty("slipstream.test.process", "process");
  }

  /** A command through the client's own code, in this process: its start takes longer than most. */
  Result slip(String... words) {
    List<String> arguments = new ArrayList<>(List.of(base.toString()));
    arguments.addAll(List.of(words));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Future<Integer> status =
        CALLS.submit(() -> Slip.run(arguments.toArray(String[]::new), out, err));
    try {
      return new Result(
          status.get(LONGEST_SECONDS, TimeUnit.SECONDS),
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8));
    } catch (TimeoutException e) {
      status.cancel(true);
      throw new AssertionError("no end within " + LONGEST_SECONDS + " s: " + arguments, e);
    } catch (ExecutionException e) {
      throw new AssertionError(arguments.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A command as users give it: the client that ships, in a process of its own. */
  Result launchSlip(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(base.resolve("lib/slip") + "/*");
    command.add("io.slipstream.slip.Slip");
    command.add(base.toString());
    command.addAll(List.of(words));
    return run(command);
  }

  static Result run(List<String> command) {
    try {
      Path out = Files.createTempFile("out", ".txt");
      Path err = Files.createTempFile("err", ".txt");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("no end within " + LONGEST_SECONDS + " s: " + command);
      }
      Result result =
          new Result(
              process.exitValue(),
              Files.readString(out, StandardCharsets.UTF_8),
              Files.readString(err, StandardCharsets.UTF_8));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  String password() throws IOException {
    for (String line : Files.readAllLines(base.resolve("etc/admin-credentials.txt"))) {
      if (line.startsWith("password: ")) {
        return line.substring("password: ".length());
      }
    }
    throw new AssertionError("no password in the credentials file");
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, "admin", password());
  }

  HttpResponse<String> get(String path, String user, String password)
      throws IOException, InterruptedException {
    String credentials =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return HTTP.send(
        request(path).header("Authorization", "Basic " + credentials).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A request with these headers, name after name and value. */
  HttpResponse<String> send(
      String method, String path, String body, String user, String password, String... headers)
      throws IOException, InterruptedException {
    String credentials =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", "Basic " + credentials)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> getOpenly(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(20));
  }

  String url(String path) {
    return "http://127.0.0.1:" + httpPort + path;
  }

  void awaitHealthy() {
    Await.until(
        "/healthz answers 200",
        Duration.ofSeconds(90),
        () -> getOpenly("/healthz").statusCode() == 200);
    Await.until(
        "the shell answers",
        Duration.ofSeconds(60),
        () ->
            Files.exists(base.resolve("etc/slip.key"))
                && slip("pod:list", "--format", "json").status() == 0);
  }

  boolean answers() {
    try {
      return getOpenly("/healthz").statusCode() > 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The path of a plugin jar that was built with this project. */
  static Path plugin(String id) {
    return repository().resolve("plugins/" + id + "/target/" + id + "-1.0.0.jar");
  }
}
