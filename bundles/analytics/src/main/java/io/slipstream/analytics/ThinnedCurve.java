package io.slipstream.analytics;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/**
 * Points of a curve; when the room is used up every second point goes and from then on half as many
 * are kept. The newest point is always there.
 */
final class ThinnedCurve {
  private static final int ROOM = 16_384;

  private final long[] times = new long[ROOM];
  private final double[] equity = new double[ROOM];
  private final double[] totalReturn = new double[ROOM];
  private final double[] drawdown = new double[ROOM];
  private int length;
  private long stride = 1;
  private long seen;
  private boolean lastIsExtra;

  void add(long time, long fixedPointEquity, double sinceStart, double belowPeak) {
    if (lastIsExtra) {
      length--;
    }
    if (length == ROOM) {
      thinOut();
    }
    times[length] = time;
    equity[length] = FixedPoint.toDouble(fixedPointEquity);
    totalReturn[length] = sinceStart;
    drawdown[length] = belowPeak;
    length++;
    lastIsExtra = seen % stride != 0;
    seen++;
  }

  private void thinOut() {
    int kept = 0;
    for (int i = 0; i < length; i += 2) {
      times[kept] = times[i];
      equity[kept] = equity[i];
      totalReturn[kept] = totalReturn[i];
      drawdown[kept] = drawdown[i];
      kept++;
    }
    length = kept;
    stride *= 2;
  }

  void writeState(StateSink sink) {
    sink.put(length).put(stride).put(seen).put(lastIsExtra);
    for (int i = 0; i < length; i++) {
      sink.put(times[i]).put(equity[i]).put(totalReturn[i]).put(drawdown[i]);
    }
  }

  void readState(StateSource source) {
    length = source.takeInt(0, ROOM);
    stride = source.take();
    seen = source.take();
    lastIsExtra = source.takeFlag();
    for (int i = 0; i < length; i++) {
      times[i] = source.take();
      equity[i] = source.takeDouble();
      totalReturn[i] = source.takeDouble();
      drawdown[i] = source.takeDouble();
    }
  }

  /** At most {@code points} of the kept points, the first and the newest among them. */
  EquityCurve last(int points) {
    int count = Math.min(points, length);
    EquityCurve curve =
        new EquityCurve(new long[count], new double[count], new double[count], new double[count]);
    for (int i = 0; i < count; i++) {
      int from = count < 2 ? length - 1 : (int) ((long) i * (length - 1) / (count - 1));
      curve.times()[i] = times[from];
      curve.equity()[i] = equity[from];
      curve.totalReturn()[i] = totalReturn[from];
      curve.drawdown()[i] = drawdown[from];
    }
    return curve;
  }
}
