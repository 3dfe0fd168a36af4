package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.venue.BookAdoption;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import io.slipstream.kernel.PodState;
import io.slipstream.kernel.TradingKernel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The venue's figures in the session's ledgers; between two events. */
final class LedgerAdoption implements BookAdoption {
  private final LiveSession session;

  LedgerAdoption(LiveSession session) {
    this.session = session;
  }

  @Override
  public void adoptPosition(String symbol, BigDecimal change, String actor, String reason) {
    apply(engine -> positions(engine.kernel(), symbol, change, actor, reason));
  }

  @Override
  public void adoptCash(String currency, BigDecimal change, String actor, String reason) {
    apply(
        engine -> {
          String own = engine.kernel().session().currency();
          if (!own.equals(currency)) {
            throw new OperationRefusedException(
                "currency = '" + currency + "': " + own + " is allowed");
          }
          long cash = units("cash", change, engine.kernel().session().cashScale());
          return List.of(new Input.CashAdopted(cash, actor, reason));
        });
  }

  /** Changes to make. */
  private interface Plan {
    List<? extends Input> of(SessionEngine engine);
  }

  /** All of them or none: each is looked at before the first is made. */
  private void apply(Plan plan) {
    long last =
        session.ask(
            engine -> {
              List<? extends Input> inputs = plan.of(engine);
              try {
                inputs.forEach(engine.kernel()::check);
              } catch (KernelException e) {
                throw new OperationRefusedException(e.getMessage(), e);
              }
              inputs.forEach(engine::apply);
              return engine.log().sequence();
            });
    session.awaitDurable(last);
  }

  private static long units(String what, BigDecimal change, int scale) {
    try {
      return change.movePointRight(scale).longValueExact();
    } catch (ArithmeticException e) {
      throw new OperationRefusedException(
          what
              + " = "
              + change.toPlainString()
              + ": a number that fits with up to "
              + scale
              + " decimals is allowed",
          e);
    }
  }

  private static List<Input.PositionAdopted> positions(
      TradingKernel kernel, String symbol, BigDecimal change, String actor, String reason) {
    int instrument = kernel.instrumentNumber(symbol);
    if (instrument < 0) {
      throw new OperationRefusedException("instrument = '" + symbol + "': the session has none");
    }
    int scale = kernel.instruments().get(instrument).quantityScale();
    long left = units("position", change, scale);
    List<Input.PositionAdopted> adopted = new ArrayList<>();
    long[] held = held(kernel, instrument);
    for (int pod = most(held, left); pod >= 0; pod = most(held, left)) {
      long closed = Long.signum(left) * Math.min(Math.abs(left), Math.abs(held[pod]));
      adopted.add(new Input.PositionAdopted(pod, instrument, closed, actor, reason));
      held[pod] = 0;
      left -= closed;
    }
    if (left != 0) {
      adopted.add(
          new Input.PositionAdopted(trader(kernel, instrument), instrument, left, actor, reason));
    }
    return adopted;
  }

  private static long[] held(TradingKernel kernel, int instrument) {
    long[] held = new long[kernel.podCount()];
    for (int pod = 0; pod < held.length; pod++) {
      held[pod] = kernel.heldBy(pod, instrument);
    }
    return held;
  }

  /** The pod that holds the most of what a change takes away, or below zero. */
  private static int most(long[] held, long change) {
    int found = -1;
    for (int pod = 0; pod < held.length; pod++) {
      boolean isTaken = Long.signum(held[pod]) == -Long.signum(change) && held[pod] != 0;
      if (isTaken && (found < 0 || Math.abs(held[pod]) > Math.abs(held[found]))) {
        found = pod;
      }
    }
    return found;
  }

  private static int trader(TradingKernel kernel, int instrument) {
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      PodState state = kernel.pod(pod);
      if (!state.isRemoved() && state.definition().instruments().contains(instrument)) {
        return pod;
      }
    }
    throw new OperationRefusedException(
        "no pod trades "
            + kernel.instruments().get(instrument).symbol()
            + ", so none can hold what the venue has of it");
  }
}
