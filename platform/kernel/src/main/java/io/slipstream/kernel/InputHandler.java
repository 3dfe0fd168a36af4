package io.slipstream.kernel;

import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.venue.Venue;
import java.util.List;

/**
 * Applies every input that is no bar, quote or trade: each goes to whose matter it is. Whether the
 * numbers of an input fit is asked here for all of them.
 */
final class InputHandler {
  private final TradingKernel kernel;
  private final PreTradeGate gate;
  private final Venue venue;
  private final Outcomes out;
  private final Coordination coordination;
  private final OrderDesk desk;
  private final Liquidations liquidations;
  private final Markets markets;
  private final Timers timers;
  private final BrokerReports brokerReports;
  private final Adjustments adjustments;
  private final Adoptions adoptions;
  private final Halts halts;

  /** The kernel has its outcomes, its desks and its venue already. */
  InputHandler(
      TradingKernel kernel,
      PreTradeGate gate,
      OrderDesk desk,
      Liquidations liquidations,
      Markets markets,
      Timers timers,
      BrokerReports brokerReports) {
    this.kernel = kernel;
    this.gate = gate;
    this.venue = kernel.venue();
    this.out = kernel.outcomes();
    this.coordination = kernel.coordination();
    this.desk = desk;
    this.liquidations = liquidations;
    this.markets = markets;
    this.timers = timers;
    this.brokerReports = brokerReports;
    this.adjustments = new Adjustments(kernel, desk, out);
    this.adoptions = new Adoptions(kernel, desk);
    this.halts = new Halts(kernel, desk, liquidations);
  }

  /**
   * Looks whether the numbers of a checked input fit, before it is written down.
   *
   * @throws KernelException when they do not; nothing has changed then
   */
  void requireFits(Input input) {
    markets.requireFits(input);
    if (input instanceof Input.ExecutionReported in) {
      inRange(in, () -> brokerReports.requireRange(in));
    }
  }

  private static void inRange(Input.ExecutionReported in, Runnable step) {
    try {
      step.run();
    } catch (ArithmeticException e) {
      throw new KernelException(
          KernelException.Refusal.OUT_OF_RANGE,
          "not allowed: execution " + in.execId() + " that is " + e.getMessage());
    }
  }

  /** What a pod asks for, or what becomes of one in the place of its answer. */
  void request(Input.PodRequest request) {
    Pod pod = kernel.podAt(request.pod());
    if (request instanceof Input.IntentMade in) {
      int instrument = kernel.instrumentNumber(in.intent().instrument().symbol());
      desk.intent(pod, kernel.instrumentAt(instrument), in.intent());
    } else if (request instanceof Input.CancelRequested in) {
      desk.cancel(pod, in.order());
    } else if (request instanceof Input.ReplaceRequested in) {
      desk.replace(pod, in.order(), in.orderQty(), in.limitPrice(), in.stopPrice());
    } else if (request instanceof Input.CancelAllRequested in) {
      desk.cancelAll(pod, in.instrument(), OrderDesk.ASKED);
    } else if (request instanceof Input.TimerSet in) {
      timers.set(in.pod(), in.timer(), in.time());
    } else if (request instanceof Input.PodSuspended in) {
      stop(pod, in.reason(), "the pod was suspended");
      pod.quarantine();
    } else if (request instanceof Input.PodReverted in) {
      pod.revert(in.version(), in.sha256());
    } else if (request instanceof Input.HaltForced in) {
      halts.take(in);
    }
  }

  /** Something of an instrument, at its time. */
  void event(Input.InstrumentEvent event) {
    InstrumentState instrument = kernel.instrumentAt(event.instrument());
    kernel.endTime(event.eventTime());
    if (event instanceof Input.BookSnapshotTaken in) {
      markets.onBookSnapshot(instrument, in);
    } else if (event instanceof Input.BookChanged in) {
      markets.onBookChange(instrument, in);
    } else if (event instanceof Input.SessionChanged in) {
      markets.onSession(instrument, in);
    } else {
      markets.advance(event.eventTime());
      adjust(event, instrument);
      liquidations.check(instrument);
    }
    kernel.showMarket(event.instrument());
  }

  private void adjust(Input.InstrumentEvent event, InstrumentState instrument) {
    if (event instanceof Input.InstrumentSplit in) {
      adjustments.split(instrument, in.numerator(), in.denominator());
      gate.onSplit(instrument.number(), in.numerator(), in.denominator());
      venue.onSplit(instrument.number(), in.numerator(), in.denominator());
    } else if (event instanceof Input.DividendPaid in) {
      adjustments.dividend(instrument, in.perUnit());
    } else if (event instanceof Input.FundingCharged in) {
      adjustments.funding(instrument, in.rate());
    } else if (event instanceof Input.BorrowFeeCharged in) {
      adjustments.borrowFee(instrument, in.rate());
    }
  }

