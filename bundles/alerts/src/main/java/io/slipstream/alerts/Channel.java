package io.slipstream.alerts;

import io.slipstream.alerts.book.Notice;
import java.io.IOException;

/** One way to tell people; called by a thread of its own, one message at a time. */
interface Channel {
  /** What it is: log, shell, console, webhook or mail. */
  String kind();

  /** Where it leads, without secrets. */
  String target();

  /**
   * Returns once the message has arrived.
   *
   * @throws IOException when it has not, with a reason that holds no secret
   */
  void deliver(Notice notice) throws IOException, InterruptedException;
}
