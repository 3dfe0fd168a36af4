package io.slipstream.api.service.alerts;

import java.time.Instant;

/**
 * Nobody is told of what matches, until a time.
 *
 * @param number names it
 * @param type of violations, {@code *} stands for any characters
 * @param name of the desk, pod or instrument, {@code *} as above; the portfolio's is empty
 * @param until when it ends
 * @param by who wanted it
 * @param reason theirs
 * @param count violations it has kept quiet
 */
public record Silence(
    long number, String type, String name, Instant until, String by, String reason, long count) {}
