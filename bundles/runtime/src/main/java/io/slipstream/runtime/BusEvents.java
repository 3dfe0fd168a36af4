package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decisions as messages; money and quantities are decimal text, times ISO-8601. */
final class BusEvents {
  private BusEvents() {}

  /**
   * The message of a decision, or null when it has none; {@code sequence} is its entry in the
   * journal.
   */
  static BusEvent of(Decision decision, String pod, long eventTime, long sequence) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("pod", pod);
    payload.put("time", time(eventTime));
    Subject subject;
    String story = pod;
    if (decision instanceof Decision.OrderChanged d) {
      subject = Subject.EXECUTIONS_ORDER_UPDATE;
      story = d.clientOrderId();
      payload.put("clientOrderId", d.clientOrderId());
      payload.put("instrument", d.symbol());
      payload.put("state", d.state().name());
      payload.put("reason", d.reason());
    } else if (decision instanceof Decision.OrderReplaced d) {
      subject = Subject.EXECUTIONS_ORDER_UPDATE;
      story = d.clientOrderId();
      payload.put("clientOrderId", d.clientOrderId());
      payload.put("instrument", d.symbol());
      payload.put("state", "REPLACED");
      payload.put("reason", "");
    } else if (decision instanceof Decision.RequestRejected d) {
      subject = Subject.EXECUTIONS_ORDER_UPDATE;
      story = d.clientOrderId();
      payload.put("clientOrderId", d.clientOrderId());
      payload.put("instrument", d.symbol());
      payload.put("state", "REQUEST_REJECTED");
      payload.put("reason", d.reason());
    } else if (decision instanceof Decision.Filled d) {
      subject = Subject.EXECUTIONS_FILL;
      story = d.fill().clientOrderId();
      putFill(payload, d.fill());
    } else if (decision instanceof Decision.CapitalMoved d) {
      subject = Subject.ALLOCATION_CHANGES;
      payload.put("weight", d.weight());
      payload.put("targetCapital", FixedPoint.format(d.targetCapital()));
      payload.put("moved", FixedPoint.format(d.moved()));
      payload.put("reason", d.reason());
    } else {
      return null;
    }
    return new BusEvent(subject, "journal-" + sequence, eventTime, story, payload);
  }

  /** The message of a desk's decision on an instrument of these terms. */
  static BusEvent of(Decision.DeskDecided decided, Instrument terms, long sequence) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("desk", decided.desk());
    payload.put("time", time(decided.eventTime()));
    payload.put("instrument", decided.symbol());
    payload.put("rule", decided.rule());
    payload.put("outcome", decided.outcome());
    payload.put("buyVotes", FixedPoint.format(decided.buyVotes()));
    payload.put("sellVotes", FixedPoint.format(decided.sellVotes()));
    payload.put(
        "opinions", decided.opinions().stream().map(opinion -> values(opinion, terms)).toList());
    return new BusEvent(
        Subject.DECISIONS_META,
        "journal-" + sequence,
        decided.eventTime(),
        decided.desk(),
        payload);
  }

  private static Map<String, Object> values(Decision.DeskOpinion opinion, Instrument terms) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("pod", opinion.member());
    values.put("kind", opinion.kind().name());
    values.put("side", opinion.side());
    values.put("clientOrderId", opinion.intent());
    values.put("wanted", terms.quantityText(opinion.wanted()));
    values.put("kept", terms.quantityText(opinion.kept()));
    values.put("weight", FixedPoint.format(opinion.weight()));
    values.put("confidence", FixedPoint.format(opinion.confidence()));
    return values;
  }

  private static void putFill(Map<String, Object> payload, Fill fill) {
    payload.put("time", time(fill.eventTime()));
    payload.put("fillId", fill.fillId());
    payload.put("clientOrderId", fill.clientOrderId());
    payload.put("instrument", fill.symbol());
    payload.put("side", fill.side().name());
    payload.put("lastQty", fill.instrument().quantityText(fill.lastQty()));
    payload.put("lastPx", fill.instrument().priceText(fill.lastPx()));
    payload.put("commission", fill.instrument().cashText(fill.commission()));
  }

  /** The message of an intent, before the gate decides. */
  static BusEvent of(Input.IntentMade made, String pod, long eventTime, long sequence) {
    OrderIntent intent = made.intent();
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("pod", pod);
    payload.put("time", time(eventTime));
    payload.put("instrument", intent.instrument().symbol());
    payload.put("side", intent.side().name());
    payload.put("type", intent.type().name());
    payload.put("orderQty", intent.instrument().quantityText(intent.orderQty()));
    payload.put("limitPrice", intent.instrument().priceText(intent.limitPrice()));
    payload.put("stopPrice", intent.instrument().priceText(intent.stopPrice()));
    payload.put("timeInForce", intent.timeInForce().name());
    payload.put("rationale", intent.rationaleCode());
    if (!Double.isNaN(intent.confidence())) {
      payload.put("confidence", intent.confidence());
    }
    return new BusEvent(
        Subject.DECISIONS_ORDER_INTENT, "journal-" + sequence, eventTime, pod, payload);
  }

  /** A pod began, ended or changed its strategy. */
  static BusEvent lifecycle(String pod, String change, String detail, long time, long sequence) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("pod", pod);
    payload.put("time", time(time));
    payload.put("change", change);
    payload.put("detail", detail);
    return new BusEvent(Subject.LIFECYCLE_TRANSITIONS, "journal-" + sequence, time, pod, payload);
  }

  /** A rule of risk was violated. */
  static BusEvent of(Violation violation, long eventTime) {
    return new BusEvent(
        Subject.RISK_VIOLATIONS,
        violation.id(),
        eventTime,
        violation.correlationId(),
        violation.fields());
  }

  private static String time(long nanos) {
    return nanos == Long.MIN_VALUE ? Instant.EPOCH.toString() : instant(nanos).toString();
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
