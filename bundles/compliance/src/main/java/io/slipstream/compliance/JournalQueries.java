package io.slipstream.compliance;

import io.slipstream.api.service.journal.SessionJournal;
import io.slipstream.api.service.operations.AuditEntry;
import io.slipstream.api.service.operations.AuditQueries;
import io.slipstream.api.service.operations.AuditQuestion;
import io.slipstream.api.service.operations.ComplianceFiles;
import io.slipstream.api.service.operations.JournalCheck;
import io.slipstream.api.service.operations.ViolationQueries;
import io.slipstream.api.service.operations.ViolationQuestion;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.api.service.tables.TableFormat;
import io.slipstream.api.service.tables.TableWriter;
import io.slipstream.kernel.Violations;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Answers from the journal's bytes alone, on the caller's thread, without the session's kernel and
 * without replaying: what is told is what was written.
 */
@Component
public final class JournalQueries implements AuditQueries, ViolationQueries {
  private static final int MOST_AFTER = 10_000;

  /** So many entries before the first that is asked for, the time of the events is learnt from. */
  private static final long LEAD = 2_000;

  private final SessionJournal session;
  private final TableFiles tables;

  /** Made by Declarative Services. */
  @Activate
  public JournalQueries(@Reference SessionJournal session, @Reference TableFiles tables) {
    this.session = session;
    this.tables = tables;
  }

  @Override
  public List<String> kinds() {
    return Kinds.names();
  }

  @Override
  public List<AuditEntry> find(AuditQuestion question, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + ": 1 or more is allowed");
    }
    List<AuditEntry> found = new ArrayList<>();
    search(question, limit, found::add);
    return found;
  }

  private void search(AuditQuestion question, long limit, Consumer<AuditEntry> matches) {
    Search search = new Search(question, limit, matches);
    search.requireKnown(JournalWalk.read(session, search));
  }

  @Override
  public List<Violation> violations(ViolationQuestion question) {
    ViolationSearch search = new ViolationSearch(question);
    return search.found(JournalWalk.read(session, search));
  }

  @Override
  public List<Violation> after(long sequence) {
    ViolationSearch search =
        new ViolationSearch(new ViolationQuestion(null, null, null, null, MOST_AFTER));
    Register register = JournalWalk.readFrom(session, sequence + 1 - LEAD, search);
    List<Violation> found = new ArrayList<>(search.found(register));
    found.removeIf(violation -> Violations.placeOf(violation.id()) <= sequence);
    Collections.reverse(found);
    return found;
  }

  @Override
  public JournalCheck verify() {
    EntryCheck check = new EntryCheck();
    JournalWalk.read(session, check);
    return check.result(session.journal().audit().verify());
  }

  @Override
  public long export(AuditQuestion question, TableFormat format, Path file, boolean overwrite) {
    try (TableWriter table = tables.create(file, format, EntryTable.COLUMNS, overwrite)) {
      search(question, Long.MAX_VALUE, entry -> table.row(EntryTable.cells(entry)));
      table.finish();
      return table.rows();
    }
  }

  @Override
  public ComplianceFiles report(LocalDate day, Path folder) {
    Days days = new Days();
    JournalWalk.read(session, days);
    LocalDate reported = days.choose(day);
    try (ReportFiles files = new ReportFiles(tables, folder, reported)) {
      DayReport report = new DayReport(reported, days.first(), files);
      Register register = JournalWalk.read(session, report);
      return report.finish(register, session.journal().audit().verifierKey());
    }
  }
}
