package io.slipstream.web;

import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.operations.PodRequest;
import io.slipstream.api.service.operations.ReloadView;
import io.slipstream.api.service.operations.StrategyOperations;
import io.slipstream.api.service.operations.TradingOperations;
import io.slipstream.api.service.pods.HaltPolicy;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Requests that change something, handed to the operator services. Each needs an {@code
 * Idempotency-Key}, which also keeps pages of other origins from sending one unasked.
 */
final class OperationRequests {
  static final String KEY = "Idempotency-Key";

  private static final Pattern POD = Pattern.compile("/pods/([^/]+)(?:/(start|stop))?");
  private static final Pattern STRATEGY = Pattern.compile("/strategies/([^/]+)/(reload|rollback)");
  private static final Pattern TRADING = Pattern.compile("/trading/(halt|reduce|resume)");
  private static final Set<String> POD_FIELDS =
      new TreeSet<>(Set.of("name", "strategy", "instruments", "capital", "parameters", "limits"));
  private static final String ROUTES =
      "there are POST /api/pods, POST /api/pods/NAME/start, POST /api/pods/NAME/stop, DELETE"
          + " /api/pods/NAME, POST /api/strategies/ID/reload, POST /api/strategies/ID/rollback, POST"
          + " /api/trading/halt, POST /api/trading/reduce, POST /api/trading/resume, "
          + ContractRequests.CHANGE
          + ", "
          + AlertRequests.CHANGE
          + ", "
          + LimitRequests.CHANGE;

  private final PodOperations pods;
  private final StrategyOperations strategies;
  private final TradingRequests tradingRequests;
  private final ContractRequests contract;
  private final AlertRequests alerts;
  private final LimitRequests limits;

  OperationRequests(
      PodOperations pods,
      StrategyOperations strategies,
      TradingOperations trading,
      ContractRequests contract,
      AlertRequests alerts,
      LimitRequests limits) {
    this.pods = pods;
    this.strategies = strategies;
    this.tradingRequests = new TradingRequests(trading);
    this.contract = contract;
    this.alerts = alerts;
    this.limits = limits;
  }

  /** What is answered. */
  record Answer(int status, Object value) {}

  Answer post(HttpServletRequest request) throws IOException {
    Operator operator = operator(request);
    String path = String.valueOf(request.getPathInfo());
    if (contract.isAbout(path)) {
      return contract.post(request, path, operator);
    }
    if (alerts.isAbout(path)) {
      return alerts.post(request, path, operator);
    }
    if (path.equals(LimitRequests.PATH)) {
      return limits.post(request, operator);
    }
    if (path.equals("/pods")) {
      return new Answer(HttpServletResponse.SC_CREATED, pods.create(pod(request), operator));
    }
    Matcher pod = POD.matcher(path);
    if (pod.matches() && pod.group(2) != null) {
      RequestBody.requireNone(request);
      String name = pod.group(1);
      return ok(
          pod.group(2).equals("start")
              ? pods.start(name, operator)
              : pods.stop(name, HaltPolicy.CONFIGURED, operator));
    }
    Matcher strategy = STRATEGY.matcher(path);
    if (strategy.matches()) {
      return ok(move(strategy, request, operator));
    }
    Matcher state = TRADING.matcher(path);
    if (state.matches()) {
      return ok(tradingRequests.post(state.group(1), request, operator));
    }
    throw new RefusedRequest(HttpServletResponse.SC_NOT_FOUND, ROUTES);
  }

  private ReloadView move(Matcher strategy, HttpServletRequest request, Operator operator)
      throws IOException {
    if (strategy.group(2).equals("rollback")) {
      RequestBody.requireNone(request);
      return strategies.rollback(strategy.group(1), operator);
    }
    String version = RequestBody.ofOptional(request, Set.of("version")).text("version", "");
    return strategies.reload(strategy.group(1), version.isEmpty() ? null : version, operator);
  }

  Answer delete(HttpServletRequest request) throws IOException {
    Operator operator = operator(request);
    Matcher pod = POD.matcher(String.valueOf(request.getPathInfo()));
    if (!pod.matches() || pod.group(2) != null) {
      throw new RefusedRequest(HttpServletResponse.SC_NOT_FOUND, ROUTES);
    }
    RequestBody.requireNone(request);
    return ok(pods.remove(pod.group(1), operator));
  }

  private static Answer ok(Object value) {
    return new Answer(HttpServletResponse.SC_OK, value);
  }

  private static PodRequest pod(HttpServletRequest request) throws IOException {
    RequestBody body = RequestBody.of(request, POD_FIELDS);
    return new PodRequest(
        body.text("name", null),
        body.text("strategy", null),
        body.texts("instruments"),
        body.text("capital", null),
        body.textsByName("parameters"),
        body.textsByName("limits"));
  }

  private static Operator operator(HttpServletRequest request) {
    Object name = request.getAttribute(ConsoleContext.OPERATOR);
    if (name == null) {
      throw new RefusedRequest(
          HttpServletResponse.SC_FORBIDDEN,
          "role: one of operator, manager, admin is allowed to change something");
    }
    String key = request.getHeader(KEY);
    if (key == null || key.isEmpty()) {
      throw new RefusedRequest(
          HttpServletResponse.SC_BAD_REQUEST,
          KEY + " is missing: a header with 1 to 100 printable ASCII characters is allowed");
    }
    try {
      return new Operator(name.toString(), key);
    } catch (IllegalArgumentException e) {
      throw new RefusedRequest(HttpServletResponse.SC_BAD_REQUEST, KEY + ": " + e.getMessage());
    }
  }
}
