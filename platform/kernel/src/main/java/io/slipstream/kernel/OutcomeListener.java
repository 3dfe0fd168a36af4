package io.slipstream.kernel;

/** Takes decisions as they are made. */
public interface OutcomeListener {
  /** Takes nothing. */
  OutcomeListener NONE = outcome -> {};

  /** A decision; the view is valid during the call, {@link Outcome#toDecision()} keeps it. */
  void onOutcome(Outcome outcome);
}
