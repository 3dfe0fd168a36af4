package io.slipstream.alerts.book;

import io.slipstream.api.service.alerts.Alert;

/**
 * A message for a channel.
 *
 * @param channel its name
 * @param kind why it is sent
 * @param alert as it is; the newest of several
 * @param count violations since the message before; of a storm, messages that were held back
 */
public record Notice(String channel, Kind kind, Alert alert, long count) {

  /** Why a message is sent. */
  public enum Kind {
    /** An alert was opened. */
    OPENED,
    /** More of the same came within the window. */
    REPEATED,
    /** Nobody acknowledged it. */
    ESCALATED,
    /** A channel would have got too many messages within a minute. */
    STORM
  }

  /** One line for people. */
  public String text() {
    if (kind == Kind.STORM) {
      return count
          + (count == 1 ? " more message was" : " more messages were")
          + " held back within a minute, the last: "
          + line()
          + " (alert:list has all)";
    }
    return switch (kind) {
      case REPEATED -> line() + " (" + count + " more)";
      case ESCALATED -> line() + " (nobody has acknowledged it, " + alert.count() + " so far)";
      default -> line();
    };
  }

  private String line() {
    String what = alert.newest().text().replaceAll("\\p{Cntrl}+", " ");
    return alert.newest().severity() + " alert " + alert.number() + ": " + what;
  }
}
