package io.slipstream.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The console's page and its three files. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("slipstream-page")
@HttpWhiteboardServletPattern("/")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + ConsoleContext.NAME + ")")
public final class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> TYPES =
      Map.of(
          "/index.html", "text/html; charset=utf-8",
          "/console.js", "text/javascript; charset=utf-8",
          "/console.css", "text/css; charset=utf-8",
          "/favicon.svg", "image/svg+xml");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getServletPath();
    String file = path.equals("/") || path.isEmpty() ? "/index.html" : path;
    if (!TYPES.containsKey(file)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try (InputStream content = PageServlet.class.getResourceAsStream("/console" + file)) {
      if (content == null) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      response.setContentType(TYPES.get(file));
      response.setHeader("Cache-Control", "no-cache");
      content.transferTo(response.getOutputStream());
    }
  }
}
