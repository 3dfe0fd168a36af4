package io.slipstream.observability;

import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** Made by Declarative Services. */
  @Activate
  public HealthServlet(
      @Reference PortfolioQueries portfolio, @Reference StrategyCatalog strategies) {
    this.portfolio = portfolio;
    this.strategies = strategies;
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
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(JsonText.compact(body).getBytes(StandardCharsets.UTF_8));
  }
}
