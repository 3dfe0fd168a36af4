package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;

/**
 * A session as one of its pods would have it: alone with its configured capital and wide open
 * limits. What the market did stays, and how the pod was configured and which build it ran.
 */
final class IdealConditions {
  private static final long WIDE_OPEN = Long.MAX_VALUE / 4;
  private static final PodLimits NO_LIMITS =
      new PodLimits(WIDE_OPEN, WIDE_OPEN, Integer.MAX_VALUE, FixedPoint.ONE);

  private final String name;
  private final TradingKernel recorded;
  private final TradingKernel ideal;

  /** {@code recorded} has every input before it is asked about here. */
  IdealConditions(String name, TradingKernel recorded, TradingKernel ideal) {
    this.name = name;
    this.recorded = recorded;
    this.ideal = ideal;
  }

  /** The input as it is there, or null when there is none. */
  Input of(Input input) {
    if (input instanceof Input.BarClosed
        || input instanceof Input.QuoteChanged
        || input instanceof Input.TradeSeen
        || input instanceof Input.InstrumentEvent
        || input instanceof Input.InstrumentAdded
        || input instanceof Input.CurrencyRateSet) {
      return input;
    } else if (input instanceof Input.SessionOpened in) {
      return new Input.SessionOpened(
          in.currency(),
          in.cashScale(),
          in.market(),
          in.contentHash(),
          in.period(),
          FixedPoint.ONE,
          in.seed(),
          false);
    }
    return ofPod(input);
  }

  private Input ofPod(Input input) {
    int pod = recorded.podNumber(name);
    int here = ideal.podNumber(name);
    if (input instanceof Input.PodAdded in && in.definition().name().equals(name)) {
      return new Input.PodAdded(unlimited(in.definition()), in.definitionHash());
    } else if (input instanceof Input.PodReconfigured in && in.pod() == pod) {
      return new Input.PodReconfigured(here, unlimited(in.definition()), in.definitionHash());
    } else if (input instanceof Input.PodRemoved in && in.pod() == pod) {
      return new Input.PodRemoved(here, in.actor());
    } else if (input instanceof Input.PodBound in && in.pod() == pod) {
      return new Input.PodBound(here, in.strategy(), in.version(), in.sha256());
    } else if (input instanceof Input.PodUnbound in && in.pod() == pod) {
      return new Input.PodUnbound(here, in.reason());
    }
    return null;
  }

  private static Input.PodDefinition unlimited(Input.PodDefinition definition) {
    return new Input.PodDefinition(
        definition.name(),
        definition.strategy(),
        definition.instruments(),
        definition.capital(),
        NO_LIMITS,
        definition.parameters(),
        definition.account());
  }
}
