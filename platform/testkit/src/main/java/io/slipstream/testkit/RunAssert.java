package io.slipstream.testkit;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.Side;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.risk.DenialCode;
import java.util.List;

/**
 * Says what a run must have been, one sentence after the other; the first that is not true fails
 * the test and shows the run. Numbers are decimal texts, which are exact.
 */
public final class RunAssert {
  private final StrategyRun run;

  private RunAssert(StrategyRun run) {
    this.run = run;
  }

  /** Begins. */
  public static RunAssert assertThat(StrategyRun run) {
    return new RunAssert(run);
  }

  private RunAssert require(boolean holds, String wanted, Object found) {
    if (!holds) {
      throw new AssertionError(wanted + ", but there was " + found + "; the run was:\n" + run);
    }
    return this;
  }

  /** That many intents were made. */
  public RunAssert hasIntents(int count) {
    return require(
        run.intents().size() == count, count + " intents were expected", run.intents().size());
  }

  /** Intent {@code index}, from zero, was made after slice {@code slice}, for this quantity. */
  public RunAssert hasIntent(int index, int slice, Side side, String quantity) {
    String wanted = "intent " + index + " after slice " + slice + " " + side + " " + quantity;
    if (index >= run.intents().size()) {
      return require(false, wanted + " was expected", run.intents().size() + " intents");
    }
    StrategyRun.Intent intent = run.intents().get(index);
    long expected = intent.terms().instrument().quantity(quantity);
    return require(
        intent.eventTime() == run.closeTime(slice)
            && intent.terms().side() == side
            && intent.terms().orderQty() == expected,
        wanted + " was expected",
        Requests.text(intent.terms()) + " at " + Events.describe(run.series(), intent.eventTime()));
  }

  /** The gate refused nothing. */
  public RunAssert hasNoDenials() {
    return require(run.denials().isEmpty(), "no denial was expected", run.denials().size());
  }

  /** The gate refused an intent for this reason. */
  public RunAssert hasDenial(DenialCode code) {
    List<DenialCode> codes =
        run.denials().stream().map(denial -> denial.verdict().denial()).distinct().toList();
    return require(codes.contains(code), "a denial " + code + " was expected", codes);
  }

  /** The venue refused nothing. */
  public RunAssert hasNoRejections() {
    return require(
        run.rejections().isEmpty(), "no rejection was expected", run.rejections().size());
  }

  /** That many executions happened. */
  public RunAssert hasFills(int count) {
    return require(run.fills().size() == count, count + " fills were expected", run.fills().size());
  }

  /** There was at least one execution: a test of a strategy that never trades shows little. */
  public RunAssert hasTraded() {
    return require(!run.fills().isEmpty(), "fills were expected", 0);
  }

  /** Execution {@code index}, from zero, has this side, quantity and price. */
  public RunAssert hasFill(int index, Side side, String quantity, String price) {
    String wanted = "fill " + index + " " + side + " " + quantity + " at " + price;
    if (index >= run.fills().size()) {
      return require(false, wanted + " was expected", run.fills().size() + " fills");
    }
    Fill fill = run.fills().get(index);
    Instrument terms = fill.instrument();
    return require(
        fill.side() == side
            && fill.lastQty() == terms.quantity(quantity)
            && fill.lastPx() == terms.price(price),
        wanted + " was expected",
        Requests.text(fill));
  }

  /** In the end it holds this quantity, below zero when short. */
  public RunAssert holds(String symbol, String quantity) {
    Position position = run.position(symbol);
    Instrument terms = position.instrument();
    return require(
        position.quantity() == terms.quantity(quantity),
        quantity + " " + symbol + " was expected",
        terms.quantityText(position.quantity()));
  }

  /** In the end it holds nothing. */
  public RunAssert isFlat() {
    for (Position position : run.positions()) {
      holds(position.symbol(), "0");
    }
    return this;
  }

  /** Equity after a slice, from zero. */
  public RunAssert hasEquity(int slice, String money) {
    return require(
        run.equity(slice) == Decimals.fixedPoint("equity", money),
        "equity " + money + " after slice " + slice + " was expected",
        FixedPoint.format(run.equity(slice)));
  }

  /** Equity in the end. */
  public RunAssert endsWithEquity(String money) {
    return hasEquity(run.slices() - 1, money);
  }

  /** The strategy did not fail. */
  public RunAssert isNotSuspended() {
    return require(run.suspension().isEmpty(), "no suspension was expected", run.suspension());
  }

  /** The strategy failed with a reason that contains these words. */
  public RunAssert isSuspendedFor(String words) {
    return require(
        run.suspension().contains(words) && !run.suspension().isEmpty(),
        "a suspension for '" + words + "' was expected",
        "'" + run.suspension() + "'");
  }
}
