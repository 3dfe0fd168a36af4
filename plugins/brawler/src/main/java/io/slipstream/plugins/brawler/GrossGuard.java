package io.slipstream.plugins.brawler;

import io.slipstream.api.strategy.ParameterException;

/**
 * How much a pod may quote at a ratio of gross exposure to equity: all of it up to {@code taper},
 * linearly less up to {@code reduce}, then only what reduces, and nothing from {@code halt} on
 * until the ratio is below {@code resume}.
 */
final class GrossGuard {
  private final double taper;
  private final double reduce;
  private final double halt;
  private final double resume;
  private boolean halted;

  GrossGuard(double taper, double reduce, double halt, double resume) {
    if (!(taper < reduce && reduce < halt)) {
      throw new ParameterException(
          "parameter reduce = '"
              + reduce
              + "': a ratio above taper = "
              + taper
              + " and below halt = "
              + halt
              + " is allowed");
    }
    if (resume >= halt) {
      throw new ParameterException(
          "parameter resume = '" + resume + "': a ratio below halt = " + halt + " is allowed");
    }
    this.taper = taper;
    this.reduce = reduce;
    this.halt = halt;
    this.resume = resume;
  }

  /** Looks at the ratio; infinite where there is no equity. */
  void update(double ratio) {
    halted = halted ? ratio >= resume : ratio >= halt;
  }

  boolean isHalted() {
    return halted;
  }

  void halted(boolean was) {
    halted = was;
  }

  boolean onlyReduces(double ratio) {
    return ratio >= reduce;
  }

  /** Share of the full size, 0 to 1. */
  double size(double ratio) {
    return Math.max(0, Math.min(1, (reduce - ratio) / (reduce - taper)));
  }
}
