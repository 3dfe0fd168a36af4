package io.slipstream.intake.guest;

import io.slipstream.api.strategy.StrategyFactory;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What a test's plugin does on its start, as its manifest says. */
public final class GuestActivator implements BundleActivator {
  @Override
  public void start(BundleContext context) throws Exception {
    String behavior = String.valueOf(context.getBundle().getHeaders().get("Guest-Behavior"));
    if (behavior.equals("throws")) {
      throw new IllegalStateException("not today");
    } else if (behavior.equals("hangs")) {
      new CountDownLatch(1).await();
    } else if (behavior.equals("registers")) {
      context.registerService(Runnable.class, () -> {}, null);
    }
    context.registerService(StrategyFactory.class, new GuestFactory(), null);
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes back what this bundle registered.
  }
}
