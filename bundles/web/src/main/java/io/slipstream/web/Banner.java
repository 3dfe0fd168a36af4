package io.slipstream.web;

import io.slipstream.api.service.access.Access;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.operations.SessionView;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Dictionary;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the terminal, once, that trading goes on and where to look. */
@Component(
    immediate = true,
    service = {})
public final class Banner {
  private static final Logger CONSOLE = LoggerFactory.getLogger("io.slipstream.console");
  private static final long POLL_MILLIS = 50;
  private static final String WEB_PID = "org.ops4j.pax.web";

  private final PortfolioQueries portfolio;
  private final Access access;
  private final ConfigurationAdmin configurations;
  private final String version;
  private final ScheduledExecutorService waiter = Executors.newSingleThreadScheduledExecutor();

  /** Made by Declarative Services. */
  @Activate
  public Banner(
      @Reference PortfolioQueries portfolio,
      @Reference Access access,
      @Reference ConfigurationAdmin configurations,
      BundleContext context) {
    this.portfolio = portfolio;
    this.access = access;
    this.configurations = configurations;
    this.version = context.getBundle().getVersion().toString();
    waiter.scheduleWithFixedDelay(this::look, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    SessionView session = portfolio.session();
    if (session.status().isUp() || session.status() == SessionStatus.FAILED) {
      waiter.shutdown();
      print(session);
    }
  }

  private void print(SessionView session) {
    CONSOLE.info("");
    boolean up = session.status().isUp();
    CONSOLE.info(
        "  Slipstream {} {}: {}", version, up ? "is up" : "is NOT trading", session.message());
    CONSOLE.info("    market       {}, {}", session.instrument(), session.feed());
    CONSOLE.info("    console      http://127.0.0.1:{}/", port());
    CONSOLE.info("    user admin   {}", password());
    CONSOLE.info(
        "    shell        ./slip pod:list    ./slip portfolio:show    ./slip strategy:list");
    CONSOLE.info("    stop         Ctrl-C");
    long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    CONSOLE.info("    started in   {} s", String.format(Locale.ROOT, "%.1f", millis / 1000.0));
    CONSOLE.info("");
  }

  private String password() {
    return Files.exists(access.credentialsFile())
        ? "password in " + access.credentialsFile()
        : "password as you kept it";
  }

  private String port() {
    try {
      Dictionary<String, Object> web =
          configurations.getConfiguration(WEB_PID, "?").getProperties();
      Object port = web == null ? null : web.get("org.osgi.service.http.port");
      return port == null ? "8181" : port.toString();
    } catch (IOException e) {
      return "8181";
    }
  }

  @Deactivate
  void deactivate() {
    waiter.shutdownNow();
  }
}
