package io.slipstream.compliance;

import io.slipstream.api.service.operations.AuditEntry;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.Column.Type;
import java.time.Instant;
import java.util.List;

/** Entries of the journal as rows. */
final class EntryTable {
  static final List<Column> COLUMNS =
      List.of(
          new Column("sequence", Type.LONG),
          new Column("time", Type.TIMESTAMP),
          new Column("kind", Type.TEXT),
          new Column("pod", Type.TEXT),
          new Column("instrument", Type.TEXT),
          new Column("order", Type.TEXT),
          new Column("correlation_id", Type.TEXT),
          new Column("actor", Type.TEXT),
          new Column("text", Type.TEXT),
          new Column("payload", Type.JSON));

  private EntryTable() {}

  static Object[] cells(AuditEntry entry) {
    return new Object[] {
      entry.sequence(),
      nanos(entry.time()),
      entry.kind(),
      present(entry.pod()),
      present(entry.instrument()),
      present(entry.order()),
      present(entry.correlationId()),
      present(entry.actor()),
      entry.text(),
      entry.payload()
    };
  }

  private static Long nanos(Instant time) {
    return time == null ? null : time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private static String present(String text) {
    return text.isEmpty() ? null : text;
  }
}
