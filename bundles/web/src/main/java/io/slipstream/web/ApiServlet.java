package io.slipstream.web;

import io.slipstream.api.service.alerts.AlertOperations;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.operations.PodQueries;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.RiskOperations;
import io.slipstream.api.service.operations.RiskQueries;
import io.slipstream.api.service.operations.StrategyOperations;
import io.slipstream.api.service.operations.TradingOperations;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Read model and operations as JSON. Errors are {@code {"error": "..."}}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("slipstream-api")
@HttpWhiteboardServletPattern("/api/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + ConsoleContext.NAME + ")")
public final class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
  private static final int MOST_ROWS = 1000;
  private static final int UNPROCESSABLE = 422;

  private final transient Map<String, Function<HttpServletRequest, Object>> resources;
  private final transient OperationRequests operations;
  private final transient ContractRequests contract;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile AlertOperations alerts;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile RiskOperations limits;

  /** Made by Declarative Services. */
  @Activate
  public ApiServlet(
      @Reference PortfolioQueries portfolio,
      @Reference StrategyCatalog strategies,
      @Reference StrategyOperations builds,
      @Reference PodOperations pods,
      @Reference PodQueries queries,
      @Reference TradingOperations trading,
      @Reference RiskQueries risk) {
    contract = new ContractRequests(queries, pods);
    AlertRequests alertRequests = new AlertRequests(() -> alerts);
    LimitRequests limitRequests = new LimitRequests(() -> limits);
    operations =
        new OperationRequests(pods, builds, trading, contract, alertRequests, limitRequests);
    resources = new LinkedHashMap<>();
    resources.put("/session", request -> portfolio.session());
    resources.put("/pods", request -> portfolio.pods());
    resources.put("/orders", request -> portfolio.orders(number(request, "limit", 100)));
    resources.put("/fills", request -> portfolio.fills(number(request, "limit", 100)));
    resources.put("/allocations", request -> portfolio.allocations(number(request, "limit", 30)));
    resources.put("/equity", request -> portfolio.equity(number(request, "points", 600)));
    resources.put("/alerts", request -> alertRequests.shown());
    resources.put("/alert-channels", request -> alertRequests.channels());
    resources.put("/strategies", request -> strategies(strategies, builds));
    resources.put(LimitRequests.PATH, request -> limitRequests.shown());
    resources.putAll(new RiskRequests(risk).resources());
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    Function<HttpServletRequest, Object> resource =
        contract.isAbout(path) ? asked -> contract.get(path) : resources.get(path);
    if (resource == null) {
      String known = String.join(", ", resources.keySet());
      answer(
          response,
          HttpServletResponse.SC_NOT_FOUND,
          error("there are /api" + known + ", " + ContractRequests.READ));
      return;
    }
    try {
      answer(response, HttpServletResponse.SC_OK, resource.apply(request));
    } catch (IllegalArgumentException e) {
      answer(response, HttpServletResponse.SC_BAD_REQUEST, error(e.getMessage()));
    } catch (RefusedRequest e) {
      answer(response, e.status(), error(e.getMessage()));
    } catch (OperationRefusedException e) {
      answer(response, status(e.kind()), error(e.getMessage()));
    } catch (RuntimeException e) {
      fail(response, e);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    change(response, () -> operations.post(request));
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    change(response, () -> operations.delete(request));
  }

  private interface Change {
    OperationRequests.Answer make() throws IOException;
  }

  private static void change(HttpServletResponse response, Change change) throws IOException {
    try {
      OperationRequests.Answer made = change.make();
      answer(response, made.status(), made.value());
    } catch (RefusedRequest e) {
      answer(response, e.status(), error(e.getMessage()));
    } catch (OperationRefusedException e) {
      answer(response, status(e.kind()), error(e.getMessage()));
    } catch (RuntimeException e) {
      fail(response, e);
    }
  }

  /** A failure of ours; its words are for the log. */
  private static void fail(HttpServletResponse response, RuntimeException e) throws IOException {
    LOG.error("A request failed", e);
    answer(
        response,
        HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
        error("the request failed; the log has why"));
  }

  private static int status(OperationRefusedException.Kind kind) {
    return switch (kind) {
      case NOT_ALLOWED -> UNPROCESSABLE;
      case UNKNOWN -> HttpServletResponse.SC_NOT_FOUND;
      case KEY_USED -> HttpServletResponse.SC_CONFLICT;
      case NOT_UP -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    };
  }

  private static void answer(HttpServletResponse response, int status, Object value)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(JsonText.compact(value).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> error(String text) {
    return Map.of("error", text);
  }

  private static int number(HttpServletRequest request, String name, int byDefault) {
    String text = request.getParameter(name);
    if (text == null) {
      return byDefault;
    }
    if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > MOST_ROWS) {
      throw new IllegalArgumentException(
          name + " = '" + text + "': 1 to " + MOST_ROWS + " is allowed");
    }
    return Integer.parseInt(text);
  }

  private static Map<String, Object> strategies(
      StrategyCatalog catalog, StrategyOperations operations) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("strategies", catalog.list().stream().map(ApiServlet::strategy).toList());
    values.put("builds", operations.builds());
    values.put("refused", catalog.refused());
    return values;
  }

  private static Map<String, String> strategy(InstalledStrategy strategy) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("id", strategy.id());
    values.put("version", strategy.version());
    values.put("source", strategy.source());
    values.put("sha256", strategy.sha256());
    values.put("description", strategy.factory().descriptor().description());
    return values;
  }
}
