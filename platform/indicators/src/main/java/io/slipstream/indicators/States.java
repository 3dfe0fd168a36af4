package io.slipstream.indicators;

/** Layout of what indicators with a window remember: next place, count, then the window. */
final class States {
  private static final int HEAD = 2;

  private States() {}

  static double[] ofWindow(double[] window, int next, int count) {
    double[] state = new double[window.length + HEAD];
    state[0] = next;
    state[1] = count;
    System.arraycopy(window, 0, state, HEAD, window.length);
    return state;
  }

  static void checkWindow(double[] state, int length, String what) {
    boolean fits =
        state.length == length + HEAD && isCount(state[0], length - 1) && isCount(state[1], length);
    if (!fits) {
      throw new IllegalArgumentException("not the state of " + what + " of " + length + " values");
    }
  }

  static boolean isCount(double value, int most) {
    return value >= 0 && value <= most && value == (int) value;
  }
}
