package io.slipstream.shell;

import io.slipstream.api.service.operations.AuditEntry;
import io.slipstream.api.service.operations.AuditQueries;
import io.slipstream.report.JsonText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Finds entries of the journal. */
@Service
@Command(
    scope = "audit",
    name = "find",
    description = "Finds entries of the journal that match everything that is given, oldest first",
    detailedDescription = "Example: audit:find --pod momentum-fast --kind FILLED --from 2013-11-25")
public final class AuditFind extends ReportingCommand<List<AuditEntry>> {
  @Reference AuditQueries queries;

  @Option(name = "--from", description = "First event time, UTC: 2013-11-25 or 2013-11-25T14:30:00")
  String from;

  @Option(name = "--to", description = "Event time before which the last is, UTC")
  String to;

  @Option(name = "--pod", description = "Only entries of this pod")
  @Completion(PodNames.class)
  String pod;

  @Option(name = "--instrument", description = "Only entries of this instrument")
  @Completion(Instruments.class)
  String instrument;

  @Option(name = "--order", description = "Only entries of this order and its replacements")
  String order;

  @Option(
      name = "--correlation",
      description = "Only entries of this story: an order's first id, or a pod's name")
  String correlation;

  @Option(name = "--actor", description = "Only commands of this user")
  String actor;

  @Option(name = "--kind", description = "Only entries of this kind")
  @Completion(EntryKinds.class)
  String kind;

  @Option(name = "--limit", description = "How many at the most, 1 to 100000")
  int limit = 100;

  @Override
  List<AuditEntry> result() {
    return queries.find(
        AuditQuestions.of(from, to, pod, instrument, order, correlation, actor, kind),
        AuditQuestions.limit(limit));
  }

  @Override
  Object values(List<AuditEntry> result) {
    List<Map<String, Object>> values = new ArrayList<>();
    for (AuditEntry entry : result) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("sequence", entry.sequence());
      value.put("time", entry.time());
      value.put("kind", entry.kind());
      value.put("pod", entry.pod());
      value.put("instrument", entry.instrument());
      value.put("order", entry.order());
      value.put("correlationId", entry.correlationId());
      value.put("actor", entry.actor());
      value.put("text", entry.text());
      value.put("payload", JsonText.parsed(entry.payload()));
      values.add(value);
    }
    return values;
  }

  @Override
  void print(List<AuditEntry> result, PrintStream out) {
    ShellTable table =
        Tables.of("No entry matches", "Entry>", "Time", "Kind", "Pod", "Order", "Actor", "What");
    for (AuditEntry entry : result) {
      table
          .addRow()
          .addContent(
              entry.sequence(),
              Tables.time(entry.time()),
              entry.kind(),
              entry.pod(),
              entry.order(),
              entry.actor(),
              entry.text());
    }
    Tables.print(table, out);
    if (result.size() == limit) {
      out.println("The first " + limit + "; more with --limit or from another --from");
    }
  }
}
