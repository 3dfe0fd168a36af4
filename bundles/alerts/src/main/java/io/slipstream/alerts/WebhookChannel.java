package io.slipstream.alerts;

import io.slipstream.alerts.book.Notice;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Posts a message as JSON; any answer of 200 to 299 says that it arrived. Follows no redirect and
 * uses no proxy, as either would be handed the secret.
 */
final class WebhookChannel implements Channel {
  private final HttpClient client;
  private final Settings settings;

  /**
   * Where it leads.
   *
   * @param url of the other side; its path may hold a secret, so only the host is shown
   * @param header that carries the secret
   * @param secret null for none
   * @param timeout of one try
   */
  record Settings(URI url, String header, SecretFile secret, Duration timeout) {}

  WebhookChannel(Settings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(settings.timeout())
            .build();
  }

  @Override
  public String kind() {
    return "webhook";
  }

  @Override
  public String target() {
    int port = settings.url().getPort();
    return settings.url().getScheme()
        + "://"
        + settings.url().getHost()
        + (port < 0 ? "" : ":" + port);
  }

  @Override
  public void deliver(Notice notice) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.timeout())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JsonText.compact(body(notice)), StandardCharsets.UTF_8));
    if (settings.secret() != null) {
      addSecret(request, settings.secret());
    }
    HttpResponse<Void> answer = send(request.build());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          target() + " answered HTTP status " + answer.statusCode() + ": 200 to 299 is allowed");
    }
  }

  private void addSecret(HttpRequest.Builder request, SecretFile secret) throws IOException {
    try {
      request.header(settings.header(), secret.read());
    } catch (IllegalArgumentException e) {
      throw new IOException(
          secret.key() + " = '" + secret.name() + "': characters of a header are allowed");
    }
  }

  /** The words of a failure may repeat what was sent, so only its kind is told. */
  private HttpResponse<Void> send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(
          "no answer from " + target() + " (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Map<String, Object> body(Notice notice) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("text", notice.text());
    body.put("kind", notice.kind());
    body.put("count", notice.count());
    body.put("alert", notice.alert().number());
    body.put("opened", notice.alert().opened());
    body.put("total", notice.alert().count());
    body.put("rule", notice.alert().rule());
    body.put("violation", notice.alert().newest().fields());
    return body;
  }
}
