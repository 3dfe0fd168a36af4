package io.slipstream.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Plugin jars and pods' configurations that are dropped in: the content is the key. */
record FilePath(Instance slipstream) implements IntakePath {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Drops both files again and waits until later ones were looked at, too. */
  @Override
  public String first(String key) throws Exception {
    copyJar("content.jar");
    writePod("file-" + key, "template", "1000");
    awaitPod("file-" + key, "ACTIVE");
    awaitLooked();
    for (JsonNode pod : Instance.JSON.readTree(slipstream.get("/api/pods").body())) {
      if (pod.get("name").asText().equals("file-" + key)) {
        return pod.toString();
      }
    }
    throw new AssertionError("pod file-" + key + " is gone");
  }

  private void copyJar(String name) throws Exception {
    Path part = slipstream.base.resolve("deploy/." + name);
    Files.write(part, Files.readAllBytes(Instance.plugin("template")));
    Files.move(
        part,
        slipstream.base.resolve("deploy/" + name),
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private Path writePod(String name, String strategy, String capital) throws Exception {
    return Files.writeString(
        slipstream.base.resolve("etc/io.slipstream.pod-" + name + ".cfg"),
        "strategy = " + strategy + "\ninstruments = BTC/USD\ncapital = " + capital + "\n");
  }

  private void awaitPod(String name, String status) {
    Await.until(
        "pod " + name + " is " + status,
        SOON,
        () -> {
          for (JsonNode pod : Instance.JSON.readTree(slipstream.get("/api/pods").body())) {
            if (pod.get("name").asText().equals(name)) {
              return pod.get("status").asText().equals(status);
            }
          }
          return status.isEmpty();
        });
  }

  /** Files that are refused come and go: whatever was dropped before was looked at by then. */
  private void awaitLooked() throws Exception {
    Path pod = writePod("marker", "template", "none");
    Path jar = Files.writeString(slipstream.base.resolve("deploy/marker.jar"), "no jar");
    awaitPod("marker", "INVALID");
    awaitRefused("deploy/marker.jar");
    Files.delete(pod);
    Files.delete(jar);
    awaitPod("marker", "");
    awaitRefused("");
  }

  private void awaitRefused(String file) {
    Await.until(
        "refused: " + file,
        SOON,
        () -> {
          JsonNode refused =
              Instance.JSON.readTree(slipstream.get("/api/strategies").body()).get("refused");
          return file.isEmpty() ? refused.isEmpty() : refused.toString().contains(file);
        });
  }

  @Override
  public void other(String key) throws Exception {
    writePod("file-other-" + key, "momentum", "2000");
    awaitPod("file-other-" + key, "ACTIVE");
  }

  /** The same jar under another name is the same build, which no pod takes anew. */
  @Override
  public void misuse(String key) throws Exception {
    copyJar("copy.jar");
    awaitSource("deploy/content.jar, deploy/copy.jar");
    Files.delete(slipstream.base.resolve("deploy/copy.jar"));
    awaitSource("deploy/content.jar");
  }

  private void awaitSource(String source) {
    Await.until(
        "provided by " + source,
        SOON,
        () -> {
          JsonNode current =
              Instance.JSON.readTree(slipstream.get("/api/strategies").body()).get("strategies");
          return current.toString().contains("\"source\":\"" + source + "\"");
        });
  }

  @Override
  public String state() throws Exception {
    return ShellPath.stateOf(slipstream);
  }

  @Override
  public String toString() {
    return "file";
  }
}
