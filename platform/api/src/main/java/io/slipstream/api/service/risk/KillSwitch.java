package io.slipstream.api.service.risk;

/**
 * Stops trading at once, whoever asks: a rule, a watch, an auditor, a door; an OSGi service. A halt
 * goes before all else that is asked of the session, and a strategy that is being called does not
 * hold it up. Positions are treated as the session's configuration says. Only a person resumes.
 */
public interface KillSwitch {
  /**
   * No order of the scope leaves any more, and what works is canceled. Returns when that took
   * effect and cannot be lost; while the session is not up, it takes effect before the session
   * trades again.
   *
   * @param scope what is halted
   * @param actor who asks, for the journal
   * @param reason why, for the journal, one line
   * @throws io.slipstream.api.service.operations.OperationRefusedException when the scope is not
   *     there, or the session does not answer
   */
  void halt(TradingScope scope, String actor, String reason);
}
