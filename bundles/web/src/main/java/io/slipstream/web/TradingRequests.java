package io.slipstream.web;

import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.TradingOperations;
import io.slipstream.api.service.operations.TradingWish;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Requests that halt, reduce or resume trading, all of it or a scope. */
final class TradingRequests {
  private static final List<String> SCOPES = List.of("pod", "instrument", "venue");
  private static final Set<String> FIELDS =
      new TreeSet<>(Set.of("reason", "pod", "instrument", "venue", "position", "simulate"));

  private final TradingOperations trading;

  TradingRequests(TradingOperations trading) {
    this.trading = trading;
  }

  Object post(String verb, HttpServletRequest request, Operator operator) throws IOException {
    RequestBody body = RequestBody.of(request, FIELDS);
    TradingWish wish = wish(verb, body);
    String simulate = body.text("simulate", "no");
    if (!Set.of("yes", "no").contains(simulate)) {
      throw bad("simulate = '" + simulate + "': yes or no is allowed");
    }
    if (simulate.equals("yes")) {
      return trading.simulate(wish);
    }
    if (wish.state() == TradingState.ACTIVE && request.getAttribute(ConsoleContext.RISK) == null) {
      throw new RefusedRequest(
          HttpServletResponse.SC_FORBIDDEN,
          "role: one of risk, admin is allowed to resume trading");
    }
    return trading.change(wish, operator);
  }

  private static TradingWish wish(String verb, RequestBody body) {
    TradingState state =
        switch (verb) {
          case "halt" -> TradingState.HALTED;
          case "reduce" -> TradingState.REDUCING;
          default -> TradingState.ACTIVE;
        };
    String position = body.text("position", "");
    try {
      HaltPolicy policy =
          position.isEmpty() ? HaltPolicy.CONFIGURED : HaltPolicy.parse("position", position);
      return new TradingWish(scope(body), state, policy, body.text("reason", null));
    } catch (IllegalArgumentException e) {
      throw bad(e.getMessage());
    }
  }

  private static TradingScope scope(RequestBody body) {
    TradingScope scope = TradingScope.ALL;
    for (String kind : SCOPES) {
      String name = body.text(kind, "");
      if (!name.isEmpty()) {
        if (!scope.equals(TradingScope.ALL)) {
          throw bad(kind + " = '" + name + "': one of pod, instrument, venue is allowed");
        }
        scope = new TradingScope(TradingScope.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), name);
      }
    }
    return scope;
  }

  private static RefusedRequest bad(String message) {
    return new RefusedRequest(HttpServletResponse.SC_BAD_REQUEST, message);
  }
}
