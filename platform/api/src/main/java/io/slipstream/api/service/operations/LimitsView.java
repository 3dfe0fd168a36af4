package io.slipstream.api.service.operations;

import java.util.List;
import java.util.Map;

/**
 * Limits as they hold now.
 *
 * @param actor who set those of the file last, empty when there are none
 * @param reason why
 * @param problem what is wrong with the file as it is now, empty when nothing is; the limits before
 *     hold then
 * @param limits each with its use
 * @param desks pods of each desk
 * @param buckets instruments of each bucket
 * @param settings the rest
 * @param waiting changes that wait for a second person
 */
public record LimitsView(
    String actor,
    String reason,
    String problem,
    List<Limit> limits,
    Map<String, List<String>> desks,
    Map<String, List<String>> buckets,
    Map<String, String> settings,
    List<Waiting> waiting) {

  /**
   * One limit.
   *
   * @param key as the file has it, or as the pod's file would be read
   * @param name what uses it, empty for the portfolio
   * @param source the file it comes from
   * @param soft whether it only warns
   * @param limit in force now, in text
   * @param actual what is reached, in text; empty where only single orders are limited
   * @param used as a fraction, null where there is no use
   */
  public record Limit(
      String key,
      String name,
      String source,
      boolean soft,
      String limit,
      String actual,
      Double used) {}

  /**
   * A change that waits for a second person.
   *
   * @param number to approve it by
   * @param changes by key
   * @param actor who asked for it
   * @param reason why
   */
  public record Waiting(long number, Map<String, String> changes, String actor, String reason) {}
}
