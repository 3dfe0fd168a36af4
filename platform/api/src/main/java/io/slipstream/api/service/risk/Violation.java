package io.slipstream.api.service.risk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rule of risk was violated. A text is empty where there is nothing to say.
 *
 * @param id the same whenever this violation is told of
 * @param time of the event it happened on; the epoch before the first event
 * @param type the denial code, the name of the limit, or what happened
 * @param severity how bad it is
 * @param scope whose limit it is
 * @param scopeName name of the desk, pod or instrument; empty for the portfolio
 * @param limit decimal, in the unit that the type names
 * @param actual what it would have been, or is
 * @param pod that wanted the order, or was stopped
 * @param instrument symbol
 * @param order client order id
 * @param correlationId of the whole story: an order's first client order id, or the pod
 * @param reason in words
 */
public record Violation(
    String id,
    Instant time,
    String type,
    Severity severity,
    ViolationScope scope,
    String scopeName,
    String limit,
    String actual,
    String pod,
    String instrument,
    String order,
    String correlationId,
    String reason) {

  /** By field name, as the schema of {@code risk.violations} says. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("time", time.toString());
    fields.put("type", type);
    fields.put("severity", severity.name());
    fields.put("scope", scope.name());
    fields.put("scopeName", scopeName);
    if (!limit.isEmpty()) {
      fields.put("limit", limit);
      fields.put("actual", actual);
    }
    fields.put("pod", pod);
    fields.put("instrument", instrument);
    fields.put("clientOrderId", order);
    fields.put("correlationId", correlationId);
    fields.put("reason", reason);
    return fields;
  }

  /** Made again from its {@link #fields()}. */
  public static Violation of(Map<String, Object> fields) {
    return new Violation(
        text(fields, "id"),
        Instant.parse(text(fields, "time")),
        text(fields, "type"),
        Severity.valueOf(text(fields, "severity")),
        ViolationScope.valueOf(text(fields, "scope")),
        text(fields, "scopeName"),
        text(fields, "limit"),
        text(fields, "actual"),
        text(fields, "pod"),
        text(fields, "instrument"),
        text(fields, "clientOrderId"),
        text(fields, "correlationId"),
        text(fields, "reason"));
  }

  private static String text(Map<String, Object> fields, String name) {
    return String.valueOf(fields.getOrDefault(name, ""));
  }

  /** One line for people. */
  public String text() {
    StringBuilder text = new StringBuilder(type);
    append(text, " of ", scope == ViolationScope.PORTFOLIO ? "the portfolio" : scopeName);
    append(text, ", limit ", limit);
    append(text, ", actual ", actual);
    append(text, ", pod ", scope == ViolationScope.POD ? "" : pod);
    append(text, ", instrument ", scope == ViolationScope.INSTRUMENT ? "" : instrument);
    append(text, ", order ", order);
    append(text, ": ", reason);
    return text.toString();
  }

  private static void append(StringBuilder text, String before, String part) {
    if (!part.isEmpty()) {
      text.append(before).append(part);
    }
  }
}
