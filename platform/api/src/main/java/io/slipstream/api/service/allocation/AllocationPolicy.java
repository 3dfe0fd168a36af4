package io.slipstream.api.service.allocation;

import java.util.List;

/** Divides capital among pods; an OSGi service. Pure: the same request gives the same answer. */
public interface AllocationPolicy {
  /** Name for people and for the journal, for example {@code inverse-volatility}. */
  String name();

  /** One allotment for each candidate, in the same order; targets sum to at most the total. */
  List<Allotment> allocate(AllocationRequest request);
}
