package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

/** Commands with {@code --key}. */
record ShellPath(Instance slipstream) implements IntakePath {
  private static final String POD = "momentum-slow";

  @Override
  public String first(String key) {
    Instance.Result result =
        slipstream.slip("pod:stop", POD, "--key", "shell-" + key, "--format", "json");
    assertEquals(0, result.status(), result::toString);
    return result.out();
  }

  @Override
  public void other(String key) {
    Instance.Result result = slipstream.slip("pod:start", POD, "--key", "shell-other-" + key);
    assertEquals(0, result.status(), result::toString);
  }

  @Override
  public void misuse(String key) {
    Instance.Result result = slipstream.slip("pod:start", POD, "--key", "shell-" + key);
    assertNotEquals(0, result.status());
    assertTrue(
        (result.out() + result.err())
            .contains("key = 'shell-" + key + "': it was used for 'pod:stop " + POD + "' by admin"),
        result::toString);
  }

  @Override
  public String state() throws Exception {
    return stateOf(slipstream);
  }

  /** Every pod, the trading state and the number of journal entries of a paused session. */
  static String stateOf(Instance slipstream) throws Exception {
    JsonNode session = Instance.JSON.readTree(slipstream.get("/api/session").body());
    StringBuilder state = new StringBuilder(session.get("tradingState").asText());
    state.append(' ').append(session.get("journalEntries").asLong());
    for (JsonNode pod : Instance.JSON.readTree(slipstream.get("/api/pods").body())) {
      for (String field : new String[] {"name", "status", "sha256", "capital"}) {
        state.append(' ').append(pod.get(field).asText());
      }
    }
    return state.toString();
  }

  @Override
  public String toString() {
    return "shell";
  }
}
