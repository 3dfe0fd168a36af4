package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Closing what a pod holds, whatever it may do itself. */
class FlattenTest {
  private final Scenario scenario = new Scenario("a", "b");

  private void flatten() {
    scenario.apply(new Input.PodFlattened(0, "me", "why"));
  }

  private List<String> sentAfter(int before) {
    return scenario.sent.stream()
        .skip(before)
        .map(order -> order.side() + " " + order.orderQty() / units("1") + " " + order.pod())
        .toList();
  }

  @Test
  void shouldCloseAPositionPastTheGateOfASuspendedPod() {
    scenario.fill(0, Side.BUY, "3", "100", "0");
    scenario.fill(1, Side.BUY, "2", "100", "0");
    scenario.apply(new Input.PodSuspended(0, "platform", "why"));
    scenario.verdict = Verdict.denied(DenialCode.POD_SUSPENDED, 0, 0);
    int before = scenario.sent.size();
    flatten();
    assertEquals(List.of("SELL 3 0"), sentAfter(before));
    assertTrue(scenario.sent.get(before).clientOrderId().startsWith("a-"));
    flatten();
    assertEquals(2, scenario.sent.size() - before);
  }

  @Test
  void shouldCancelWhatIsOpenFirst() {
    scenario.fill(0, Side.SELL, "3", "100", "0");
    scenario.order(0, Side.BUY, "1");
    int before = scenario.sent.size();
    flatten();
    assertEquals(List.of("BUY 3 0"), sentAfter(before));
  }

  @Test
  void shouldDoNothingForWhoHoldsNothing() {
    flatten();
    assertEquals(0, scenario.sent.size());
  }

  @Test
  void shouldRefuseAPodThatIsNotThere() {
    assertThrows(
        KernelException.class, () -> scenario.apply(new Input.PodFlattened(7, "me", "why")));
  }
}
