package io.slipstream.risk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateHash;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Order;
import java.util.ArrayList;
import java.util.List;

/** What pods ask for, and what they are answered. */
final class Requests {
  private final Stage stage;
  private List<Decision> answers = List.of();
  private boolean unread;

  Requests(Stage stage) {
    this.stage = stage;
  }

  void order(String pod, Side side, String quantity, String symbol, String terms) {
    ask(
        new Input.IntentMade(
            stage.pod(pod),
            Clauses.order(stage.instrument(symbol), side, quantity, terms).toIntent()));
  }

  /** At the market, and all of it is filled. */
  void fill(String pod, Side side, String quantity, String symbol) {
    order(pod, side, quantity, symbol, "at the market");
    List<OrderState> states = states();
    if (states.isEmpty() || states.get(states.size() - 1) != OrderState.FILLED) {
      throw new IllegalArgumentException("it was not filled but " + answers);
    }
  }

  /** Of the order that the last request was about. */
  private List<OrderState> states() {
    return answers.stream()
        .filter(Decision.OrderChanged.class::isInstance)
        .map(decision -> ((Decision.OrderChanged) decision).state())
        .toList();
  }

  void replace(String pod, String number, String quantity, String limit, String stop) {
    Order order = find(pod, number);
    ask(
        new Input.ReplaceRequested(
            stage.pod(pod),
            order.number(),
            order.instrument().quantity(quantity),
            limit.isEmpty() ? order.limitPrice() : order.instrument().price(limit),
            stop.isEmpty() ? order.stopPrice() : order.instrument().price(stop)));
  }

  void cancel(String pod, String number) {
    ask(new Input.CancelRequested(stage.pod(pod), Long.parseLong(number)));
  }

  Order find(String pod, String number) {
    List<Order> found = new ArrayList<>();
    stage
        .kernel()
        .newestOrders(
            Integer.MAX_VALUE,
            order -> {
              if (order.pod() == stage.pod(pod) && Long.toString(order.number()).equals(number)) {
                found.add(order);
              }
            });
    if (found.isEmpty()) {
      throw new IllegalArgumentException("pod " + pod + " has no order " + number);
    }
    return found.get(0);
  }

  private void ask(Input.PodRequest request) {
    requireRead();
    StateHash before = stage.kernel().stateHash();
    answers = stage.apply(request);
    unread = !denials().isEmpty();
    if (unread) {
      requireUnchanged(before, stage.kernel().stateHash(), request);
    }
  }

  /** What is denied leaves positions, money, instruments and the venue as they were. */
  private void requireUnchanged(StateHash before, StateHash after, Input.PodRequest request) {
    for (String section : List.of("instruments", "treasury", "limits", "venue")) {
      assertEquals(
          before.sections().get(section),
          after.sections().get(section),
          () -> section + " changed with the denied " + request);
    }
  }

  /** A denial that no line speaks of is a mistake in the scenario. */
  void requireRead() {
    if (unread) {
      throw new IllegalArgumentException(
          "what was asked before was denied and nothing says so: " + denials());
    }
  }

  private List<String> denials() {
    List<String> found = new ArrayList<>();
    for (Decision decision : answers) {
      if (decision instanceof Decision.IntentDenied denied) {
        found.add("denied " + text(denied.verdict()));
      } else if (decision instanceof Decision.RequestRejected rejected) {
        found.add("refused " + rejected.reason());
      }
    }
    return found;
  }

  private List<String> warnings() {
    return answers.stream()
        .filter(Decision.LimitWarned.class::isInstance)
        .map(decision -> text(((Decision.LimitWarned) decision).verdict()))
        .toList();
  }

  private static String text(Verdict verdict) {
    return verdict.denial()
        + " by "
        + verdict.level()
        + (verdict.scope().isEmpty() ? "" : " " + verdict.scope())
        + ", limit "
        + number(verdict.limit())
        + ", actual "
        + number(verdict.actual());
  }

  private static String number(long value) {
    return value == Long.MAX_VALUE ? "beyond" : FixedPoint.format(value);
  }

  /**
   * {@code accepted}, {@code denied CODE by ...} or {@code accepted with a warning CODE by ...}.
   */
  void expect(String answer) {
    unread = false;
    List<String> denials = denials();
    List<String> warnings = warnings();
    String actual = "accepted";
    if (!denials.isEmpty()) {
      actual = denials.get(0);
    } else if (!warnings.isEmpty()) {
      actual = "accepted with a warning " + String.join(" and ", warnings);
    } else if (states().contains(OrderState.REJECTED)) {
      actual = "rejected by the venue: " + answers;
    }
    assertEquals(answer, actual);
  }
}
