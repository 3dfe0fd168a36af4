package io.slipstream.shell;

import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.operations.TradingForecast;
import io.slipstream.api.service.operations.TradingOperations;
import io.slipstream.api.service.operations.TradingWish;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.risk.ScopeState;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** What may be traded, all of it or a scope. */
abstract class TradingCommand extends ChangingCommand<Object> {
  @Reference TradingOperations trading;

  @Option(name = "--pod", description = "Of one pod only")
  @Completion(PodNames.class)
  String pod;

  @Option(name = "--instrument", description = "Of one instrument only, whoever trades it")
  @Completion(Instruments.class)
  String instrument;

  @Option(name = "--venue", description = "Of one venue only; the simulated one is SIM")
  String venue;

  @Option(name = "--simulate", description = "Says what it would do and changes nothing")
  boolean simulate;

  @Argument(multiValued = true, description = "None: what, and why, is said by the options")
  List<String> words = List.of();

  /** The state that is wanted. */
  abstract TradingState state();

  /** Why, for the journal. */
  abstract String reason();

  HaltPolicy position() {
    return HaltPolicy.CONFIGURED;
  }

  @Override
  Object result() {
    if (!words.isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + String.join(" ", words)
              + "' belongs to no option: --reason \"...\" says why; --pod, --instrument or --venue"
              + " what alone, all of it without");
    }
    TradingWish wish = new TradingWish(scope(), state(), position(), reason());
    return simulate ? trading.simulate(wish) : trading.change(wish, operator());
  }

  private TradingScope scope() {
    TradingScope scope = TradingScope.ALL;
    int given = 0;
    if (pod != null) {
      scope = TradingScope.ofPod(pod);
      given++;
    }
    if (instrument != null) {
      scope = TradingScope.ofInstrument(instrument);
      given++;
    }
    if (venue != null) {
      scope = TradingScope.ofVenue(venue);
      given++;
    }
    if (given > 1) {
      throw new IllegalArgumentException("one of --pod, --instrument, --venue is allowed");
    }
    return scope;
  }

  @Override
  void print(Object result, PrintStream out) {
    if (result instanceof TradingForecast forecast) {
      print(forecast, out);
    } else if (result instanceof SessionView session) {
      out.println("Trading is " + session.tradingState());
      for (ScopeState scope : session.scopes()) {
        out.println(
            scope.scope().text()
                + " is "
                + scope.state()
                + ", by "
                + scope.actor()
                + ": "
                + scope.reason());
      }
    }
  }

  private static void print(TradingForecast forecast, PrintStream out) {
    out.println(
        forecast.scope().text()
            + " would go from "
            + forecast.before()
            + " to "
            + forecast.after()
            + ", "
            + forecast.ordersCanceled()
            + " of "
            + forecast.ordersThatWork()
            + " working orders would be canceled, "
            + forecast.positionsClosed()
            + " positions closed");
    if (!forecast.refusal().isEmpty()) {
      out.println("It would be refused: " + forecast.refusal());
    }
  }
}
