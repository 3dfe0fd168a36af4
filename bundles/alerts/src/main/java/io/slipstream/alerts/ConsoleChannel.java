package io.slipstream.alerts;

import io.slipstream.alerts.book.Notice;

/**
 * The console's page, which asks for what it shows: a message has arrived once it is in the book.
 */
final class ConsoleChannel implements Channel {
  @Override
  public String kind() {
    return "console";
  }

  @Override
  public String target() {
    return "the console's page";
  }

  @Override
  public void deliver(Notice notice) {
    // The page asks the book.
  }
}
