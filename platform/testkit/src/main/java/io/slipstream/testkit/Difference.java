package io.slipstream.testkit;

import io.slipstream.api.market.BarSeries;
import io.slipstream.testkit.RunRecord.Request;
import java.util.List;

/** The first decision that two runs of a strategy do not share. */
final class Difference {
  private final List<BarSeries> series;
  private final Request first;
  private final Request second;

  private Difference(List<BarSeries> series, Request first, Request second) {
    this.series = series;
    this.first = first;
    this.second = second;
  }

  /** Null when all decisions up to a time are equal. */
  static Difference between(StrategyRun one, StrategyRun other, long until) {
    for (int i = 0; ; i++) {
      Request first = at(one, i, until);
      Request second = at(other, i, until);
      if (first == null && second == null) {
        return null;
      }
      if (first == null || !first.equals(second)) {
        return new Difference(one.series(), first, second);
      }
    }
  }

  private static Request at(StrategyRun run, int index, long until) {
    List<Request> requests = run.requests();
    return index < requests.size() && requests.get(index).time() <= until
        ? requests.get(index)
        : null;
  }

  String describe(String what, String firstName, String secondName) {
    long time =
        Math.min(
            first == null ? Long.MAX_VALUE : first.time(),
            second == null ? Long.MAX_VALUE : second.time());
    return what
        + "\nat "
        + Events.describe(series, time)
        + "\n"
        + firstName
        + ": "
        + text(first, time)
        + "\n"
        + secondName
        + ": "
        + text(second, time);
  }

  private static String text(Request request, long time) {
    if (request == null) {
      return "nothing";
    }
    return request.time() == time
        ? request.toString()
        : "nothing until " + Events.time(request.time());
  }
}
