package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;

/** Requests with {@code Idempotency-Key}. */
record RestPath(Instance slipstream) implements IntakePath {
  private static final String POD = "/api/pods/momentum-fast/";

  private HttpResponse<String> post(String verb, String key) throws Exception {
    return slipstream.send(
        "POST", POD + verb, "", "admin", slipstream.password(), "Idempotency-Key", key);
  }

  @Override
  public String first(String key) throws Exception {
    HttpResponse<String> answer = post("stop", "rest-" + key);
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  @Override
  public void other(String key) throws Exception {
    HttpResponse<String> answer = post("start", "rest-other-" + key);
    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Override
  public void misuse(String key) throws Exception {
    HttpResponse<String> answer = post("start", "rest-" + key);
    assertEquals(409, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("it was used for 'pod:stop momentum-fast'"), answer.body());
  }

  @Override
  public String state() throws Exception {
    return ShellPath.stateOf(slipstream);
  }

  @Override
  public String toString() {
    return "REST";
  }
}
