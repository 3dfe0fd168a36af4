package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.List;

/** Cash that belongs to no pod, and the rule by which an allocation moves cash between pods. */
final class Treasury {
  private final PortfolioSums sums;
  private long cash;
  private long deposits;

  Treasury(PortfolioSums sums) {
    this.sums = sums;
  }

  void deposit(long amount) {
    long newDeposits = Bounded.add(deposits, amount);
    cash = Bounded.add(cash, amount);
    deposits = newDeposits;
  }

  /** Takes from the treasury what a pod is given; below zero gives back. */
  void pay(long amount) {
    cash = Bounded.add(cash, -amount);
  }

  /** Money that came or went without a pod, and is no deposit. */
  void receive(long amount) {
    pay(-amount);
    sums.setCash(0, Bounded.add(sums.cash(0), amount));
  }

  /**
   * Whether so much can be received.
   *
   * @throws KernelException when it cannot
   */
  void checkReceive(long amount) {
    try {
      Bounded.add(cash, amount);
      Bounded.add(sums.cash(0), amount);
    } catch (ArithmeticException e) {
      throw new KernelException(
          KernelException.Refusal.OUT_OF_RANGE,
          "not allowed: cash " + amount + ", " + e.getMessage());
    }
  }

  long cash() {
    return cash;
  }

  long deposits() {
    return deposits;
  }

  /**
   * How much cash each pod gets (above zero) or gives. A pod above its target gives what it has
   * free, at most the excess; a pod below gets its need; where the two sums differ the larger side
   * is scaled down; rounding is in the treasury's favour.
   */
  long[] moves(List<Allotment> allotments, long[] equity, long[] freeCash) {
    long[] moves = new long[equity.length];
    long needed = 0;
    long released = Math.max(0, cash);
    for (int i = 0; i < moves.length; i++) {
      long gap = Math.subtractExact(allotments.get(i).targetCapital(), equity[i]);
      moves[i] = gap >= 0 ? gap : -Math.min(-gap, Math.max(0, freeCash[i]));
      if (moves[i] > 0) {
        needed = Math.addExact(needed, moves[i]);
      } else {
        released = Bounded.add(released, -moves[i]);
      }
    }
    for (int i = 0; i < moves.length; i++) {
      if (moves[i] > 0 && needed > released) {
        moves[i] = FixedPoint.multiplyDivide(moves[i], released, needed, Rounding.DOWN);
      } else if (moves[i] < 0 && released > needed) {
        moves[i] = FixedPoint.multiplyDivide(moves[i], needed, released, Rounding.FLOOR);
      }
    }
    return moves;
  }

  void writeState(StateSink sink) {
    sink.put(cash).put(deposits);
  }

  void readState(StateSource source) {
    cash = source.take();
    deposits = source.take();
  }
}
