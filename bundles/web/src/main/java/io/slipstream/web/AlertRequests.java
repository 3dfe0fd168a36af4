package io.slipstream.web;

import io.slipstream.api.service.alerts.Alert;
import io.slipstream.api.service.alerts.AlertOperations;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Alerts over HTTP: {@code /api/alerts...}. The room may be away. */
final class AlertRequests {
  static final String CHANGE = "POST /api/alerts/NUMBER/acknowledge";

  private static final Pattern ACKNOWLEDGE =
      Pattern.compile("/alerts/([1-9][0-9]{0,17})/acknowledge");

  private final Supplier<AlertOperations> alerts;

  AlertRequests(Supplier<AlertOperations> alerts) {
    this.alerts = alerts;
  }

  /** Those that are shown on the console's page; none while the room is away. */
  List<Alert> shown() {
    AlertOperations present = alerts.get();
    return present == null
        ? List.of()
        : present.alerts(false).stream()
            .filter(alert -> alert.channels().contains("console"))
            .toList();
  }

  Object channels() {
    return present().channels();
  }

  private AlertOperations present() {
    AlertOperations present = alerts.get();
    if (present == null) {
      throw new OperationRefusedException(
          OperationRefusedException.Kind.NOT_UP, "the alerts are not up");
    }
    return present;
  }

  boolean isAbout(String path) {
    return path.startsWith("/alerts/");
  }

  OperationRequests.Answer post(HttpServletRequest request, String path, Operator operator)
      throws IOException {
    Matcher alert = ACKNOWLEDGE.matcher(path);
    if (!alert.matches()) {
      throw new RefusedRequest(HttpServletResponse.SC_NOT_FOUND, "there is " + CHANGE);
    }
    String reason = RequestBody.of(request, Set.of("reason")).text("reason", null);
    return new OperationRequests.Answer(
        HttpServletResponse.SC_OK,
        present().acknowledge(Long.parseLong(alert.group(1)), reason, operator));
  }
}
