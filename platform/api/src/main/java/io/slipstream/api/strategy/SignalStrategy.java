package io.slipstream.api.strategy;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A strategy that is only an opinion: after every bar a signal says long, short or flat, and one
 * market order of {@link Sizing} leads there from the position there is. Each instrument has a
 * signal of its own; the pod's equity is divided evenly between them. While an order works nothing
 * is asked for; an opinion that is not yet reality is tried again at the next bar.
 *
 * <pre>{@code
 * return new SignalStrategy(Sizing.of(parameters), memory -> {
 *   var average = new SimpleMovingAverage(parameters.integer("window"));
 *   memory.keep("average", average::state, average::restore);
 *   return bar -> bar.close() - average.update(bar.close());
 * });
 * }</pre>
 */
public final class SignalStrategy implements Strategy {
  /** The opinion on one instrument. */
  @ConsumerType
  @FunctionalInterface
  public interface Signal {
    /**
     * Takes the next bar: above zero is long, below zero short, zero flat; NaN is no opinion, which
     * leaves the position as it is.
     */
    double onBar(Bar bar);
  }

  /** Makes the signal of one instrument. */
  @ConsumerType
  @FunctionalInterface
  public interface Design {
    /** A new signal, whose parts that remember something are named to {@code memory}. */
    Signal create(Memory memory);
  }

  /** Takes the parts of a signal that go into snapshots. */
  @ProviderType
  public interface Memory {
    /**
     * Keeps a part under a name that is used once in the signal.
     *
     * @throws IllegalArgumentException when the name was used before
     * @param state gives what the part remembers
     * @param restore takes that back; it refuses with {@link IllegalArgumentException} what does
     *     not fit
     */
    Memory keep(String name, Supplier<double[]> state, Consumer<double[]> restore);
  }

  private final Sizing sizing;
  private final Design design;
  private final SortedMap<String, Opinion> opinions = new TreeMap<>();

  /** A strategy of signals of this design. */
  public SignalStrategy(Sizing sizing, Design design) {
    this.sizing = Objects.requireNonNull(sizing, "sizing");
    this.design = Objects.requireNonNull(design, "design");
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    double signal = opinion(bar.symbol()).signal.onBar(bar);
    Instrument instrument = context.instrument(bar.symbol());
    if (Double.isNaN(signal) || context.hasWorkingOrder(instrument)) {
      return;
    }
    long held = context.position(instrument).quantity();
    int wanted = (int) Math.signum(signal);
    if (Long.signum(held) == wanted) {
      return;
    }
    long equity = context.account().equity() / context.instruments().size();
    long entry = wanted == 0 ? 0 : sizing.quantity(instrument, equity, bar.closePrice());
    long quantity = Math.addExact(Math.abs(held), entry);
    if (quantity > 0) {
      Side side = wanted > Long.signum(held) ? Side.BUY : Side.SELL;
      context.submit(
          OrderIntent.market(instrument, side, quantity).because("SIGNAL", signal, bar.close()));
    }
  }

  private Opinion opinion(String symbol) {
    Opinion known = opinions.get(symbol);
    if (known == null) {
      known = new Opinion(design);
      opinions.put(symbol, known);
    }
    return known;
  }

  @Override
  public StrategySnapshot snapshot() {
    StrategySnapshot.Builder snapshot = StrategySnapshot.version(1);
    opinions.forEach(
        (symbol, of) -> of.parts.forEach(p -> snapshot.put(symbol + " " + p.name, p.state.get())));
    return snapshot.build();
  }

  @Override
  public void restore(StrategySnapshot snapshot, StrategyContext context) {
    snapshot.requireAtMost(1);
    for (Instrument instrument : context.instruments()) {
      String symbol = instrument.symbol();
      if (snapshot.names().stream().anyMatch(name -> name.startsWith(symbol + " "))) {
        for (Part part : opinion(symbol).parts) {
          part.restore.accept(snapshot.decimals(symbol + " " + part.name));
        }
      }
    }
  }

  private record Part(String name, Supplier<double[]> state, Consumer<double[]> restore) {}

  private static final class Opinion implements Memory {
    private final List<Part> parts = new ArrayList<>();
    private final Signal signal;

    Opinion(Design design) {
      signal = design.create(this);
    }

    @Override
    public Memory keep(String name, Supplier<double[]> state, Consumer<double[]> restore) {
      if (parts.stream().anyMatch(part -> part.name.equals(name))) {
        throw new IllegalArgumentException(
            "part '" + name + "' is kept already: a name is used once in a signal");
      }
      parts.add(new Part(name, state, restore));
      return this;
    }
  }
}
