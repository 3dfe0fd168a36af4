package io.slipstream.api.service.operations;

import java.util.List;
import java.util.Map;

/**
 * How a desk shall decide.
 *
 * @param desk its name
 * @param rule one of {@link DeskOperations#rules()}, or {@link #NONE}: each pod decides alone
 * @param priority pods, the first before the others; may be empty
 * @param weights of pods' votes, decimal, 0 to 1000000; 1 where there is none
 * @param reason why, for the journal
 */
public record DeskWish(
    String desk, String rule, List<String> priority, Map<String, String> weights, String reason) {
  /** The rule of a desk whose pods decide alone. */
  public static final String NONE = "NONE";

  /** Copies the collections. */
  public DeskWish {
    priority = List.copyOf(priority);
    weights = Map.copyOf(weights);
  }
}
