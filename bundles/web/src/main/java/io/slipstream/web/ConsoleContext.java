package io.slipstream.web;

import io.slipstream.api.service.access.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.http.context.ServletContextHelper;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContext;

/** Lets nobody at the console without a name and a password of the container's realm. */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = ConsoleContext.NAME, path = "/")
public final class ConsoleContext extends ServletContextHelper {
  static final String NAME = "slipstream";

  /** Attribute of a request: the user's name, when it may change something and wants to. */
  static final String OPERATOR = "io.slipstream.web.operator";

  /** Attribute of a request of an operator: there when it may let halted trading go on. */
  static final String RISK = "io.slipstream.web.risk";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String BASIC = "Basic ";

  private final Access access;

  /** Made by Declarative Services. */
  @Activate
  public ConsoleContext(@Reference Access access) {
    this.access = access;
  }

  @Override
  public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
    String header = request.getHeader("Authorization");
    if (header != null && header.startsWith(BASIC) && isAllowed(header, request)) {
      return true;
    }
    response.setHeader("WWW-Authenticate", "Basic realm=\"Slipstream\", charset=\"UTF-8\"");
    response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    return false;
  }

  private boolean isAllowed(String header, HttpServletRequest request) {
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String credentials = new String(decoded, StandardCharsets.UTF_8);
      int colon = credentials.indexOf(':');
      if (colon <= 0) {
        return false;
      }
      String user = credentials.substring(0, colon);
      String password = credentials.substring(colon + 1);
      if (!READING.contains(request.getMethod()) && access.mayOperate(user, password)) {
        request.setAttribute(OPERATOR, user);
        if (access.mayResume(user, password)) {
          request.setAttribute(RISK, user);
        }
        return true;
      }
      return access.mayView(user, password);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
