package io.slipstream.api.service.venue;

/** Our books of one moment between two events; an OSGi service. */
public interface AccountBooks {
  /**
   * What they say.
   *
   * @throws io.slipstream.api.service.operations.OperationRefusedException when the session is not
   *     up
   */
  OwnBooks books();
}
