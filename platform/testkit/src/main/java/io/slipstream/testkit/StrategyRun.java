package io.slipstream.testkit;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.kernel.PodState;
import io.slipstream.testkit.RunRecord.Request;
import java.util.List;

/** What a strategy did on its bars, and what it was worth. */
public final class StrategyRun {
  /**
   * Something the strategy wanted.
   *
   * @param eventTime when, in nanoseconds since the epoch
   * @param terms what
   */
  public record Intent(long eventTime, OrderIntent terms) {}

  /**
   * An intent or a replacement that the gate refused.
   *
   * @param eventTime when, in nanoseconds since the epoch
   * @param order the pod's number of it, as {@code submit} returned it
   * @param symbol of the instrument
   * @param verdict why not
   */
  public record Denial(long eventTime, long order, String symbol, Verdict verdict) {}

  /**
   * An order that the venue refused, for cash for example.
   *
   * @param eventTime when, in nanoseconds since the epoch
   * @param order the pod's number of it, as {@code submit} returned it
   * @param reason why
   */
  public record Rejection(long eventTime, long order, String reason) {}

  private static final int LINES = 40;

  private final List<BarSeries> series;
  private final RunRecord record;
  private final PodState pod;

  StrategyRun(List<BarSeries> series, RunRecord record, PodState pod) {
    this.series = series;
    this.record = record;
    this.pod = pod;
  }

  /** Every order it wanted, in order. */
  public List<Intent> intents() {
    return List.copyOf(record.intents);
  }

  /** What the gate refused. */
  public List<Denial> denials() {
    return List.copyOf(record.denials);
  }

  /** What the venue refused. */
  public List<Rejection> rejections() {
    return List.copyOf(record.rejections);
  }

  /** Every execution. */
  public List<Fill> fills() {
    return List.copyOf(record.fills);
  }

  /** How many times bars closed; bars of several instruments that close together are one. */
  public int slices() {
    return record.times.size();
  }

  /** When the bars of a slice closed, in nanoseconds since the epoch; the first slice is 0. */
  public long closeTime(int slice) {
    return record.times.get(slice);
  }

  /** Equity after a slice, {@link FixedPoint}. */
  public long equity(int slice) {
    return record.equity.get(slice);
  }

  /** Equity after the last slice, {@link FixedPoint}. */
  public long finalEquity() {
    return equity(slices() - 1);
  }

  /** Commission paid, {@link FixedPoint}. */
  public long commission() {
    return pod.commission();
  }

  /** What it holds in the end. */
  public Position position(String symbol) {
    return pod.positions().stream()
        .filter(position -> position.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "symbol '"
                        + symbol
                        + "': allowed are "
                        + pod.positions().stream().map(Position::symbol).toList()));
  }

  /** Why the strategy was suspended, else empty. */
  public String suspension() {
    return pod.suspension();
  }

  List<Request> requests() {
    return record.requests;
  }

  List<BarSeries> series() {
    return series;
  }

  List<Position> positions() {
    return pod.positions();
  }

  /** What happened, one line each, the last ones; for messages. */
  @Override
  public String toString() {
    int left = Math.max(0, record.story.size() - LINES);
    String begin = left == 0 ? "" : "... " + left + " lines before ...\n";
    String end = suspension().isEmpty() ? "" : "\nsuspended: " + suspension();
    return begin
        + String.join("\n", record.story.subList(left, record.story.size()))
        + "\nequity "
        + FixedPoint.format(finalEquity())
        + " after "
        + slices()
        + " slices"
        + end;
  }
}
