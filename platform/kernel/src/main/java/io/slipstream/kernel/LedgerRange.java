package io.slipstream.kernel;

/**
 * Whether what is about to be booked fits: no number of a pod's ledger or of the portfolio's sums
 * ever leaves its range, so a booking is either whole or refused before it began.
 */
final class LedgerRange {
  /** Most that the money of one foreign currency may be worth, so that sums of them fit. */
  private static final long MAX_WORTH = Bounded.MAX >> 4;

  /** Numbers of so few bits stay below {@link Bounded#MAX} when eight of them are added. */
  private static final int FAR_BITS = 58;

  private LedgerRange() {}

  /**
   * Whether a change of cash and of a position's value fits, also when every pod has it.
   *
   * @throws ArithmeticException when it might not
   */
  static void requireRoom(Holding holding, long change) {
    PodLedger ledger = holding.ledger();
    PortfolioSums sums = ledger.sums();
    int number = holding.state().currency().number();
    long all = Math.multiplyExact(change, (long) holding.state().holderCount());
    Bounded.add(Math.abs(ledger.cashIn(number)), change);
    Bounded.add(Math.abs(ledger.markedIn(number)), change);
    Bounded.add(Math.abs(sums.cash(number)), all);
    Bounded.add(Math.abs(sums.marked(number)), all);
    requireWorth(
        holding.state().currency(),
        Bounded.add(Math.abs(ledger.cashIn(number)), change),
        Bounded.add(Math.abs(ledger.markedIn(number)), change));
    Bounded.add(Math.abs(holding.realizedPnl()), change);
  }

  /**
   * Whether every number an execution touches stays in range, seen from the safe side.
   *
   * @throws ArithmeticException when one might not
   */
  static void require(Holding holding, long lastQty, long value, long paid) {
    PodLedger ledger = holding.ledger();
    PortfolioSums sums = ledger.sums();
    int number = holding.state().currency().number();
    if (number == 0 && isFarInRange(holding, lastQty, value, paid)) {
      return;
    }
    long change = Bounded.add(value, Math.absExact(paid));
    Bounded.add(Math.abs(ledger.cashIn(number)), change);
    Bounded.add(Math.abs(sums.cash(number)), change);
    Bounded.add(Math.abs(ledger.commissionIn(number)), Math.abs(paid));
    long cost = Bounded.add(Math.abs(holding.openCost()), value);
    Bounded.add(Math.abs(holding.realizedPnl()), cost);
    long most = Bounded.add(Math.abs(holding.quantity()), lastQty);
    long notional = Math.abs(holding.instrument().notional(most, holding.markPrice()));
    long moved = Bounded.add(notional, Math.abs(holding.notional()));
    Bounded.add(Math.abs(ledger.markedIn(number)), moved);
    Bounded.add(Math.abs(sums.marked(number)), moved);
    requireWorth(
        holding.state().currency(),
        Bounded.add(Math.abs(ledger.cashIn(number)), change),
        Bounded.add(Math.abs(ledger.markedIn(number)), moved));
  }

  /**
   * Whether no number an execution touches can leave the range, seen from so far that it is quick.
   */
  private static boolean isFarInRange(Holding holding, long lastQty, long value, long paid) {
    PodLedger ledger = holding.ledger();
    PortfolioSums sums = ledger.sums();
    long quantity = Math.abs(holding.quantity()) | lastQty;
    long money =
        Math.abs(ledger.cashIn(0))
            | Math.abs(sums.cash(0))
            | Math.abs(ledger.commissionIn(0))
            | Math.abs(ledger.markedIn(0))
            | Math.abs(sums.marked(0))
            | Math.abs(holding.openCost())
            | Math.abs(holding.realizedPnl())
            | Math.abs(holding.notional())
            | value
            | Math.abs(paid);
    if ((quantity | money) >>> FAR_BITS != 0) {
      return false;
    }
    long most = Math.abs(holding.quantity()) + lastQty;
    return holding.instrument().notional(most, holding.markPrice()) >>> FAR_BITS == 0;
  }

  /**
   * Whether money of a currency can be converted with room to spare.
   *
   * @throws ArithmeticException when it cannot
   */
  static void requireWorth(Currencies.Currency currency, long cash, long marked) {
    if (!currency.isPortfolio()
        && currency.toPortfolio(Bounded.add(Math.abs(cash), Math.abs(marked))) > MAX_WORTH) {
      throw new ArithmeticException("out of range: " + cash + " and " + marked);
    }
  }
}
