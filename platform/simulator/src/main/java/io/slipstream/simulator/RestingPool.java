package io.slipstream.simulator;

/**
 * Records of orders to use again. One that was given back stays as it is until {@link #recycle()},
 * because a caller further out may still look at it.
 */
final class RestingPool {
  private Resting free;
  private Resting buried;

  Resting take() {
    Resting order = free;
    if (order == null) {
      return new Resting();
    }
    free = order.next;
    return order;
  }

  void bury(Resting order) {
    order.next = buried;
    buried = order;
  }

  /** Nobody looks at what was buried any more. */
  void recycle() {
    while (buried != null) {
      Resting order = buried;
      buried = order.next;
      order.next = free;
      free = order;
    }
  }
}
