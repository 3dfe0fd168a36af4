package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.strategy.StrategyFactory;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the fence around strategies and its watch do without a session. */
class GuestFenceTest {
  /** An error is the strategy's own failure as any exception is. */
  @Test
  void shouldTakeAnErrorOfAFactoryForARefusal() {
    StrategyFactory factory =
        (StrategyFactory)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {StrategyFactory.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("descriptor")) {
                    return new BusyStrategy.Factory().descriptor();
                  }
                  throw new StackOverflowError("on purpose");
                });
    InstalledStrategy build = new InstalledStrategy("deep", "1.0.0", "0", "here", factory);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> StrategyBuilds.create(build, Map.of()));
    assertTrue(refusal.getMessage().contains("on purpose"), refusal.getMessage());
  }
}
