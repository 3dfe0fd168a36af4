package io.slipstream.testkit;

import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderState;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Input.PodRequest;
import io.slipstream.kernel.InputLog;
import io.slipstream.testkit.StrategyRun.Denial;
import io.slipstream.testkit.StrategyRun.Intent;
import io.slipstream.testkit.StrategyRun.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Writes down what the strategy asked for and what became of it. */
final class RunRecord implements InputLog {
  private final LongSupplier clock;
  final List<Request> requests = new ArrayList<>();
  final List<Intent> intents = new ArrayList<>();
  final List<Denial> denials = new ArrayList<>();
  final List<Rejection> rejections = new ArrayList<>();
  final List<Fill> fills = new ArrayList<>();
  final List<String> story = new ArrayList<>();
  final List<Long> times = new ArrayList<>();
  final List<Long> equity = new ArrayList<>();

  /** {@code clock} tells event time. */
  RunRecord(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public void append(Input input) {
    // The test knows its inputs.
  }

  @Override
  public PodRequest resolve(int pod, PodRequest wanted) {
    if (wanted != null) {
      requests.add(new Request(clock.getAsLong(), wanted));
      if (wanted instanceof Input.IntentMade made) {
        intents.add(new Intent(clock.getAsLong(), made.intent()));
      }
      tell(Requests.text(wanted));
    }
    return wanted;
  }

  @Override
  public void decided(Decision decision) {
    long now = clock.getAsLong();
    if (decision instanceof Decision.IntentDenied denied) {
      denials.add(new Denial(now, denied.order(), denied.symbol(), denied.verdict()));
      tell("denied order " + denied.order() + ": " + Requests.text(denied.verdict()));
    } else if (decision instanceof Decision.Filled filled) {
      fills.add(filled.fill());
      tell("filled order " + filled.fill().order() + ": " + Requests.text(filled.fill()));
    } else if (decision instanceof Decision.OrderChanged order
        && order.state() == OrderState.REJECTED) {
      rejections.add(new Rejection(now, order.order(), order.reason()));
      tell("rejected order " + order.order() + ": " + order.reason());
    }
  }

  void sample(long time, long worth) {
    times.add(time);
    equity.add(worth);
  }

  private void tell(String what) {
    story.add(Events.time(clock.getAsLong()) + " " + what);
  }

  /** Something the strategy asked for, and when. */
  record Request(long time, PodRequest wanted) {
    @Override
    public String toString() {
      return Requests.text(wanted);
    }
  }
}
