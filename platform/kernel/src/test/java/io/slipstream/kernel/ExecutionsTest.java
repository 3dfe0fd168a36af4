package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Executions that a broker reports, corrects and takes back; an order of 10, cash 10,000. */
class ExecutionsTest {
  private final Scenario scenario = new Scenario(new BigDecimal("10000"), "a");
  private final Blotter blotter = scenario.kernel.blotter();
  private Order order;

  @BeforeEach
  void send() {
    scenario.answersCancels = false;
    order = blotter.find(scenario.order(0, Side.BUY, "10"));
  }

  private static Input.ExecutionReported report(
      String id, ExecutionType type, String exec, String ref, String quantity, String price) {
    return new Input.ExecutionReported(
        id, type, exec, ref, 1, units(quantity), units(price), units("1"), false, "");
  }

  private void trade(String exec, String quantity, String price) {
    scenario.apply(report("a-1", ExecutionType.TRADE, exec, "", quantity, price));
  }

  private void bust(String ref) {
    scenario.apply(report("a-1", ExecutionType.TRADE_CANCEL, "", ref, "0", "0"));
  }

  private void correct(String exec, String ref, String quantity, String price) {
    scenario.apply(report("a-1", ExecutionType.TRADE_CORRECT, exec, ref, quantity, price));
  }

  /** 10 at 100 and 1 commission; then 3 at 90 and 1 commission instead. */
  @Test
  void shouldBookACorrectionInPlaceOfTheExecution() {
    trade("x", "10", "100");
    assertEquals(units("8999"), scenario.kernel.account(0).cash());
    assertEquals(OrderState.FILLED, order.state());
    scenario.decisions.clear();
    correct("y", "x", "3", "90");
    assertEquals(OrderState.PARTIALLY_FILLED, order.state());
    assertEquals(units("7"), order.leavesQty());
    assertEquals(units("7"), order.holding().working().quantity(Side.BUY));
    assertEquals(units("9729"), scenario.kernel.account(0).cash());
    assertEquals(units("1"), scenario.kernel.pod(0).commission());
    assertEquals(units("90"), order.avgPx());
    assertEquals(units("270"), scenario.kernel.position(0, 0).openCost());
    assertEquals(List.of("2: -10", "3: 3"), fills());
  }

  /** Ids and quantities of what was executed since the decisions were cleared. */
  private List<String> fills() {
    List<String> fills = new ArrayList<>();
    for (Decision decision : scenario.decisions) {
      if (decision instanceof Decision.Filled made) {
        fills.add(made.fill().fillId() + ": " + made.fill().lastQty() / units("1"));
      }
    }
    return fills;
  }

  /** 4 and 5 of 10 are filled; the correction of the 4 may reach 5. */
  @ParameterizedTest
  @CsvSource({
    "5, 90, FILLED,           10, 0",
    "6, 90, PARTIALLY_FILLED,  9, 1",
    "0, 90, PARTIALLY_FILLED,  9, 1",
    "3,  0, PARTIALLY_FILLED,  9, 1",
    "1, 90, PARTIALLY_FILLED,  6, 0"
  })
  void shouldCorrectWithinTheOrdersQuantity(
      String quantity, String price, OrderState state, String cumQty, long illegal) {
    trade("x", "4", "100");
    trade("y", "5", "100");
    correct("z", "x", quantity, price);
    assertEquals(state, order.state());
    assertEquals(units(cumQty), order.cumQty());
    assertEquals(illegal, blotter.illegalTransitions());
  }

  @Test
  void shouldCorrectAnExecutionOnce() {
    trade("x", "4", "100");
    correct("y", "x", "3", "100");
    correct("z", "x", "2", "100");
    assertEquals(1, blotter.illegalTransitions());
    assertEquals(units("3"), order.cumQty());
    correct("z", "y", "2", "100");
    assertEquals(units("2"), order.cumQty());
    bust("z");
    assertEquals(units("0"), order.cumQty());
    assertEquals(units("10000"), scenario.kernel.account(0).cash());
  }

  @Test
  void shouldNotTakeTheExecutionOfAnotherOrder() {
    Order other = blotter.find(scenario.order(0, Side.BUY, "10"));
    trade("x", "4", "100");
    String sections = scenario.kernel.stateHash().sections().get("pod a");
    scenario.apply(report("a-2", ExecutionType.TRADE_CANCEL, "", "x", "0", "0"));
    scenario.apply(report("a-2", ExecutionType.TRADE_CORRECT, "y", "x", "3", "100"));
    assertEquals(2, blotter.illegalTransitions());
    assertEquals(sections, scenario.kernel.stateHash().sections().get("pod a"));
    assertEquals(0, other.cumQty());
  }

