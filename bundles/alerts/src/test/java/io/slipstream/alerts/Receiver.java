package io.slipstream.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The other side of a webhook, on a free port of this machine. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final LinkedBlockingQueue<Got> got = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();

  /** A request. */
  record Got(String body, String authorization, long nanos) {}

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/hook", this::take);
    server.start();
  }

  /** The next requests are answered with an error. */
  void failNext(int count) {
    failures.set(count);
  }

  int failuresLeft() {
    return failures.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (!fails) {
      got.add(new Got(body, exchange.getRequestHeaders().getFirst("Authorization"), now));
    }
    exchange.sendResponseHeaders(fails ? 500 : 204, -1);
    exchange.close();
  }

  Got next() throws InterruptedException {
    return got.poll(20, TimeUnit.SECONDS);
  }

  boolean isEmpty() {
    return got.isEmpty();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
