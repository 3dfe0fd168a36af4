package io.slipstream.api.service.operations;

import java.time.Instant;

/**
 * An entry of the journal as people and tables have it; a text is empty where the entry has none.
 *
 * @param sequence its place in the journal
 * @param time event time; of the latest before it when it has none of its own, null before the
 *     first
 * @param kind what it is
 * @param pod name of the pod it concerns
 * @param instrument symbol of the instrument it concerns
 * @param order client order id
 * @param correlationId of the whole story: an order's first client order id, or the pod's name
 * @param actor who gave the command
 * @param text it in words, with the numbers
 * @param payload its components as JSON; prices, quantities and money are counts of their units
 */
public record AuditEntry(
    long sequence,
    Instant time,
    String kind,
    String pod,
    String instrument,
    String order,
    String correlationId,
    String actor,
    String text,
    String payload) {}
