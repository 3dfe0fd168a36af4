package io.slipstream.coordinator;

import io.slipstream.api.service.coordination.Coordinator;
import io.slipstream.api.service.coordination.CoordinatorFactory;
import org.osgi.service.component.annotations.Component;

/** Makes the coordinator that decides for the desks of a session. */
@Component
public final class DeskCoordinatorFactory implements CoordinatorFactory {
  @Override
  public Coordinator create() {
    return new DeskCoordinator();
  }
}
