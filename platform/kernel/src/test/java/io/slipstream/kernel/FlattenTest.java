package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private void reduce(String share) {
    scenario.apply(new Input.PodReduced(0, units(share), "me", "why"));
  }

  @Test
  void shouldCloseAShareOfEachPosition() {
    scenario.fill(0, Side.BUY, "8", "100", "0");
    int before = scenario.sent.size();
    reduce("0.25");
    assertEquals(List.of("SELL 2 0"), sentAfter(before));
    assertTrue(scenario.sent.get(before).isReduceOnly());
    reduce("0.25");
    assertEquals(1, scenario.sent.size() - before, "one is on its way already");
  }

  @Test
  void shouldCoverAShareOfAShortPositionAndRoundDownToLots() {
    scenario.fill(0, Side.SELL, "3", "100", "0");
    int before = scenario.sent.size();
    reduce("0.00000001");
    reduce("0.99999999");
    long lot = scenario.sent.get(before).instrument().lotSize();
    assertTrue(scenario.sent.size() - before <= 2);
    scenario.sent.stream()
        .skip(before)
        .forEach(
            order -> {
              assertEquals(Side.BUY, order.side());
              assertEquals(0, order.orderQty() % lot);
              assertTrue(order.orderQty() < units("3"));
            });
  }

  /** An order of the pod's own that would turn what is left is canceled, others stay. */
  @Test
  void shouldCancelWhatWouldTurnTheRest() {
    scenario.fill(0, Side.BUY, "8", "100", "0");
    scenario.order(0, Side.SELL, "5");
    scenario.order(0, Side.SELL, "4");
    scenario.order(0, Side.BUY, "1");
    int before = scenario.sent.size();
    reduce("0.25");
    assertEquals(List.of("SELL 2 0"), sentAfter(before));
    assertEquals(3, scenario.kernel.workingOrders(0));
  }

  @Test
  void shouldNotReduceWhereTradingIsHalted() {
    scenario.fill(0, Side.BUY, "8", "100", "0");
    scenario.apply(new Input.TradingStateSet(TradingState.HALTED, "me", "why"));
    int before = scenario.sent.size();
    reduce("0.5");
    assertEquals(List.of(), sentAfter(before));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.1", "1.00000001"})
  void shouldRefuseAShareThatIsNone(String share) {
    assertThrows(KernelException.class, () -> reduce(share));
  }
}
