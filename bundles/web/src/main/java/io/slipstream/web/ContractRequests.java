package io.slipstream.web;

import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.operations.PodQueries;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.pods.RemotePodRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The contract of every pod over HTTP: {@code /api/v1/pods/NAME/...}. */
final class ContractRequests {
  static final String READ =
      "GET /api/v1/pods, GET /api/v1/pods/NAME/status, GET /api/v1/pods/NAME/heartbeat";
  static final String CHANGE =
      "POST /api/v1/pods/NAME/configure, POST /api/v1/pods/NAME/halt, POST"
          + " /api/v1/pods/NAME/start, POST /api/v1/pods/NAME/join, POST"
          + " /api/v1/pods/NAME/leave";

  private static final String ROOT = "/v1/pods";
  private static final Pattern POD = Pattern.compile(ROOT + "/([^/]+)/([a-z]+)");
  private static final Set<String> TERMS = new TreeSet<>(Set.of("capital", "limits", "parameters"));
  private static final Set<String> JOINING =
      new TreeSet<>(Set.of("url", "settings", "capital", "limits", "parameters"));

  private final PodQueries queries;
  private final PodOperations pods;

  ContractRequests(PodQueries queries, PodOperations pods) {
    this.queries = queries;
    this.pods = pods;
  }

  /** Whether an address is one of the contract's. */
  boolean isAbout(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  Object get(String path) {
    if (path.equals(ROOT)) {
      return queries.reports();
    }
    Matcher pod = POD.matcher(path);
    String what = pod.matches() ? pod.group(2) : "";
    return switch (what) {
      case "status" -> queries.status(pod.group(1));
      case "heartbeat" -> queries.heartbeat(pod.group(1));
      default -> throw new RefusedRequest(HttpServletResponse.SC_NOT_FOUND, "there are " + READ);
    };
  }

  OperationRequests.Answer post(HttpServletRequest request, String path, Operator operator)
      throws IOException {
    Matcher pod = POD.matcher(path);
    String what = pod.matches() ? pod.group(2) : "";
    Object answer =
        switch (what) {
          case "configure" ->
              pods.configure(pod.group(1), terms(RequestBody.of(request, TERMS)), operator);
          case "halt" -> pods.stop(pod.group(1), position(request), operator);
          case "start" -> {
            RequestBody.requireNone(request);
            yield pods.start(pod.group(1), operator);
          }
          case "join" -> pods.join(joining(pod.group(1), request), operator);
          case "leave" -> {
            RequestBody.requireNone(request);
            yield pods.leave(pod.group(1), operator);
          }
          default ->
              throw new RefusedRequest(HttpServletResponse.SC_NOT_FOUND, "there are " + CHANGE);
        };
    return new OperationRequests.Answer(HttpServletResponse.SC_OK, answer);
  }

  /** By the keys of a pod's configuration file. */
  private static Map<String, String> terms(RequestBody body) {
    Map<String, String> terms = new TreeMap<>();
    body.textsByName("limits").forEach((name, text) -> terms.put("limit." + name, text));
    body.textsByName("parameters").forEach((name, text) -> terms.put("param." + name, text));
    String capital = body.text("capital", "");
    if (!capital.isEmpty()) {
      terms.put("capital", capital);
    }
    return terms;
  }

  private static HaltPolicy position(HttpServletRequest request) throws IOException {
    String position = RequestBody.ofAny(request, Set.of("position")).text("position", "");
    try {
      return position.isEmpty() ? HaltPolicy.CONFIGURED : HaltPolicy.parse("position", position);
    } catch (IllegalArgumentException e) {
      throw new RefusedRequest(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
    }
  }

  private static RemotePodRequest joining(String name, HttpServletRequest request)
      throws IOException {
    RequestBody body = RequestBody.of(request, JOINING);
    Map<String, String> settings = new TreeMap<>(body.textsByName("settings"));
    settings.putAll(terms(body));
    return new RemotePodRequest(name, body.text("url", null), settings);
  }
}
