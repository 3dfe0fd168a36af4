package io.slipstream.remotepods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** A program that serves the contract, can be killed and brought back, and can misbehave. */
final class ScriptedProgram implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What came in, as {@code POST /halt {...}}, without the questions for the status. */
  final List<String> told = new CopyOnWriteArrayList<>();

  final List<String> tokens = new CopyOnWriteArrayList<>();

  volatile boolean halted = true;
  volatile boolean isDeafToHalts;
  volatile String revision = "";
  volatile String refusal = "";
  volatile String openOrders = "0";

  /** Answers instead of the status when it is not null. */
  volatile Answer instead;

  private final int port;
  private HttpServer server;
  private ExecutorService threads;

  /** Writes a whole answer. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  ScriptedProgram() throws IOException {
    port = serveSomewhere();
  }

  /** Where the system puts nobody else while the program is away. */
  private int serveSomewhere() throws IOException {
    for (int left = 100; ; left--) {
      int wanted = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try {
        serve(wanted);
        return wanted;
      } catch (BindException e) {
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  private void serve(int wanted) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", wanted), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** How often something came in that begins so. */
  long told(String what) {
    return told.stream().filter(line -> line.startsWith(what)).count();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  void kill() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** As a program begins that remembers nothing, but trades. */
  void back(boolean isHalted) throws IOException {
    revision = "";
    halted = isHalted;
    serve(port);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    String path = exchange.getRequestURI().getPath();
    if (!path.equals("/status")) {
      told.add(exchange.getRequestMethod() + " " + path + " " + body);
    }
    switch (path) {
      case "/status" -> status(exchange);
      case "/configure" -> configure(exchange, JSON.readTree(body));
      case "/halt" -> {
        halted |= !isDeafToHalts;
        answer(exchange, isDeafToHalts ? 503 : 200, "{}");
      }
      default -> answer(exchange, 404, "{}");
    }
  }

  private void status(HttpExchange exchange) throws IOException {
    Answer other = instead;
    if (other == null) {
      answer(exchange, 200, status());
    } else {
      other.to(exchange);
    }
  }

  private void configure(HttpExchange exchange, JsonNode wanted) throws IOException {
    if (!refusal.isEmpty()) {
      answer(exchange, 422, "{\"error\": \"" + refusal + "\"}");
      return;
    }
    halted &= !wanted.get("trade").booleanValue();
    revision = wanted.get("revision").textValue();
    answer(exchange, 200, "{}");
  }

  /** A good status. */
  String status() {
    return String.format(
        Locale.ROOT,
        "{\"time\": \"%s\", \"equity\": 10100.5, \"netExposure\": \"-250.25\", \"grossExposure\":"
            + " 250.25, \"netPnl\": 100.5, \"openOrders\": %s, \"health\": \"HEALTHY\","
            + " \"halted\": %s, \"revision\": \"%s\"}",
        Instant.now(),
        openOrders,
        halted,
        revision);
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
