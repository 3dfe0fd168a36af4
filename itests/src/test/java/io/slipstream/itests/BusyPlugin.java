package io.slipstream.itests;

import java.nio.file.Path;

/** The template's jar with another strategy in it: three or four orders at every bar. */
final class BusyPlugin {
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


      final class TemplateStrategy implements Strategy {
        private final OrderDraft draft = new OrderDraft(null);
        private long bars;

        TemplateStrategy(Sizing sizing) {}

        @Override
        public void onBar(Bar bar, StrategyContext context) {
          Instrument coin = context.instruments().get(0);
          long unit = coin.minQuantity() > coin.lotSize() ? coin.minQuantity() : coin.lotSize();
          bars++;
          if (bars % 3 == 0) {
            context.cancelAll(coin);
            boolean holds = context.position(coin).quantity() > 0;
            context.submit(draft.on(coin).market(holds ? Side.SELL : Side.BUY, unit * 2));
          }
          long away = coin.tickSize() * 50;
          long price = bar.closePrice();
          context.submit(draft.on(coin).limit(Side.BUY, unit, price - away).because("DIP", bars, 1));
          context.submit(draft.on(coin).limit(Side.BUY, unit, price - 2 * away));
          context.submit(draft.on(coin).limit(Side.SELL, unit, price + away));
        }

        @Override
        public StrategySnapshot snapshot() {
          return StrategySnapshot.version(1).put("bars", bars).build();
        }

        @Override
        public void restore(StrategySnapshot snapshot, StrategyContext context) {
          bars = snapshot.number("bars");
        }
      }
      """;

  private BusyPlugin() {}

  /** Builds it below {@code folder}. */
  static Path jar(Path folder) {
    return jar(folder, "1.0.0", "bars = snapshot.number(\"bars\");");
  }

  /** Another build of it, which does something else with a snapshot. */
  static Path jar(Path folder, String version, String restore) {
    String source = SOURCE.replace("bars = snapshot.number(\"bars\");", restore);
    return CompiledPlugin.jar(folder.resolve("busy.jar"), version, source);
  }

  /** A build of it that fails at every tenth bar. */
  static Path failing(Path folder, String version) {
    String source =
        SOURCE.replace(
            "bars++;", "bars++; if (bars % 10 == 0) throw new IllegalStateException(\"unfit\");");
    return CompiledPlugin.jar(folder.resolve("busy.jar"), version, source);
  }

  /** A pod's configuration. */
  static String pod() {
    return String.join(
        "\n",
        "strategy = template",
        "instruments = BTC/USD",
        "capital = 1000000",
        "limit.maxOrdersPerMinute = 999999",
        "");
  }
}