  /** Everything else. */
  void other(Input input) {
    if (input instanceof Input.SessionOpened in) {
      kernel.openSession(in);
      kernel.beginNetting();
      venue.begin(in.seed());
    } else if (input instanceof Input.InstrumentAdded in) {
      int number = kernel.addInstrument(in.instrument(), in.model());
      venue.addInstrument(number, in.instrument(), in.model());
    } else if (input instanceof Input.CurrencyRateSet in) {
      kernel.rates().set(in);
    } else if (input instanceof Input.ExecutionReported in) {
      inRange(in, () -> brokerReports.take(in));
    } else if (input instanceof Input.TimePassed in) {
      kernel.endTime(in.eventTime());
      markets.onTime(in.eventTime());
      timers.release(in.eventTime());
    } else if (input instanceof Input.SliceEnded) {
      kernel.endSlice();
    } else if (input instanceof Input.CapitalAllocated in) {
      allocate(in);
    } else if (input instanceof Input.LimitsSet in) {
      limit(in);
      coordination.refresh();
    } else if (input instanceof Input.DeskSet in) {
      coordination.set(in);
    } else if (input instanceof Input.StateChange in) {
      halts.take(in);
    } else if (input instanceof Input.ScopeFlattened in) {
      halts.flatten(in.scope(), in.reason());
    } else {
      onPodChange(input);
    }
  }

  private void onPodChange(Input input) {
    if (input instanceof Input.PodAdded in) {
      kernel.addPod(in);
      coordination.refresh();
    } else if (input instanceof Input.PodReconfigured in) {
      kernel.podAt(in.pod()).define(in.definition(), in.definitionHash());
    } else if (input instanceof Input.PodLimitsSet in) {
      kernel.podAt(in.pod()).limit(in.limits());
    } else if (input instanceof Input.PodRemoved in) {
      kernel.podAt(in.pod()).setRemoved(true);
      desk.cancelAll(kernel.podAt(in.pod()), -1, "the pod was removed");
    } else if (input instanceof Input.PodBound in) {
      kernel.podAt(in.pod()).bind(in.version(), in.sha256());
    } else if (input instanceof Input.PodUnbound in) {
      kernel.podAt(in.pod()).bind("", "");
      desk.cancelAll(kernel.podAt(in.pod()), -1, in.reason());
    } else if (input instanceof Input.PodStopped in) {
      stop(kernel.podAt(in.pod()), in.reason(), "the pod was stopped");
    } else if (input instanceof Input.PodResumed in) {
      kernel.podAt(in.pod()).suspend("");
    } else if (input instanceof Input.PodFlattened in) {
      liquidations.flatten(kernel.podAt(in.pod()), in.reason());
    } else if (input instanceof Input.PodReduced in) {
      liquidations.reduce(kernel.podAt(in.pod()), in.share(), in.reason());
    } else if (input instanceof Input.PositionAdopted in) {
      adoptions.take(in);
    } else if (input instanceof Input.CashAdopted in) {
      kernel.treasury().receive(in.cash());
    } else if (input instanceof Input.PodReenabled in) {
      gate.onReenabled(in.pod());
    }
    liquidations.count();
  }

  private void limit(Input.LimitsSet in) {
    kernel.limitsInForce().set(in);
    gate.limit(RiskLimits.parse(in.limits()));
    for (Pod pod : kernel.pods()) {
      pod.ledger().change();
      for (int i = 0; i < pod.ledger().holdingSlots(); i++) {
        Holding holding = pod.ledger().holdingOrNull(i);
        if (holding != null) {
          holding.change();
        }
      }
    }
  }

  private void stop(Pod pod, String reason, String cancelReason) {
    pod.suspend(reason);
    desk.cancelAll(pod, -1, cancelReason);
  }

  private void allocate(Input.CapitalAllocated in) {
    List<Allotment> allotments = in.allotments();
    long[] moved = kernel.moveCapital(allotments);
    for (int i = 0; i < moved.length; i++) {
      Allotment allotment = allotments.get(i);
      out.other(
          new Decision.CapitalMoved(
              kernel.findPod(allotment.pod()).number(),
              allotment.pod(),
              allotment.weight(),
              allotment.targetCapital(),
              moved[i],
              allotment.reason()));
    }
  }

  void checkAdjustment(Input.InstrumentEvent in) {
    try {
      adjustments.check(in, kernel.instrumentAt(in.instrument()));
    } catch (ArithmeticException e) {
      throw new KernelException(
          KernelException.Refusal.OUT_OF_RANGE, "not allowed: " + in + ", " + e.getMessage());
    }
  }

  void checkAdoption(Input.PositionAdopted in) {
    adoptions.check(in);
  }
}
