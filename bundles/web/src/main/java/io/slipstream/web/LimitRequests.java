package io.slipstream.web;

import io.slipstream.api.service.operations.LimitsView;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.RiskOperations;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Limits over HTTP; only who may loosen them may change them. */
final class LimitRequests {
  static final String PATH = "/risk/limits";
  static final String CHANGE = "POST /api" + PATH;

  private final Supplier<RiskOperations> limits;

  LimitRequests(Supplier<RiskOperations> limits) {
    this.limits = limits;
  }

  LimitsView shown() {
    return present().limits();
  }

  private RiskOperations present() {
    RiskOperations present = limits.get();
    if (present == null) {
      throw new OperationRefusedException(
          OperationRefusedException.Kind.NOT_UP, "the session is not up");
    }
    return present;
  }

  OperationRequests.Answer post(HttpServletRequest request, Operator operator) throws IOException {
    if (request.getAttribute(ConsoleContext.RISK) == null) {
      throw new RefusedRequest(
          HttpServletResponse.SC_FORBIDDEN, "role: one of risk, admin is allowed to change limits");
    }
    RequestBody body = RequestBody.of(request, new TreeSet<>(Set.of("changes", "reason")));
    return new OperationRequests.Answer(
        HttpServletResponse.SC_OK,
        present().set(body.textsByName("changes"), body.text("reason", null), operator));
  }
}
