package io.slipstream.api.portfolio;

import org.osgi.annotation.versioning.ProviderType;

/** A read-only view of a pod's money in the portfolio currency's units, valid during the call. */
@ProviderType
public interface Account {
  /** Cash of all currencies. */
  long cash();

  /** Cash plus the notional of its positions at the mark. */
  long equity();

  /** What it was given: the first grant plus all later allocations, net. */
  long capital();

  /** Collateral its positions need: the initial margin of each. */
  long margin();

  /** Room to open: equity beyond the margin, zero when there is none. */
  long buyingPower();
}
