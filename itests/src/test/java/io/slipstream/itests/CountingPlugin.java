package io.slipstream.itests;

import java.nio.file.Path;

/**
 * The template's jar with a strategy that counts its bars and fails when one comes twice, or is
 * missing in the market WALK, which has one a minute; also across builds. It trades at every tenth
 * bar. On the terminal it says how long its pod had nobody, from the end of the last call of the
 * build before to its own first one, and how much of that its thread worked: the rest it waited for
 * the next bar, or for a busy machine.
 */
final class CountingPlugin {
  private static final String SOURCE =
      """
      package io.slipstream.plugins.template;

      import io.slipstream.api.market.Bar;
      import io.slipstream.api.market.Instrument;
      import io.slipstream.api.order.OrderDraft;
      import io.slipstream.api.order.Side;
      import io.slipstream.api.strategy.Sizing;
      import io.slipstream.api.strategy.Strategy;
      import io.slipstream.api.strategy.StrategyContext;
      import io.slipstream.api.strategy.StrategySnapshot;
      import java.lang.management.ManagementFactory;
      import java.lang.management.ThreadMXBean;

      final class TemplateStrategy implements Strategy {
        private static final long MINUTE = 60_000_000_000L;
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private final OrderDraft draft = new OrderDraft(null);
        private long bars;
        private long lastClose;
        private long wallTime;
        private long cpuTime;
        private long longest;
        private boolean isFirst = true;

        TemplateStrategy(Sizing sizing) {}

        @Override
        public void onBar(Bar bar, StrategyContext context) {
          if (context.isWarmingUp()) {
            return;
          }
          if (isFirst && bars == 0) {
            System.out.println("FIRST " + System.currentTimeMillis());
          }
          count(bar);
          measure(System.nanoTime());
          if (bars % 10 == 0) {
            Instrument coin = context.instruments().get(0);
            long unit = Math.max(coin.minQuantity(), coin.lotSize());
            Side side = context.position(coin).quantity() > 0 ? Side.SELL : Side.BUY;
            context.submit(draft.on(coin).market(side, unit).because("BARS", bars, lastClose));
          }
          cpuTime = THREADS.getCurrentThreadCpuTime();
          wallTime = System.nanoTime();
        }

        private void count(Bar bar) {
          boolean isGapless = bar.symbol().equals("WALK");
          long next = isGapless && lastClose != 0 ? lastClose + MINUTE : bar.closeTime();
          if (bar.closeTime() <= lastClose || bar.closeTime() != next) {
            throw new IllegalStateException(bar.closeTime() + " came after " + lastClose);
          }
          lastClose = bar.closeTime();
          bars++;
        }

        private void measure(long now) {
          if (!isFirst) {
            longest = Math.max(longest, now - wallTime);
          } else if (bars > 1) {
            long worked = THREADS.getCurrentThreadCpuTime() - cpuTime;
            long paused = now - wallTime;
            System.out.println("SWAP " + bars + " " + paused + " " + longest + " " + worked);
            longest = 0;
          }
          isFirst = false;
        }

        @Override
        public StrategySnapshot snapshot() {
          return StrategySnapshot.version(1)
              .put("bars", bars)
              .put("lastClose", lastClose)
              .put("wallTime", wallTime)
              .put("cpuTime", cpuTime)
              .put("longest", longest)
              .build();
        }

        @Override
        public void restore(StrategySnapshot snapshot, StrategyContext context) {
          bars = snapshot.number("bars");
          lastClose = snapshot.number("lastClose");
          wallTime = snapshot.number("wallTime");
          cpuTime = snapshot.number("cpuTime");
          longest = snapshot.number("longest");
        }
      }
      """;

  private CountingPlugin() {}

  /** A build of this version below {@code folder}; builds of two versions differ in that only. */
  static Path jar(Path folder, String version) {
    return CompiledPlugin.jar(folder.resolve("counting.jar"), version, SOURCE);
  }
}
