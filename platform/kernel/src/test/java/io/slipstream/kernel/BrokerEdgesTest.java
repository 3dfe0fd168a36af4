package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports at the edge of the ledger's range, and with ids nobody has. */
class BrokerEdgesTest {
  private static Input.ExecutionReported report(
      ExecutionType type, String exec, String ref, String quantity, String price) {
    return new Input.ExecutionReported(
        "a-1", type, exec, ref, 1, units(quantity), units(price), 0, false, "");
  }

  @Test
  void shouldCorrectWholeOrNotAtAll() {
    Scenario scenario = new Scenario(new BigDecimal("10000000000"), "a");
    Order order = scenario.kernel.blotter().find(scenario.order(0, Side.BUY, "1"));
    scenario.apply(report(ExecutionType.TRADE, "x", "", "1", "6000000000"));
    String before = scenario.kernel.stateHash().sections().get("pod a");
    Input correction = report(ExecutionType.TRADE_CORRECT, "y", "x", "1", "15000000000");
    assertThrows(KernelException.class, () -> scenario.apply(correction));
    assertEquals(before, scenario.kernel.stateHash().sections().get("pod a"));
    assertEquals(OrderState.FILLED, order.state());
  }

  @Test
  void shouldNotWriteDownABustThatDoesNotFit() {
    Scenario scenario = new Scenario(new BigDecimal("1000"), "a");
    scenario.order(0, Side.BUY, "1");
    scenario.apply(report(ExecutionType.TRADE, "x", "", "1", "12000000000"));
    List<Input> written = new ArrayList<>();
    InputLog log =
        new InputLog() {
          @Override
          public void append(Input input) {
            written.add(input);
          }

          @Override
          public Input.PodRequest resolve(int pod, Input.PodRequest wanted) {
            return wanted;
          }

          @Override
          public void decided(Decision decision) {}
        };
    PodLoop loop = new PodLoop(scenario.kernel, log, OutcomeListener.NONE);
    String before = scenario.kernel.stateHash().value();
    Input bust = report(ExecutionType.TRADE_CANCEL, "", "x", "0", "0");
    assertThrows(KernelException.class, () -> loop.apply(bust));
    assertEquals(List.of(), written);
    assertEquals(before, scenario.kernel.stateHash().value());
  }

  @Test
  void shouldKeepTheHashWhenAnExecutionIsRefused() {
    Scenario scenario = new Scenario(new BigDecimal("1000"), "a");
    scenario.order(0, Side.BUY, "1");
    String before = scenario.kernel.stateHash().value();
    Input huge = report(ExecutionType.TRADE, "h", "", "1", "24000000000");
    assertThrows(KernelException.class, () -> scenario.apply(huge));
    assertEquals(before, scenario.kernel.stateHash().value());
  }

  @Test
  void shouldNotTakeAnIdThatWasNeverGiven() {
    Scenario scenario = new Scenario("a");
    scenario.order(0, Side.BUY, "1");
    for (String id : List.of("a-+1", "a-01", "a-1/9", "a-1/x")) {
      scenario.apply(
          new Input.ExecutionReported(id, ExecutionType.NEW, "", "", 1, 0, 0, 0, false, ""));
    }
    assertEquals(4, scenario.kernel.illegalTransitions());
  }
}
