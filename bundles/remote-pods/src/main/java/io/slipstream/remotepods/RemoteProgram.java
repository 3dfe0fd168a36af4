package io.slipstream.remotepods;

import io.slipstream.report.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The three addresses of one program. An exchange ends within its time limit, whatever comes. */
final class RemoteProgram {
  private static final int MOST_BYTES = 65_536;
  private static final int OK = 200;

  private final HttpClient client;
  private final RemotePodSettings settings;
  private final Path etc;

  RemoteProgram(HttpClient client, RemotePodSettings settings, Path etc) {
    this.client = client;
    this.settings = settings;
    this.etc = etc;
  }

  /**
   * Follows no redirect, and uses no proxy, as either would be handed the token.
   *
   * @param executor runs what waits for nothing
   */
  static HttpClient client(java.util.concurrent.Executor executor) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .executor(executor)
        .build();
  }

  /**
   * Asks for the status.
   *
   * @throws BadAnswerException when it is none
   * @throws IOException when there is no answer in time
   */
  RemoteStatus status() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = exchange("/status", null);
    requireOk("GET /status", answer);
    return RemoteStatus.of(answer.body());
  }

  /**
   * Hands a configuration over; returns why it was refused, empty when it was taken.
   *
   * @throws BadAnswerException when the answer is neither
   * @throws IOException when there is no answer in time
   */
  String configure(Map<String, Object> configuration) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = exchange("/configure", configuration);
    if (answer.statusCode() / 100 == 4) {
      return "refused with HTTP status "
          + answer.statusCode()
          + ": "
          + RemoteStatus.error(answer.body());
    }
    requireOk("POST /configure", answer);
    return "";
  }

  /**
   * Asks it to make no orders any more.
   *
   * @throws BadAnswerException when it does not say yes
   * @throws IOException when there is no answer in time
   */
  void halt(Map<String, Object> wish) throws IOException, InterruptedException {
    requireOk("POST /halt", exchange("/halt", wish));
  }

  private static void requireOk(String question, HttpResponse<byte[]> answer) {
    if (answer.statusCode() != OK) {
      throw new BadAnswerException(
          question + " answered HTTP status " + answer.statusCode() + ": 200 is allowed");
    }
  }

  private HttpResponse<byte[]> exchange(String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.url() + path))
            .header("Accept", "application/json");
    if (!settings.tokenFile().isEmpty()) {
      request.header("Authorization", "Bearer " + token());
    }
    if (body != null) {
      byte[] json = JsonText.compact(body).getBytes(StandardCharsets.UTF_8);
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.build(), head -> new BoundedBody(MOST_BYTES));
    try {
      return answer.get(settings.timing().timeout(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | CancellationException e) {
      throw new IOException(
          "no whole answer from "
              + settings.url()
              + path
              + " within "
              + settings.timing().timeout()
              + " ms",
          e);
    } catch (ExecutionException e) {
      throw failure(path, e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private IOException failure(String path, Throwable cause) {
    for (Throwable why = cause; why != null; why = why.getCause()) {
      if (why instanceof BadAnswerException bad) {
        throw bad;
      }
    }
    String words = cause.getMessage() == null ? "" : ": " + Words.shown(cause.getMessage());
    return new IOException(
        "no answer from "
            + settings.url()
            + path
            + " ("
            + cause.getClass().getSimpleName()
            + words
            + ")",
        cause);
  }

  /** Read anew each time, so that it can be exchanged. */
  private String token() throws IOException {
    Path file = etc.resolve(settings.tokenFile());
    String where = "token.file = '" + settings.tokenFile() + "'";
    if (!Files.isRegularFile(file)) {
      throw new IOException(where + ": a file in " + etc + " is allowed, it is not there");
    }
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
      throw new IOException(where + ": a file that others cannot read is allowed (chmod o-r)");
    }
    String token = Files.readString(file).strip();
    if (!token.matches("[\\x21-\\x7e]{1,4096}")) {
      throw new IOException(
          where + ": one line of 1 to 4096 printable ASCII characters without spaces is allowed");
    }
    return token;
  }
}
