package io.slipstream.api.order;

/** Direction of an order or a fill. */
public enum Side {
  /** Raises the position. */
  BUY(1),
  /** Lowers the position. */
  SELL(-1);

  private final int sign;

  Side(int sign) {
    this.sign = sign;
  }

  /** +1 for BUY, -1 for SELL. */
  public int sign() {
    return sign;
  }

  /** The other side. */
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }
}
