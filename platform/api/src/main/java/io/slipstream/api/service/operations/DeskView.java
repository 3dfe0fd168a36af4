package io.slipstream.api.service.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A desk as it is now.
 *
 * @param name of the desk
 * @param rule it decides by, {@link DeskWish#NONE} when each pod decides alone
 * @param pods on it
 * @param priority pods, the first before the others
 * @param weights of pods' votes, decimal, where they are not 1
 * @param decisions since the process started
 * @param overrides intents that were dropped or cut since then
 * @param newest decisions, newest first
 */
public record DeskView(
    String name,
    String rule,
    List<String> pods,
    List<String> priority,
    Map<String, String> weights,
    long decisions,
    long overrides,
    List<Decided> newest) {

  /**
   * One decision.
   *
   * @param time event time
   * @param instrument symbol
   * @param rule it was made by
   * @param outcome BUY, SELL or NONE
   * @param said what each pod said and what became of it, in words
   */
  public record Decided(
      Instant time, String instrument, String rule, String outcome, List<String> said) {}
}
