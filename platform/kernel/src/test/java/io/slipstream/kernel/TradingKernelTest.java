package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingKernelTest {
  /** fills as side quantity price; then position, open cost, realized PnL, cash. */
  @ParameterizedTest
  @CsvSource({
    "B 2 100,                  2,   200,    0,   800",
    "B 2 100; S 1 110,         1,   100,   10,   910",
    "B 2 100; S 2 90,          0,     0,  -20,   980",
    "B 2 100; S 3 110,        -1,  -110,   20,  1130",
    "S 2 100; B 1 90,         -1,  -100,   10,  1110",
    "S 2 100; B 5 120,         3,   360,  -40,   600",
    "B 1 100; B 2 103; S 1 110, 2, 204,    8,   804",
    "B 3 0.01; S 1 0.02,       2,  0.02, 0.01, 999.99"
  })
  void shouldKeepPositionsAtAverageCost(
      String fills, String quantity, String openCost, String realized, String cash) {
    Scenario scenario = new Scenario("a");
    for (String fill : fills.split("; ")) {
      String[] words = fill.split(" ");
      Side side = words[0].equals("B") ? Side.BUY : Side.SELL;
      scenario.fill(0, side, words[1], words[2], "0");
    }
    Position position = scenario.kernel.position(0, 0);
    assertEquals(units(quantity), position.quantity());
    assertEquals(units(openCost), position.openCost());
    assertEquals(units(realized), position.realizedPnl());
    assertEquals(units(cash), scenario.kernel.account(0).cash());
  }

  @Test
  void shouldTakeCommissionFromCashAndEquity() {
    Scenario scenario = new Scenario("a");
    scenario.fill(0, Side.BUY, "2", "100", "0.5");
    assertEquals(units("799.5"), scenario.kernel.account(0).cash());
    assertEquals(units("999.5"), scenario.kernel.equity(0));
    scenario.bar("100", "120", "100", "120");
    assertEquals(units("1039.5"), scenario.kernel.portfolioEquity());
  }

  @Test
  void shouldDenyWithoutTellingTheVenue() {
    Scenario scenario = new Scenario("a");
    scenario.verdict = Verdict.denied(DenialCode.POSITION_LIMIT, 1, 2);
    scenario.order(0, Side.BUY, "1");
    assertTrue(scenario.sent.isEmpty());
    assertEquals(2, scenario.decisions.size());
    assertEquals(OrderState.DENIED, ((Decision.OrderChanged) scenario.decisions.get(1)).state());
  }

  @Test
  void shouldCountReportsThatDoNotFit() {
    Scenario scenario = new Scenario("a");
    long id = scenario.order(0, Side.BUY, "1");
    scenario.reports.filled(id, 0, units("2"), units("100"), 0);
    assertEquals(units("1000"), scenario.kernel.account(0).cash());
    scenario.reports.filled(id, 0, units("1"), units("100"), 0);
    scenario.reports.filled(id, 0, units("1"), units("100"), 0);
    scenario.reports.canceled(id, 0, "late");
    assertEquals(units("900"), scenario.kernel.account(0).cash());
    assertEquals(3, scenario.kernel.blotter().illegalTransitions());
  }

  @Test
  void shouldFillInPartsAndKeepQuantitiesInBalance() {
    Scenario scenario = new Scenario("a");
    long id = scenario.order(0, Side.BUY, "3");
    scenario.reports.accepted(id, 0);
    scenario.reports.filled(id, 0, units("1"), units("100"), 0);
    Order order = scenario.kernel.blotter().find(id);
    assertEquals(OrderState.PARTIALLY_FILLED, order.state());
    assertEquals(units("2"), order.leavesQty());
    scenario.reports.filled(id, 0, units("2"), units("103"), 0);
    assertEquals(OrderState.FILLED, order.state());
    assertEquals(0, order.leavesQty());
    assertEquals(units("102"), order.avgPx());
  }

  @Test
  void shouldCancelEverythingOnHaltAndSuspension() {
    Scenario scenario = new Scenario("a", "b");
    long first = scenario.order(0, Side.BUY, "1");
    long second = scenario.order(1, Side.BUY, "1");
    Order kept = scenario.kernel.blotter().find(second);
    scenario.apply(new Input.PodSuspended(0, "test", "why"));
    assertEquals(null, scenario.kernel.blotter().find(first));
    assertFalse(scenario.kernel.mayTrade(0));
    assertTrue(kept.state().isInFlight());
    scenario.apply(new Input.TradingStateSet(TradingState.HALTED, "test", "drill"));
    assertEquals(OrderState.CANCELED, kept.state());
    assertEquals("trading was halted", kept.reason());
  }

  @ParameterizedTest
  @CsvSource({
    // cash a, position a, target a, target b, moved to a, moved to b
    "1000, 0, 1500,  500,  500, -500",
    "1000, 9,  500, 1500, -100,  100",
    "1000, 0, 1000, 1000,    0,    0"
  })
  void shouldMoveOnlyFreeCash(
      String cash, String held, String targetA, String targetB, String toA, String toB) {
    Scenario scenario = new Scenario("a", "b");
    assertEquals(units(cash), scenario.kernel.account(0).cash());
    if (!held.equals("0")) {
      scenario.fill(0, Side.BUY, held, "100", "0");
    }
    scenario.decisions.clear();
    scenario.apply(
        new Input.CapitalAllocated(
            1,
            "test",
            List.of(
                new Allotment("a", 0.5, units(targetA), "because"),
                new Allotment("b", 0.5, units(targetB), "because"))));
    assertEquals(units(toA), ((Decision.CapitalMoved) scenario.decisions.get(0)).moved());
    assertEquals(units(toB), ((Decision.CapitalMoved) scenario.decisions.get(1)).moved());
    assertEquals(units("2000"), scenario.kernel.portfolioEquity());
  }

  @Test
  void shouldRefuseInputsThatDoNotFitAndChangeNothing() {
    Scenario scenario = new Scenario("a");
    String before = scenario.kernel.stateHash().value();
    Input.PodDefinition unknown =
        new Input.PodDefinition(
            "c",
            "test",
            List.of(7),
            1,
            Scenario.definition("c", "1").limits(),
            new java.util.TreeMap<>());
    List<Input> bad = new ArrayList<>();
    bad.add(new Input.PodAdded(Scenario.definition("a", "1"), ""));
    bad.add(new Input.PodAdded(unknown, ""));
    bad.add(new Input.PodResumed(9, "test"));
    bad.add(new Input.InstrumentAdded(Scenario.COIN));
    bad.add(new Input.SessionOpened("USD", "COIN", "", 1, 1));
    bad.add(new Input.CapitalAllocated(1, "x", List.of(new Allotment("z", 1, 1, ""))));
    for (Input input : bad) {
      assertThrows(KernelException.class, () -> scenario.apply(input), input::toString);
    }
    assertEquals(before, scenario.kernel.stateHash().value());
  }

  @Test
  void shouldRefuseABarThatGoesBackInTime() {
    Scenario scenario = new Scenario("a");
    var early = scenario.nextBar("100", "100", "100", "100");
    scenario.bar("100", "100", "100", "100");
    assertThrows(KernelException.class, () -> scenario.apply(new Input.BarClosed(0, early)));
  }

  @Test
  void shouldHashEveryPartOfTheState() {
    Scenario one = new Scenario("a");
    Scenario two = new Scenario("a");
    assertEquals(one.kernel.stateHash(), two.kernel.stateHash());
    one.order(0, Side.BUY, "1");
    two.order(0, Side.BUY, "2");
    assertNotEquals(
        one.kernel.stateHash().sections().get("orders"),
        two.kernel.stateHash().sections().get("orders"));
    assertEquals(
        one.kernel.stateHash().sections().get("treasury"),
        two.kernel.stateHash().sections().get("treasury"));
  }

  @Test
  void shouldEncodeAndDecodeEveryKindOfInput() {
    InputCodec out = new InputCodec();
    InputCodec in = new InputCodec();
    Scenario scenario = new Scenario("a");
    List<Input> inputs = new ArrayList<>();
    inputs.add(new Input.InstrumentAdded(Scenario.COIN));
    inputs.add(new Input.SessionOpened("USD", "COIN", "abc", 60, 5));
    inputs.add(new Input.PodAdded(Scenario.definition("a", "5"), "hash"));
    inputs.add(new Input.PodReconfigured(0, Scenario.definition("a", "6"), "hash2"));
    inputs.add(new Input.PodRemoved(0, "me"));
    inputs.add(new Input.PodBound(0, "s", "1.0", "abc"));
    inputs.add(new Input.PodUnbound(0, "gone"));
    inputs.add(new Input.PodSuspended(0, "me", "why"));
    inputs.add(new Input.PodResumed(0, "me"));
    inputs.add(new Input.PodStopped(0, "me", "why"));
    inputs.add(new Input.CancelAllRequested(0, 0));
    inputs.add(new Input.TradingStateSet(TradingState.REDUCING, "me", "why"));
    inputs.add(new Input.CapitalAllocated(7, "p", List.of(new Allotment("a", 0.25, 9, "r"))));
    inputs.add(
        new Input.IntentMade(
            0,
            io.slipstream.api.order.OrderIntent.limit(Scenario.COIN, Side.SELL, 5, 6)
                .because("X", 1.5, Double.NaN)));
    for (Input input : inputs) {
      assertEquals(input, in.decode(out.encode(input)));
    }
    Input.BarClosed bar = new Input.BarClosed(0, scenario.nextBar("1", "3", "0.5", "2"));
    Input.BarClosed back = (Input.BarClosed) in.decode(out.encode(bar));
    assertEquals(bar.bar().openTime(), back.bar().openTime());
    assertEquals(bar.bar().closeTime(), back.bar().closeTime());
    assertEquals(bar.bar().highPrice(), back.bar().highPrice());
    assertEquals(bar.bar().lowPrice(), back.bar().lowPrice());
    assertEquals(
        Input.class.getPermittedSubclasses().length
            + Input.PodRequest.class.getPermittedSubclasses().length
            - 1,
        inputs.size() + 1);
  }

  @Test
  void shouldRefuseBytesThatAreNoInput() {
    InputCodec codec = new InputCodec();
    byte[] whole = codec.encode(new Input.PodRemoved(0, "me"));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThrows(KernelException.class, () -> new InputCodec().decode(cut));
    }
    assertThrows(KernelException.class, () -> new InputCodec().decode(new byte[] {99}));
  }
}
