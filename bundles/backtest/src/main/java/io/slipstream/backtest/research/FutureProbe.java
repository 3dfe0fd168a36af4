package io.slipstream.backtest.research;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.research.ProbeOutcome;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.backtest.Job;
import io.slipstream.backtest.PortfolioRun;
import io.slipstream.backtest.RunPlan;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Input.PodRequest;
import io.slipstream.kernel.InputLog;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.simulator.SimulatedVenue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Finds strategies that know the future, as the testkit's look-ahead probe does: what is asked for
 * up to a bar must be the same when the bars behind it are not there. Bars end once at up to
 * {@value #PLACES} places: where it asked for something, and evenly between. It finds what is taken
 * out of the bars; a file of future prices of its own gives a strategy away only by trading too
 * well.
 */
final class FutureProbe {
  private static final int PLACES = 200;

  private final RunPlan plan;
  private final Supplier<PreTradeGate> gates;
  private final Job job;
  private final Crew crew;

  FutureProbe(RunPlan plan, Supplier<PreTradeGate> gates, Job job, Crew crew) {
    this.plan = plan;
    this.gates = gates;
    this.job = job;
    this.crew = crew;
  }

  /** Something the strategy asked for, and when. */
  private record Request(long time, PodRequest wanted) {}

  ProbeOutcome run() {
    BarSeries all = plan.markets().get(0).series();
    List<Request> whole = requests(all);
    List<Request> again = requests(all);
    String finding =
        difference(whole, again, Long.MAX_VALUE, "it decides otherwise when the same is played");
    List<Long> ends = new ArrayList<>(ends(all, whole));
    AtomicReferenceArray<String> found = new AtomicReferenceArray<>(ends.size());
    job.expect(ends.size(), 0);
    if (finding.isEmpty()) {
      crew.each(ends.size(), at -> found.set(at, look(all, whole, ends.get(at))));
    }
    for (int i = 0; i < ends.size() && finding.isEmpty(); i++) {
      finding = found.get(i);
    }
    return new ProbeOutcome(
        plan.pods().get(0).id(),
        plan.pods().get(0).version(),
        all.length(),
        whole.size(),
        ends.size(),
        finding);
  }

  private String look(BarSeries all, List<Request> whole, long end) {
    int bars = all.cursor().closedBy(end);
    List<Request> cut = requests(SweepPlanner.part(all, 0, bars));
    job.finished();
    return difference(
        whole, cut, end, "a decision changes when the bars behind " + time(end) + " are not there");
  }

  /** Empty when all up to a time is equal. */
  private static String difference(
      List<Request> whole, List<Request> other, long until, String what) {
    for (int i = 0; ; i++) {
      Request first = at(whole, i, until);
      Request second = at(other, i, until);
      if (first == null && second == null) {
        return "";
      }
      if (first == null || !first.equals(second)) {
        return what + ": with them " + text(first) + ", without them " + text(second);
      }
    }
  }

  private static Request at(List<Request> requests, int index, long until) {
    return index < requests.size() && requests.get(index).time() <= until
        ? requests.get(index)
        : null;
  }

  private static String text(Request request) {
    if (request == null) {
      return "nothing more";
    }
    String wanted =
        request.wanted() instanceof Input.IntentMade made
            ? made.intent().side()
                + " "
                + made.intent().instrument().quantityText(made.intent().orderQty())
                + " "
                + made.intent().instrument().symbol()
                + " "
                + made.intent().type()
            : request.wanted().toString();
    return wanted + " at " + time(request.time());
  }

  private static String time(long nanos) {
    return Instant.EPOCH.plusNanos(nanos).toString();
  }

  private static TreeSet<Long> ends(BarSeries all, List<Request> whole) {
    TreeSet<Long> ends = new TreeSet<>();
    int evenly = Math.min(all.length() - 1, PLACES / 2);
    for (int i = 0; i < evenly; i++) {
      ends.add(all.bar((int) ((long) i * (all.length() - 1) / evenly)).closeTime());
    }
    int step = Math.max(1, (whole.size() + PLACES / 2 - 1) / (PLACES / 2));
    long first = all.bar(0).closeTime();
    long last = all.bar(all.length() - 1).closeTime();
    for (int i = 0; i < whole.size(); i += step) {
      long time = whole.get(i).time();
      if (time >= first && time < last) {
        ends.add(time);
      }
    }
    return ends;
  }

  private List<Request> requests(BarSeries bars) {
    job.check();
    RunPlan shorter = plan.on(List.of(bars), plan.cash());
    TradingKernel kernel = new TradingKernel(gates.get(), SimulatedVenue.ofBacktest());
    Requests requests = new Requests(kernel);
    PodLoop loop = new PodLoop(kernel, requests, OutcomeListener.NONE);
    PortfolioRun.open(loop, shorter);
    loop.bind(0, plan.pods().get(0).strategy().get());
    loop.play(0, bars.cursor(), time -> job.check());
    loop.advance(bars.bar(bars.length() - 1).closeTime());
    job.played(bars.length());
    String failure = kernel.pod(0).suspension();
    if (!failure.isEmpty()) {
      throw new BacktestException(
          "strategy " + plan.pods().get(0).id() + " decides nothing any more: " + failure);
    }
    return requests.made;
  }

  private static final class Requests implements InputLog {
    private final TradingKernel kernel;
    private final List<Request> made = new ArrayList<>();

    Requests(TradingKernel kernel) {
      this.kernel = kernel;
    }

    @Override
    public void append(Input input) {
      // The caller knows its inputs.
    }

    @Override
    public PodRequest resolve(int pod, PodRequest wanted) {
      if (wanted != null) {
        made.add(new Request(kernel.eventTime(), wanted));
      }
      return wanted;
    }

    @Override
    public void decided(Decision decision) {
      // What was asked for is looked at, not what became of it.
    }
  }
}
