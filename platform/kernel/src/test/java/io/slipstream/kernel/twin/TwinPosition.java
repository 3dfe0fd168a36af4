package io.slipstream.kernel.twin;

import io.slipstream.api.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A pod's holding of an instrument: lots, first in first out. */
final class TwinPosition {
  /** An open lot; both numbers have the position's sign. */
  record Lot(BigDecimal quantity, BigDecimal cost) {}

  final List<Lot> lots = new ArrayList<>();
  BigDecimal realized = BigDecimal.ZERO;
  BigDecimal commission = BigDecimal.ZERO;
  BigDecimal traded = BigDecimal.ZERO;

  TwinPosition copy() {
    TwinPosition copy = new TwinPosition();
    copy.lots.addAll(lots);
    copy.realized = realized;
    copy.commission = commission;
    copy.traded = traded;
    return copy;
  }

  BigDecimal quantity() {
    return lots.stream().map(Lot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal openCost() {
    return lots.stream().map(Lot::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** How much of an execution closes. */
  BigDecimal closing(Side side, BigDecimal quantity) {
    BigDecimal held = quantity();
    return held.signum() == -side.sign() ? quantity.min(held.abs()) : BigDecimal.ZERO;
  }

  /** Gives up a quantity, oldest lots first; answers what it had cost, with the lots' sign. */
  BigDecimal take(BigDecimal quantity, int cashScale) {
    BigDecimal left = quantity;
    BigDecimal cost = BigDecimal.ZERO;
    while (left.signum() > 0) {
      Lot lot = lots.remove(0);
      BigDecimal size = lot.quantity().abs();
      if (left.compareTo(size) >= 0) {
        cost = cost.add(lot.cost());
        left = left.subtract(size);
      } else {
        BigDecimal part = Decimals.divide(lot.cost().multiply(left), size, cashScale);
        BigDecimal given = Decimals.signed(left, lot.quantity().signum());
        lots.add(0, new Lot(lot.quantity().subtract(given), lot.cost().subtract(part)));
        cost = cost.add(part);
        left = BigDecimal.ZERO;
      }
    }
    return cost;
  }
}
