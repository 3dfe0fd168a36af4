package io.slipstream.shell;

import io.slipstream.api.service.alerts.ChannelView;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the ways to tell people. */
@Service
@Command(
    scope = "alert",
    name = "channels",
    description = "Lists the ways to tell people, and how well each works",
    detailedDescription = "Example: alert:channels")
public final class AlertChannels extends AlertCommand<List<ChannelView>> {
  @Override
  List<ChannelView> result() {
    return alerts().channels();
  }

  @Override
  void print(List<ChannelView> result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "There is no channel",
            "Channel",
            "Kind",
            "Leads to",
            "Status",
            "Delivered>",
            "Failed>",
            "Lost>",
            "Waiting>",
            "Last",
            "Problem");
    for (ChannelView channel : result) {
      table
          .addRow()
          .addContent(
              channel.name(),
              channel.kind(),
              channel.target(),
              channel.status(),
              channel.delivered(),
              channel.failed(),
              channel.lost(),
              channel.waiting(),
              Tables.time(channel.lastDelivered()),
              channel.problem());
    }
    Tables.print(table, out);
    printProblem(out);
  }
}
