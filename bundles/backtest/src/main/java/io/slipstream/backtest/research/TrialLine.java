package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.report.JsonText;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A finished trial as one line, in full. */
final class TrialLine {
  private static final int FIELDS = 12;

  private TrialLine() {}

  static String write(Trial trial) {
    return String.join(
        "\t",
        Integer.toString(trial.index()),
        JsonText.compact(trial.point()),
        JsonText.compact(trial.failure()),
        Long.toString(trial.fills()),
        Long.toString(trial.trades()),
        Long.toString(trial.wins()),
        Long.toString(trial.denied()),
        Long.toString(trial.rejected()),
        Long.toString(trial.commission()),
        Long.toString(trial.grossProfit()),
        Long.toString(trial.grossLoss()),
        pack(trial.equity()));
  }

  static Trial read(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      throw new BacktestException("a trial of " + fields.length + " fields: 12 are allowed");
    }
    SortedMap<String, String> point = new TreeMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) JsonText.parsed(fields[1])).entrySet()) {
      point.put((String) entry.getKey(), (String) entry.getValue());
    }
    return new Trial(
        Integer.parseInt(fields[0]),
        point,
        (String) JsonText.parsed(fields[2]),
        Long.parseLong(fields[3]),
        Long.parseLong(fields[4]),
        Long.parseLong(fields[5]),
        Long.parseLong(fields[6]),
        Long.parseLong(fields[7]),
        Long.parseLong(fields[8]),
        Long.parseLong(fields[9]),
        Long.parseLong(fields[10]),
        unpack(fields[11]));
  }

  private static String pack(long[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static long[] unpack(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    long[] values = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(values);
    return values;
  }
}
