package io.slipstream.shell;

import io.slipstream.api.service.operations.AuditQueries;
import io.slipstream.api.service.tables.TableFormat;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Writes entries of the journal to a file that other tools read. */
@Service
@Command(
    scope = "journal",
    name = "export",
    description = "Writes entries of the journal to a file, one row an entry",
    detailedDescription =
        "Example: journal:export --format parquet --file fills.parquet --kind FILLED")
public final class JournalExport implements Action {
  @Reference Session session;
  @Reference AuditQueries queries;

  @Option(name = "--format", description = "jsonl, csv or parquet", required = true)
  @Completion(
      value = StringsCompleter.class,
      values = {"jsonl", "csv", "parquet"})
  String format;

  @Option(name = "--file", description = "Where it goes", required = true)
  @Completion(FileCompleter.class)
  String file;

  @Option(name = "--overwrite", description = "Replaces a file that is there")
  boolean overwrite;

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

  @Override
  public Object execute() {
    TableFormat as = TableFormat.parse("--format", format);
    Path target = Locations.path(file);
    long rows =
        queries.export(
            AuditQuestions.of(from, to, pod, instrument, order, correlation, actor, kind),
            as,
            target,
            overwrite);
    session.getConsole().println(rows + " entries written to " + target);
    return null;
  }
}
