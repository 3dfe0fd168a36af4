package io.slipstream.api.service.risk;

/** Makes the book that measures a session's risk; an OSGi service. */
public interface RiskBookFactory {
  /**
   * An empty book.
   *
   * @param returns by instrument, oldest first, all of one length of at least two
   * @param pods rows beside the portfolio's, zero or more
   * @param level above zero and below one
   * @throws IllegalArgumentException naming the argument and its value
   */
  RiskBook create(double[][] returns, int pods, double level);
}
