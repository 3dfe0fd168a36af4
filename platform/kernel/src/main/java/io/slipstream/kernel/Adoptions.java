package io.slipstream.kernel;

import io.slipstream.api.order.Side;
import io.slipstream.kernel.KernelException.Refusal;

/**
 * Brings our books in line with the venue's. A position changes at its mark without an execution
 * and without money: what that is worth is profit or loss of the pod. Money comes to the treasury
 * or goes from it, and is no deposit.
 */
final class Adoptions {
  private final TradingKernel kernel;
  private final OrderDesk desk;

  Adoptions(TradingKernel kernel, OrderDesk desk) {
    this.kernel = kernel;
    this.desk = desk;
  }

  /** Orders that work would be wrong for what is held then. */
  void take(Input.PositionAdopted in) {
    Pod pod = kernel.podAt(in.pod());
    desk.cancelAll(pod, in.instrument(), "the venue's position was adopted");
    Holding holding = holding(in);
    long quantity = Math.abs(in.quantity());
    holding.book(side(in), quantity, value(holding, quantity));
  }

  private Holding holding(Input.PositionAdopted in) {
    return kernel.podAt(in.pod()).ledger().holding(kernel.instrumentAt(in.instrument()));
  }

  private static Side side(Input.PositionAdopted in) {
    return in.quantity() > 0 ? Side.BUY : Side.SELL;
  }

  private static long value(Holding holding, long quantity) {
    return holding.instrument().notional(quantity, holding.markPrice());
  }

  /**
   * Whether it can be applied whole.
   *
   * @throws KernelException when it cannot; nothing has changed then
   */
  void check(Input.PositionAdopted in) {
    Holding holding = holding(in);
    String symbol = holding.instrument().symbol();
    if (holding.markPrice() <= 0) {
      throw new KernelException(
          Refusal.PRICE, "not allowed: position of " + symbol + ", which has no price yet");
    }
    try {
      long quantity = Math.absExact(in.quantity());
      LedgerRange.require(holding, quantity, value(holding, quantity), 0);
    } catch (ArithmeticException e) {
      throw new KernelException(
          Refusal.OUT_OF_RANGE, "not allowed: position of " + symbol + ", " + e.getMessage());
    }
  }
}
