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
import io.slipstream.api.service.venue.SimulationModel;
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
    "B 1 100; B 2 103; S 1 110, 2, 206,   10,   804",
    "B 1 100; B 2 103; S 2 110, 1, 103,   17,   914",
    "S 1 100; S 2 103; B 2 110, -1, -103, -17, 1086",
    "B 3 0.01; S 1 0.02,       2,  0.02, 0.01, 999.99"
  })
  void shouldKeepPositionsInLots(
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
    scenario.reports.filled(id, 0, units("2"), units("100"), 0, false);
    assertEquals(units("1000"), scenario.kernel.account(0).cash());
    scenario.reports.filled(id, 0, units("1"), units("100"), 0, false);
    scenario.reports.filled(id, 0, units("1"), units("100"), 0, false);
    scenario.reports.canceled(id, 0, "late");
    assertEquals(units("900"), scenario.kernel.account(0).cash());
    assertEquals(3, scenario.kernel.blotter().illegalTransitions());
  }

  @Test
  void shouldFillInPartsAndKeepQuantitiesInBalance() {
    Scenario scenario = new Scenario("a");
    long id = scenario.order(0, Side.BUY, "3");
    scenario.reports.accepted(id, 0);
    scenario.reports.filled(id, 0, units("1"), units("100"), 0, false);
    Order order = scenario.kernel.blotter().find(id);
    assertEquals(OrderState.PARTIALLY_FILLED, order.state());
    assertEquals(units("2"), order.leavesQty());
    scenario.reports.filled(id, 0, units("2"), units("103"), 0, false);
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
    assertEquals(OrderState.CANCELED, scenario.kernel.blotter().find(first).state());
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
            new java.util.TreeMap<>(),
            Input.AccountType.CASH);
    List<Input> bad = new ArrayList<>();
    bad.add(new Input.PodAdded(Scenario.definition("a", "1"), ""));
    bad.add(new Input.PodAdded(unknown, ""));
    bad.add(new Input.PodResumed(9, "test"));
    bad.add(new Input.InstrumentAdded(Scenario.COIN, SimulationModel.DEFAULT));
    bad.add(new Input.SessionOpened("USD", 8, "COIN", "", 1, 1, 0, false));
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
        one.kernel.stateHash().sections().get("pod a"),
        two.kernel.stateHash().sections().get("pod a"));
    assertEquals(
        one.kernel.stateHash().sections().get("treasury"),
        two.kernel.stateHash().sections().get("treasury"));
  }
}
