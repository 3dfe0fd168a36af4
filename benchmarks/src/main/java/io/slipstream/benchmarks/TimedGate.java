package io.slipstream.benchmarks;

import com.sun.management.ThreadMXBean;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PortfolioView;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A gate with a clock: from when the kernel asks whether it wants to be told to its answer. Every
 * sixteenth order is not timed: what it allocates is counted.
 */
final class TimedGate implements PreTradeGate {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final PreTradeGate gate;
  private final Histogram times = new Histogram(10_000_000_000L, 3);
  private long orders;
  private long counted;
  private long bytes;
  private long start;
  private boolean counts;

  TimedGate(PreTradeGate gate) {
    this.gate = gate;
  }

  void reset() {
    times.reset();
    counted = 0;
    bytes = 0;
  }

  double at(double percentile) {
    return times.getValueAtPercentile(percentile);
  }

  double bytesPerOrder() {
    return (double) bytes / counted;
  }

  @Override
  public boolean watches() {
    counts = (++orders & 15) == 0;
    start = counts ? THREADS.getCurrentThreadAllocatedBytes() : System.nanoTime();
    return gate.watches();
  }

  @Override
  public Verdict check(OrderTerms intent, GateView view) {
    Verdict verdict = gate.check(intent, view);
    if (counts) {
      bytes += THREADS.getCurrentThreadAllocatedBytes() - start;
      counted++;
    } else {
      times.recordValue(System.nanoTime() - start);
    }
    return verdict;
  }

  @Override
  public void attach(PortfolioView portfolio) {
    gate.attach(portfolio);
  }

  @Override
  public void limit(RiskLimits limits) {
    gate.limit(limits);
  }

  @Override
  public List<Verdict> warnings() {
    return gate.warnings();
  }

  @Override
  public void onHolding(int pod, int instrument, long position, long buyQty, long sellQty) {
    gate.onHolding(pod, instrument, position, buyQty, sellQty);
  }

  @Override
  public void onMark(int instrument) {
    gate.onMark(instrument);
  }

  @Override
  public void onEquity(int pod) {
    gate.onEquity(pod);
  }

  @Override
  public boolean watchesMarket() {
    return gate.watchesMarket();
  }

  @Override
  public void onMarket(int instrument, long eventTime) {
    gate.onMarket(instrument, eventTime);
  }

  @Override
  public void onTimeEnd() {
    gate.onTimeEnd();
  }

  @Override
  public void onCancel(int pod, long eventTime) {
    gate.onCancel(pod, eventTime);
  }

  @Override
  public void onExecuted(int pod) {
    gate.onExecuted(pod);
  }

  @Override
  public void onReenabled(int pod) {
    gate.onReenabled(pod);
  }

  @Override
  public void writeState(StateSink sink) {
    gate.writeState(sink);
  }

  @Override
  public void readState(StateSource source) {
    gate.readState(source);
  }
}
