package io.slipstream.observability;

import io.slipstream.api.service.operations.PodQueries;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.service.pods.PodHealth;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /healthz}: 200 while the session is up, 503 otherwise, with the reason as JSON. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("slipstream-health")
@HttpWhiteboardServletPattern("/healthz")
public final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient PortfolioQueries portfolio;
  private final transient StrategyCatalog strategies;
  private final transient PodQueries pods;

  /** Made by Declarative Services. */
  @Activate
  public HealthServlet(
      @Reference PortfolioQueries portfolio,
      @Reference StrategyCatalog strategies,
      @Reference PodQueries pods) {
    this.portfolio = portfolio;
    this.pods = pods;
    this.strategies = strategies;
  }

  /** Health by name; the platform is up whatever becomes of them. */
  private Map<String, String> notHealthy() {
    Map<String, String> found = new TreeMap<>();
    for (PodReport pod : pods.remote()) {
      if (pod.health() != PodHealth.HEALTHY) {
        found.put(pod.name(), pod.health().name());
      }
    }
    return found;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SessionView session = portfolio.session();
    boolean up = session.status().isUp();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", up ? "UP" : "DOWN");
    body.put("session", session.status());
    body.put("message", session.message());
    body.put("tradingState", session.tradingState());
    body.put("strategies", strategies.list().size());
    body.put("refusedPlugins", strategies.refused().size());
    body.put("remotePods", pods.remote().size());
    body.put("remotePodsNotHealthy", notHealthy());
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(JsonText.compact(body).getBytes(StandardCharsets.UTF_8));
  }
}
