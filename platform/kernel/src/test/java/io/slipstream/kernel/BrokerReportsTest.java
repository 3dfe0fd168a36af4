package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of a broker's venue in every order they can come in; an order of 10 at 100. */
class BrokerReportsTest {
  private final Scenario scenario = new Scenario(new java.math.BigDecimal("10000"), "a-b");
  private Order order;
  private int reports;

  @BeforeEach
  void send() {
    scenario.answersCancels = false;
    order = scenario.kernel.blotter().find(scenario.order(0, Side.BUY, "10"));
  }

  private void report(ExecutionType type, String execId, String refExecId, String quantity) {
    report("a-b-1", type, execId, refExecId, quantity);
  }

  private void report(
      String id, ExecutionType type, String execId, String refExecId, String quantity) {
    scenario.apply(
        new Input.ExecutionReported(
            id,
            type,
            execId,
            refExecId,
            ++reports,
            units(quantity),
            units("100"),
            units("1"),
            true,
            "because"));
  }

  private void play(String steps) {
    for (String step : steps.split("; ")) {
      String[] words = step.split(" ");
      switch (words[0]) {
        case "cancel" -> scenario.apply(new Input.CancelRequested(0, 1));
        case "replace" -> scenario.apply(new Input.ReplaceRequested(0, 1, units(words[1]), 0, 0));
        case "TRADE" -> report(ExecutionType.TRADE, words.length > 2 ? words[2] : "", "", words[1]);
        case "BUST" -> report(ExecutionType.TRADE_CANCEL, "", words[1], "0");
        case "CORRECT" -> report(ExecutionType.TRADE_CORRECT, "c", words[1], words[2]);
        default -> report(ExecutionType.valueOf(words[0]), "", "", "0");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    // steps; state, orderQty, cumQty, leavesQty, position, illegal, stale, duplicate, late
    "NEW,                                        ACCEPTED,         10, 0, 10,  0, 0, 0, 0, 0",
    "NEW; NEW,                                   ACCEPTED,         10, 0, 10,  0, 0, 1, 0, 0",
    "REJECTED; TRADE 1,                          REJECTED,         10, 0,  0,  0, 1, 0, 0, 0",
    "REJECTED; CANCELED,                         REJECTED,         10, 0,  0,  0, 1, 0, 0, 0",
    "TRADE 4; NEW,                               PARTIALLY_FILLED, 10, 4,  6,  4, 0, 1, 0, 0",
    "NEW; TRADE 4; REJECTED,                     PARTIALLY_FILLED, 10, 4,  6,  4, 1, 0, 0, 0",
    "NEW; TRADE 4 x; TRADE 4 x,                  PARTIALLY_FILLED, 10, 4,  6,  4, 0, 0, 1, 0",
    "NEW; TRADE 4; TRADE 4,                      PARTIALLY_FILLED, 10, 8,  2,  8, 0, 0, 0, 0",
    "NEW; TRADE 11,                              ACCEPTED,         10, 0, 10,  0, 1, 0, 0, 0",
    "NEW; TRADE 0,                               ACCEPTED,         10, 0, 10,  0, 1, 0, 0, 0",
    "NEW; TRADE 10; TRADE 1,                     FILLED,           10, 10, 0, 10, 1, 0, 0, 0",
    "NEW; TRADE 10; CANCELED,                    FILLED,           10, 10, 0, 10, 1, 0, 0, 0",
    "NEW; cancel; TRADE 10,                      FILLED,           10, 10, 0, 10, 0, 0, 0, 0",
    "NEW; cancel; TRADE 10; REQUEST_REJECTED,    FILLED,           10, 10, 0, 10, 0, 0, 0, 0",
    "NEW; cancel; PENDING_CANCEL; TRADE 4,       PENDING_CANCEL,   10, 4,  6,  4, 0, 0, 0, 0",
    "NEW; cancel; PENDING_CANCEL; REQUEST_REJECTED, ACCEPTED,      10, 0, 10,  0, 0, 0, 0, 0",
    "TRIGGERED; cancel; PENDING_CANCEL; REQUEST_REJECTED, TRIGGERED, 10, 0, 10, 0, 0, 0, 0, 0",
    "NEW; TRIGGERED; TRIGGERED,                  TRIGGERED,        10, 0, 10,  0, 0, 1, 0, 0",
    "NEW; CANCELED; TRADE 4,                     CANCELED,         10, 4,  0,  4, 0, 0, 0, 1",
    "NEW; CANCELED; TRADE 4; TRADE 6,            FILLED,           10, 10, 0, 10, 0, 0, 0, 2",
    "NEW; CANCELED; TRADE 11,                    CANCELED,         10, 0,  0,  0, 1, 0, 0, 0",
    "NEW; EXPIRED; TRADE 10,                     FILLED,           10, 10, 0, 10, 0, 0, 0, 1",
    "NEW; EXPIRED; CANCELED,                     EXPIRED,          10, 0,  0,  0, 1, 0, 0, 0",
    "NEW; TRADE 4; DONE_FOR_DAY,                 DONE_FOR_DAY,     10, 4,  0,  4, 0, 0, 0, 0",
    "NEW; TRADE 4; DONE_FOR_DAY; RESTATED,       PARTIALLY_FILLED, 10, 4,  6,  4, 0, 0, 0, 0",
    "NEW; DONE_FOR_DAY; RESTATED,                ACCEPTED,         10, 0, 10,  0, 0, 0, 0, 0",
    "NEW; DONE_FOR_DAY; TRADE 4,                 PARTIALLY_FILLED, 10, 4,  6,  4, 0, 0, 0, 0",
    "NEW; replace 12; REPLACED,                  ACCEPTED,         12, 0, 12,  0, 0, 0, 0, 0",
    "NEW; replace 12; PENDING_REPLACE; REPLACED, ACCEPTED,         12, 0, 12,  0, 0, 0, 0, 0",
    "NEW; REPLACED,                              ACCEPTED,         10, 0, 10,  0, 1, 0, 0, 0",
    "NEW; replace 5; TRADE 6; REPLACED,          FILLED,            6, 6,  0,  6, 0, 0, 0, 0",
    "NEW; replace 5; TRADE 5; REPLACED,          FILLED,            5, 5,  0,  5, 0, 0, 0, 0",
    "NEW; replace 5; TRADE 10; REPLACED,         FILLED,           10, 10, 0, 10, 1, 0, 0, 0",
    "NEW; replace 5; CANCELED; REPLACED,         CANCELED,         10, 0,  0,  0, 1, 0, 0, 0",
    "NEW; TRADE 4; replace 4,                    PARTIALLY_FILLED, 10, 4,  6,  4, 0, 0, 0, 0",
    "NEW; replace 12; replace 14; REPLACED,      ACCEPTED,         12, 0, 12,  0, 0, 0, 0, 0",
    "NEW; replace 12; cancel; CANCELED,          CANCELED,         10, 0,  0,  0, 0, 0, 0, 0",
    "NEW; TRADE 4 x; BUST x,                     ACCEPTED,         10, 0, 10,  0, 0, 0, 0, 0",
    "NEW; TRADE 4 x; BUST x; BUST x,             ACCEPTED,         10, 0, 10,  0, 1, 0, 0, 0",
    "NEW; BUST y,                                ACCEPTED,         10, 0, 10,  0, 1, 0, 0, 0",
    "NEW; TRADE 4 x; TRADE 6 y; BUST x,          PARTIALLY_FILLED, 10, 6,  4,  6, 0, 0, 0, 0",
    "NEW; TRADE 10 x; BUST x,                    ACCEPTED,         10, 0, 10,  0, 0, 0, 0, 0",
    "NEW; TRADE 10 x; BUST x; TRADE 10 y,        FILLED,           10, 10, 0, 10, 0, 0, 0, 0",
    "NEW; TRADE 4 x; CANCELED; BUST x,           CANCELED,         10, 0,  0,  0, 0, 0, 0, 0",
    "NEW; TRADE 4 x; cancel; PENDING_CANCEL; BUST x, PENDING_CANCEL, 10, 0, 10, 0, 0, 0, 0, 0",
    "NEW; TRADE 4 x; CORRECT x 3,                PARTIALLY_FILLED, 10, 3,  7,  3, 0, 0, 0, 0",
    "NEW; TRADE 4 x; CORRECT x 11,               PARTIALLY_FILLED, 10, 4,  6,  4, 1, 0, 0, 0",
    "NEW; TRADE 4 x; CORRECT y 3,                PARTIALLY_FILLED, 10, 4,  6,  4, 1, 0, 0, 0",
    "NEW; TRADE 10 x; CORRECT x 3,               PARTIALLY_FILLED, 10, 3,  7,  3, 0, 0, 0, 0",
    "NEW; TRADE 4 x; CORRECT x 3; BUST c,        ACCEPTED,         10, 0, 10,  0, 0, 0, 0, 0"
  })
  void shouldBringOrderAndLedgerInLine(
      String steps,
      OrderState state,
      String orderQty,
      String cumQty,
      String leavesQty,
      String position,
      long illegal,
      long stale,
      long duplicate,
      long late) {
    play(steps);
    assertEquals(state, order.state());
    assertEquals(units(orderQty), order.orderQty());
    assertEquals(units(cumQty), order.cumQty());
    assertEquals(units(leavesQty), order.leavesQty());
    assertEquals(units(position), scenario.kernel.position(0, 0).quantity());
    Blotter blotter = scenario.kernel.blotter();
    assertEquals(illegal, blotter.illegalTransitions());
    assertEquals(stale, blotter.staleReports());
    assertEquals(duplicate, blotter.duplicateReports());
    assertEquals(late, blotter.lateFills());
    assertEquals(state.isClosed() ? 0 : 1, blotter.workingCount());
  }

  @Test
  void shouldGiveBackMoneyAndCommissionOfABust() {
    play("NEW; TRADE 4 x; TRADE 2 y; BUST x");
    assertEquals(units("9799"), scenario.kernel.account(0).cash());
    assertEquals(units("1"), scenario.kernel.pod(0).commission());
    Decision.Filled taken = (Decision.Filled) scenario.decisions.get(scenario.decisions.size() - 2);
    assertEquals(units("-4"), taken.fill().lastQty());
    assertEquals(units("-1"), taken.fill().commission());
    assertEquals(units("100"), order.avgPx());
  }

  @Test
  void shouldCancelTheExitsOfAnExecutionThatIsCorrected() {
    scenario.answersCancels = true;
    OrderDraft entry = new OrderDraft(Scenario.COIN).market(Side.BUY, units("2"));
    entry.bracket(Bracket.atPrices(units("90"), units("120")));
    scenario.apply(new Input.IntentMade(0, entry.toIntent()));
    report("a-b-2", ExecutionType.TRADE, "x", "", "2");
    report("a-b-2", ExecutionType.TRADE_CORRECT, "y", "x", "1");
    assertEquals(
        List.of("2 CANCELED", "2 CANCELED", "1 SUBMITTED", "1 SUBMITTED"),
        LongStream.rangeClosed(1, 4)
            .mapToObj(n -> scenario.kernel.blotter().find(Pod.OWN_ORDERS + n))
            .map(o -> o.orderQty() / FixedPoint.ONE + " " + o.state())
            .toList());
    report("a-b-2", ExecutionType.TRADE_CANCEL, "", "y", "0");
    assertEquals(OrderState.CANCELED, scenario.kernel.blotter().find(Pod.OWN_ORDERS + 4).state());
  }

  @Test
  void shouldMakeNoNewExitsForWhatWasClosedBeforeACorrection() {
    scenario.answersCancels = true;
    OrderDraft entry = new OrderDraft(Scenario.COIN).market(Side.BUY, units("2"));
    entry.bracket(Bracket.atPrices(units("90"), units("120")));
    scenario.apply(new Input.IntentMade(0, entry.toIntent()));
    report("a-b-2", ExecutionType.TRADE, "x", "", "2");
    report("a-b-x1", ExecutionType.TRADE, "s", "", "2");
    assertEquals(0, scenario.kernel.position(0, 0).quantity());
    report("a-b-2", ExecutionType.TRADE_CORRECT, "y", "x", "2");
    assertEquals(null, scenario.kernel.blotter().find(Pod.OWN_ORDERS + 3));
    assertEquals(0, scenario.kernel.position(0, 0).quantity());
  }

  @Test
  void shouldCountReportsOnUnknownOrders() {
    for (String id : List.of("a-b-2", "c-1", "a-b-x", "nonsense", "a-b-1-1")) {
      report(id, ExecutionType.NEW, "", "", "0");
    }
    assertEquals(5, scenario.kernel.illegalTransitions());
    assertEquals(OrderState.SUBMITTED, order.state());
  }

  @Test
  void shouldGiveEveryWishItsOwnId() {
    play("NEW; replace 12");
    assertEquals("a-b-1", order.clientOrderId());
    assertEquals("a-b-1/1", order.wishClientOrderId());
    report("a-b-1/1", ExecutionType.REPLACED, "", "", "0");
    assertEquals("a-b-1/1", order.clientOrderId());
    play("cancel");
    assertEquals("a-b-1/2", order.wishClientOrderId());
    assertEquals("a-b-1/1", order.clientOrderId());
    play("REQUEST_REJECTED");
    assertEquals("a-b-1/1", order.wishClientOrderId());
  }

  @Test
  void shouldRefuseAnExecutionThatDoesNotFitTheLedger() {
    String before = scenario.kernel.stateHash().sections().get("pod a-b");
    Input huge =
        new Input.ExecutionReported(
            "a-b-1", ExecutionType.TRADE, "h", "", 1, units("10"), Long.MAX_VALUE, 0, false, "");
    KernelException thrown =
        org.junit.jupiter.api.Assertions.assertThrows(
            KernelException.class, () -> scenario.apply(huge));
    assertEquals(KernelException.Refusal.OUT_OF_RANGE, thrown.refusal());
    assertEquals(before, scenario.kernel.stateHash().sections().get("pod a-b"));
  }
}
