package io.slipstream.api.service.journal;

/** The journal of the session that runs; an OSGi service. */
public interface SessionJournal {
  /**
   * The journal, for reading.
   *
   * @throws io.slipstream.api.service.operations.OperationRefusedException when the session is not
   *     up
   */
  Journal journal();
}
