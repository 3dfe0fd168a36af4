package io.slipstream.api.service.venue;

/** A venue, or who keeps our account there, that can be asked; an OSGi service, one for each. */
public interface VenueStatements {
  /**
   * What we have there.
   *
   * @param entry of the journal up to which our books go; who cannot look back says what is now
   * @throws io.slipstream.api.service.operations.OperationRefusedException when it does not answer
   */
  VenueStatement statement(long entry);
}
