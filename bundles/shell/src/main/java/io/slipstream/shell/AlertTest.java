package io.slipstream.shell;

import io.slipstream.api.service.alerts.ChannelView;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Sends a message that says it is a test. */
@Service
@Command(
    scope = "alert",
    name = "test",
    description = "Sends a message that says it is a test; alert:channels shows whether it arrived",
    detailedDescription = "Example: alert:test desk-mail")
public final class AlertTest extends AlertCommand<ChannelView> {
  @Argument(name = "channel", description = "From alert:channels", required = true)
  String channel;

  @Override
  ChannelView result() {
    return alerts().test(channel, operator());
  }

  @Override
  void print(ChannelView result, PrintStream out) {
    out.println("Sent to " + result.name() + ", " + result.target());
  }
}
