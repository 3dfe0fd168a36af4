package io.slipstream.api.service.plugin;

/**
 * A file that was not taken in.
 *
 * @param file its name
 * @param reason one line: why
 */
public record RefusedPlugin(String file, String reason) {}
