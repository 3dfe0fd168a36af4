package io.slipstream.api.service.coordination;

/** Makes a coordinator for each session; an OSGi service. */
public interface CoordinatorFactory {
  /** A coordinator that has decided nothing yet. */
  Coordinator create();
}
