package io.slipstream.web;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.service.operations.FactorQuestion;
import io.slipstream.api.service.operations.RiskQueries;
import io.slipstream.api.service.operations.StressQuestion;
import io.slipstream.api.service.operations.VarQuestion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.servlet.http.HttpServletRequest;

/** Questions about risk over HTTP; about the running portfolio only, never about a file. */
final class RiskRequests {
  private final RiskQueries risk;

  RiskRequests(RiskQueries risk) {
    this.risk = risk;
  }

  Map<String, Function<HttpServletRequest, Object>> resources() {
    Map<String, Function<HttpServletRequest, Object>> resources = new LinkedHashMap<>();
    resources.put("/risk", request -> risk.pulse());
    resources.put("/risk/var", request -> risk.valueAtRisk(question(request)));
    resources.put("/risk/var-backtest", request -> risk.backtest(question(request)));
    resources.put("/risk/exposure", request -> risk.exposure(list(request, "benchmark")));
    resources.put("/risk/factors", request -> risk.factors(factors(request)));
    resources.put("/risk/stress", request -> risk.stress(stress(request)));
    return resources;
  }

  private static FactorQuestion factors(HttpServletRequest request) {
    return new FactorQuestion(list(request, "factor"), whole(request, "components", 0));
  }

  private static VarQuestion question(HttpServletRequest request) {
    String bar = text(request, "bar", "");
    return new VarQuestion(
        null,
        "",
        text(request, "method", "historical"),
        number(request, "level", 0.99),
        whole(request, "horizon", 1),
        whole(request, "window", 0),
        bar.isEmpty() ? 0 : BarPeriod.parse(bar),
        basis(text(request, "basis", "actual")));
  }

  private static VarQuestion.Basis basis(String text) {
    for (VarQuestion.Basis basis : VarQuestion.Basis.values()) {
      if (basis.name().toLowerCase(Locale.ROOT).equals(text)) {
        return basis;
      }
    }
    throw new IllegalArgumentException(
        "basis = '" + text + "': actual, hypothetical or recorded is allowed");
  }

  private static StressQuestion stress(HttpServletRequest request) {
    Map<String, String> days = new TreeMap<>();
    named(request, "days", days::put);
    return new StressQuestion(
        returns(request, "shock"),
        returns(request, "factor"),
        days,
        number(request, "correlation", 1),
        number(request, "volatility", 2),
        number(request, "liquidity", 0.5),
        number(request, "lose", 0),
        number(request, "level", 0.99));
  }

  private static Map<String, Double> returns(HttpServletRequest request, String name) {
    Map<String, Double> returns = new TreeMap<>();
    named(request, name, (key, text) -> returns.put(key, parse(name + " " + key, text)));
    return returns;
  }

  private interface Named {
    void put(String name, String value);
  }

  /** {@code ?shock=BTC/USD=-0.1&shock=...}. */
  private static void named(HttpServletRequest request, String parameter, Named into) {
    for (String word : list(request, parameter)) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(parameter + " = '" + word + "': name=value is allowed");
      }
      into.put(word.substring(0, equals), word.substring(equals + 1));
    }
  }

  private static List<String> list(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values == null ? List.of() : Arrays.asList(values);
  }

  private static String text(HttpServletRequest request, String name, String byDefault) {
    String text = request.getParameter(name);
    return text == null ? byDefault : text;
  }

  private static double number(HttpServletRequest request, String name, double byDefault) {
    String text = request.getParameter(name);
    return text == null ? byDefault : parse(name, text);
  }

  private static int whole(HttpServletRequest request, String name, int byDefault) {
    String text = request.getParameter(name);
    if (text != null && !text.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException(name + " = '" + text + "': a whole number is allowed");
    }
    return text == null ? byDefault : Integer.parseInt(text);
  }

  private static double parse(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " = '" + text + "': a number is allowed", e);
    }
  }
}
