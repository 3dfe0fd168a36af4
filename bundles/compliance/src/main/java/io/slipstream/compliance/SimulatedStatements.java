package io.slipstream.compliance;

import io.slipstream.api.service.journal.SessionJournal;
import io.slipstream.api.service.venue.VenueStatement;
import io.slipstream.api.service.venue.VenueStatements;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Speaks for the simulated venue, which keeps no books: what it reported is added up again from the
 * journal.
 */
@Component
public final class SimulatedStatements implements VenueStatements {
  private static final String NAME = "simulated";

  private final SessionJournal session;

  /** Made by Declarative Services. */
  @Activate
  public SimulatedStatements(@Reference SessionJournal session) {
    this.session = session;
  }

  @Override
  public VenueStatement statement(long entry) {
    session.journal().awaitDurable(entry);
    JournalStatement statement = new JournalStatement(entry);
    return statement.statement(JournalWalk.read(session, statement), NAME);
  }
}
