package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.strategy.StrategyFactory;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fence around strategies and its watch do without a session. */
class GuestFenceTest {
  @TempDir Path root;

  /** A thread that a strategy starts when it is made is its own, too. */
  @Test
  void shouldMakeAStrategyWithinItsPluginsLoader() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    GuestFence fence = new GuestFence(() -> 0);
    try (URLClassLoader plugin = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
      StrategyFactory factory =
          (StrategyFactory)
              Proxy.newProxyInstance(
                  plugin, new Class<?>[] {StrategyFactory.class}, (p, m, a) -> null);
      fence.enter(factory);
      assertSame(plugin, Thread.currentThread().getContextClassLoader());
      fence.leave();
      assertSame(before, Thread.currentThread().getContextClassLoader());
    }
  }

  /** Without it nobody would go on in place of the thread that does not come back. */
  @Test
  void shouldTellOfALostCallUntilThatWentThrough() throws Exception {
    AtomicInteger told = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(1);
    CallGuard.Alarm alarm =
        new CallGuard.Alarm() {
          @Override
          public void overran(GuestFence fence, Overrun overrun) {
            assertEquals(0, overrun.pod());
            if (told.incrementAndGet() == 1) {
              throw new OutOfMemoryError("on purpose");
            }
            done.countDown();
          }

          @Override
          public void strangers(GuestFence fence, List<Thread> threads) {}
        };
    CallMark mark = new CallMark(root.resolve("mark"));
    try (CallWatch watch = new CallWatch(new CallWatch.Budget(Long.MAX_VALUE, 1), mark, alarm)) {
      GuestFence fence = new GuestFence(() -> 0);
      watch.watch(fence);
      fence.enter(0);
      assertTrue(done.await(60, TimeUnit.SECONDS), "nobody was told");
    }
    assertEquals(2, told.get());
  }

  @Test
  void shouldBlameTheBuildBeforeForItsOwnCallsAndNothingElse() {
    GuestFence fence = new GuestFence(() -> 7);
    fence.enterBefore(0, "a", "old");
    Overrun overrun = fence.overrun(fence.call(), "why");
    assertEquals(new BuildOffer("a", "old", true), overrun.offer());
    fence.leave();
    fence.enter(0);
    assertNull(fence.overrun(fence.call(), "why").offer());
    fence.leave();
  }

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
