package io.slipstream.api.service.operations;

import java.time.Instant;

/**
 * One step of an order's story.
 *
 * @param entry sequence in the journal
 * @param time of the event
 * @param step what it is: MARKET, INTENT, or CAUSE when the kernel made it, GATE, ORDER, FILL,
 *     REQUEST
 * @param text it in words and numbers
 */
public record StoryLine(long entry, Instant time, String step, String text) {}
