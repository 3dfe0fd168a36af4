package io.slipstream.api.service.operations;

import java.util.List;
import java.util.Map;

/**
 * What a new pod shall be; texts as in a pod's configuration file.
 *
 * @param name 1 to 40 lower-case letters, digits or hyphens
 * @param strategy id of an installed strategy
 * @param instruments symbols
 * @param capital first grant, decimal text
 * @param parameters the strategy's parameters by name
 * @param limits the pod's limits by name
 */
public record PodRequest(
    String name,
    String strategy,
    List<String> instruments,
    String capital,
    Map<String, String> parameters,
    Map<String, String> limits) {}
