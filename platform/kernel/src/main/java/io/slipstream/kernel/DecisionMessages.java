package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What pods want and what the kernel decides, as messages of the bus: the same live and in a
 * backtest. Money and quantities are decimal text, times ISO-8601.
 */
public final class DecisionMessages {
  private DecisionMessages() {}

  /**
   * The message of a decision, or null when it has none.
   *
   * @param pod name of the pod that it concerns
   * @param id of the message
   * @param run of which it is, empty for what is live
   */
  public static BusEvent of(Decision decision, String pod, long eventTime, String id, String run) {
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
    return new BusEvent(subject, id, eventTime, story, payload, run);
  }

  /** The message of a desk's decision on an instrument of these terms. */
  public static BusEvent of(Decision.DeskDecided decided, Instrument terms, String id, String run) {
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
        Subject.DECISIONS_META, id, decided.eventTime(), decided.desk(), payload, run);
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

  /**
   * The message of an intent, before the gate decides.
   *
   * @param pod name of the pod that makes it
   * @param id of the message
   * @param run of which it is, empty for what is live
   */
  public static BusEvent of(OrderTerms intent, String pod, long eventTime, String id, String run) {
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
    return new BusEvent(Subject.DECISIONS_ORDER_INTENT, id, eventTime, pod, payload, run);
  }

  private static String time(long nanos) {
    return nanos == Long.MIN_VALUE
        ? Instant.EPOCH.toString()
        : Instant.EPOCH.plusNanos(nanos).toString();
  }
}