  @Test
  void shouldFillABustedOrderAgain() {
    trade("x", "10", "100");
    assertEquals(0, blotter.workingCount());
    bust("x");
    assertEquals(OrderState.ACCEPTED, order.state());
    assertEquals("execution busted", order.reason());
    assertEquals(1, blotter.workingCount());
    assertEquals(List.of(), blotter.newestClosed(9));
    trade("y", "10", "101");
    assertEquals(OrderState.FILLED, order.state());
    assertEquals(units("8989"), scenario.kernel.account(0).cash());
    assertSame(order, blotter.newestClosed(9).get(0));
  }

  private void assertNotWrittenDown(Input input) {
    List<Input> written = new ArrayList<>();
    PodLoop loop = new PodLoop(scenario.kernel, log(written), OutcomeListener.NONE);
    String before = scenario.kernel.stateHash().value();
    KernelException thrown = assertThrows(KernelException.class, () -> loop.apply(input));
    assertEquals(KernelException.Refusal.OUT_OF_RANGE, thrown.refusal());
    assertEquals(List.of(), written);
    assertEquals(before, scenario.kernel.stateHash().value());
  }

  /** 2^61 units of money are a little more than 23,058,430,092; 10,000 are there. */
  @ParameterizedTest
  @EnumSource(
      value = ExecutionType.class,
      names = {"TRADE", "TRADE_CORRECT"})
  void shouldNotWriteDownAnExecutionForMoreThanFits(ExecutionType type) {
    scenario.order(0, Side.SELL, "10");
    scenario.apply(report("a-2", ExecutionType.TRADE, "x", "", "1", "0.00000001"));
    assertNotWrittenDown(report("a-2", type, "y", "x", "1", "23058430092"));
    assertEquals(1, blotter.find(Order.orderId(0, 2)).avgPx());
  }

  /** Bought for 11 billion and sold again; 12.1 billion more are above 2^61 in one order. */
  @Test
  void shouldNotWriteDownAnExecutionThatDoesNotFitItsOrder() {
    trade("x", "1", "11000000000");
    scenario.order(0, Side.SELL, "10");
    scenario.apply(report("a-2", ExecutionType.TRADE, "y", "", "1", "11000000000"));
    assertNotWrittenDown(report("a-1", ExecutionType.TRADE, "z", "", "1", "12100000000"));
    trade("z", "1", "8000000000");
    assertEquals(units("9500000000"), order.avgPx());
  }

  @Test
  void shouldChangeNothingWhenAnExecutionIsRefused() {
    trade("x", "4", "100");
    String pod = scenario.kernel.stateHash().sections().get("pod a");
    for (ExecutionType type : List.of(ExecutionType.TRADE, ExecutionType.TRADE_CORRECT)) {
      Input huge = report("a-1", type, "y", "x", "1", "23058430092");
      assertThrows(KernelException.class, () -> scenario.apply(huge));
      assertEquals(pod, scenario.kernel.stateHash().sections().get("pod a"));
    }
  }

  @Test
  void shouldWriteDownReportsThatBookNothing() {
    List<Input> written = new ArrayList<>();
    PodLoop loop = new PodLoop(scenario.kernel, log(written), OutcomeListener.NONE);
    loop.apply(report("z-1", ExecutionType.TRADE, "y", "x", "1", "92233720368"));
    loop.apply(report("a-1", ExecutionType.NEW, "y", "x", "1", "92233720368"));
    assertEquals(2, written.size());
    assertEquals(1, blotter.illegalTransitions());
    assertEquals(OrderState.ACCEPTED, order.state());
  }

  private static InputLog log(List<Input> written) {
    return new InputLog() {
      @Override
      public void append(Input input) {
        written.add(input);
      }

      @Override
      public Input.PodRequest resolve(int pod, Input.PodRequest wanted) {
        return null;
      }

      @Override
      public void decided(Decision decision) {}
    };
  }

  /** One that is none is counted, whatever else it says. */
  @ParameterizedTest
  @CsvSource({"0, 100", "1, 0", "-1, 100", "1, -100"})
  void shouldCountAnExecutionOfNothing(String quantity, String price) {
    scenario.apply(
        new Input.ExecutionReported(
            "a-1",
            ExecutionType.TRADE,
            "x",
            "",
            1,
            units(quantity),
            units(price),
            1L << 62,
            false,
            ""));
    assertEquals(1, scenario.kernel.illegalTransitions());
    assertEquals(units("10000"), scenario.kernel.account(0).cash());
  }

  @Test
  void shouldRememberExecutionsInTheState() {
    trade("x", "4", "100");
    String known = scenario.kernel.stateHash().sections().get("orders");
    Scenario other = new Scenario(new BigDecimal("10000"), "a");
    other.order(0, Side.BUY, "10");
    other.apply(report("a-1", ExecutionType.TRADE, "y", "", "4", "100"));
    assertNotEquals(known, other.kernel.stateHash().sections().get("orders"));
    assertEquals(0, blotter.duplicateReports());
    trade("x", "4", "100");
    assertEquals(1, blotter.duplicateReports());
    assertEquals(units("4"), order.cumQty());
  }
}
