package io.slipstream.risk.flow;

import io.slipstream.api.market.Instrument;
import io.slipstream.kernel.Input.AccountType;
import io.slipstream.kernel.TradingKernel;
import java.math.BigInteger;
import java.util.List;

/** Exposures of some pods in some instruments with every working order filled on its own side. */
final class Exposure {
  BigInteger gross = BigInteger.ZERO;
  BigInteger longs = BigInteger.ZERO;
  BigInteger shorts = BigInteger.ZERO;
  BigInteger margin = BigInteger.ZERO;

  /** Gross of the instrument that is asked about. */
  BigInteger inInstrument = BigInteger.ZERO;

  /** Adds up. {@code account} is the one whose margin is asked for. */
  static Exposure of(
      TradingKernel kernel,
      Plan plan,
      Worth worth,
      Books books,
      List<Integer> pods,
      List<Integer> instruments,
      int asked,
      AccountType account) {
    Exposure sum = new Exposure();
    for (int i : instruments) {
      long gross = 0;
      long longs = 0;
      long shorts = 0;
      for (int pod : pods) {
        long most = books.longs(pod, i);
        long least = books.shorts(pod, i);
        gross += Math.max(Math.abs(most), Math.abs(least));
        longs += most;
        shorts += least;
      }
      Instrument terms = plan.instruments.get(i);
      BigInteger value = worth.of(terms, gross, kernel.mark(i));
      sum.gross = sum.gross.add(value);
      sum.longs = sum.longs.add(worth.of(terms, longs, kernel.mark(i)));
      sum.shorts = sum.shorts.add(worth.of(terms, shorts, kernel.mark(i)));
      boolean onMargin = account == AccountType.MARGIN;
      sum.margin = sum.margin.add(onMargin ? Worth.part(value, terms.initialMargin()) : value);
      if (i == asked) {
        sum.inInstrument = value;
      }
    }
    return sum;
  }
}
