package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;

/** Refuses inputs that do not fit the kernel's state, before anything has changed. */
final class InputCheck {
  /** Money put in is bounded so that sums of it never come near the range of a long. */
  private static final long MOST_DEPOSITS = 10_000_000_000L * FixedPoint.ONE;

  private InputCheck() {}

  static void check(Input input, TradingKernel kernel) {
    if (input instanceof Input.BarClosed in) {
      int instruments = kernel.instrumentList().size();
      require(
          in.instrument() >= 0 && in.instrument() < instruments,
          "instrument number",
          in.instrument());
      checkBar(in.bar(), kernel);
    } else if (input instanceof Input.PodRequest in) {
      requirePod(in.pod(), kernel);
      if (in instanceof Input.IntentMade made) {
        String symbol = made.intent().instrument().symbol();
        require(kernel.instrumentList().contains(made.intent().instrument()), "instrument", symbol);
      }
    } else if (input instanceof Input.SessionOpened in) {
      require(kernel.session() == null, "second session opening", in.market());
    } else if (input instanceof Input.InstrumentAdded in) {
      String symbol = in.instrument().symbol();
      require(kernel.instrumentNumber(symbol) < 0, "instrument that is there already", symbol);
    } else if (input instanceof Input.CapitalAllocated in) {
      in.allotments().forEach(a -> require(kernel.findPod(a.pod()) != null, "pod", a.pod()));
    } else if (input instanceof Input.PodAdded in) {
      checkDefinition(in.definition(), kernel);
      String name = in.definition().name();
      Pod known = kernel.findPod(name);
      require(known == null || known.isRemoved(), "pod that is there already", name);
      long capital = in.definition().capital();
      require(
          known != null || capital <= MOST_DEPOSITS - kernel.deposits(),
          "capital, as all pods together may get 10000000000:",
          FixedPoint.format(capital));
    } else {
      checkPodChange(input, kernel);
    }
  }

  private static void checkPodChange(Input input, TradingKernel kernel) {
    if (input instanceof Input.PodReconfigured in) {
      requirePod(in.pod(), kernel);
      checkDefinition(in.definition(), kernel);
    } else if (input instanceof Input.PodRemoved in) {
      requirePod(in.pod(), kernel);
    } else if (input instanceof Input.PodBound in) {
      requirePod(in.pod(), kernel);
    } else if (input instanceof Input.PodUnbound in) {
      requirePod(in.pod(), kernel);
    } else if (input instanceof Input.PodStopped in) {
      requirePod(in.pod(), kernel);
    } else if (input instanceof Input.PodResumed in) {
      requirePod(in.pod(), kernel);
    }
  }

  private static void checkBar(Bar bar, TradingKernel kernel) {
    require(bar.closeTime() >= kernel.eventTime(), "bar that goes back in time", bar.closeTime());
    require(bar.openTime() < bar.closeTime(), "bar that closes before it opens", bar.closeTime());
    require(bar.lowPrice() > 0, "price", FixedPoint.format(bar.lowPrice()));
    require(
        bar.highPrice() >= Math.max(bar.openPrice(), bar.closePrice())
            && bar.lowPrice() <= Math.min(bar.openPrice(), bar.closePrice()),
        "bar whose high and low do not enclose it",
        FixedPoint.format(bar.highPrice()) + " to " + FixedPoint.format(bar.lowPrice()));
  }

  private static void checkDefinition(Input.PodDefinition definition, TradingKernel kernel) {
    require(definition.capital() > 0, "capital", FixedPoint.format(definition.capital()));
    require(!definition.instruments().isEmpty(), "list of instruments", "none");
    for (int instrument : definition.instruments()) {
      require(
          instrument >= 0 && instrument < kernel.instrumentList().size(),
          "instrument number",
          instrument);
    }
  }

  private static void requirePod(int pod, TradingKernel kernel) {
    require(pod >= 0 && pod < kernel.podCount(), "pod number", pod);
  }

  private static void require(boolean fits, String what, Object value) {
    if (!fits) {
      throw new KernelException("not allowed: " + what + " " + value);
    }
  }
}
