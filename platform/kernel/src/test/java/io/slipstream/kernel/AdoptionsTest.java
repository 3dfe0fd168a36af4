package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.order.Side;
import io.slipstream.kernel.KernelException.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Books that follow the venue's; the scenario checks the invariants after each input. */
class AdoptionsTest {
  private final Scenario scenario = new Scenario("a", "b");

  private void adopt(int pod, String quantity) {
    scenario.apply(new Input.PositionAdopted(pod, 0, units(quantity), "me", "why"));
  }

  private Holding held(int pod) {
    return scenario.kernel.podAt(pod).ledger().holding(scenario.kernel.instrumentAt(0));
  }

  /** The mark is 100: what comes is worth that, whatever was there. */
  @ParameterizedTest
  @ValueSource(strings = {"3", "-1", "-2", "-5", "0.5"})
  void shouldChangeThePositionAtItsMarkWithoutMoney(String change) {
    scenario.fill(0, Side.BUY, "2", "90", "0");
    scenario.bar("100", "100", "100", "100");
    long cash = scenario.kernel.podAt(0).ledger().cash();
    long equity = scenario.kernel.podAt(0).ledger().equity();
    long all = scenario.kernel.portfolioEquity();
    adopt(0, change);
    assertEquals(units("2") + units(change), held(0).quantity());
    assertEquals(cash, scenario.kernel.podAt(0).ledger().cash());
    assertEquals(equity + 100 * units(change), scenario.kernel.podAt(0).ledger().equity());
    assertEquals(all + 100 * units(change), scenario.kernel.portfolioEquity());
    assertEquals(scenario.kernel.stateHash().value(), scenario.restored().stateHash().value());
  }

  @Test
  void shouldCancelWhatThePodHasOpenThere() {
    scenario.order(0, Side.SELL, "1");
    scenario.order(1, Side.SELL, "1");
    adopt(0, "1");
    assertEquals(0, scenario.kernel.workingOrders(0));
    assertEquals(1, scenario.kernel.workingOrders(1));
  }

  @Test
  void shouldMoveTheTreasurysCashAndCallItNoDeposit() {
    long equity = scenario.kernel.portfolioEquity();
    long deposits = scenario.kernel.deposits();
    scenario.apply(new Input.CashAdopted(units("-3.5"), "me", "a fee"));
    assertEquals(units("-3.5"), scenario.kernel.treasuryCash());
    assertEquals(equity - units("3.5"), scenario.kernel.portfolioEquity());
    assertEquals(deposits, scenario.kernel.deposits());
  }

  private void refused(Refusal refusal, Input input) {
    String before = scenario.kernel.stateHash().value();
    KernelException thrown = assertThrows(KernelException.class, () -> scenario.apply(input));
    assertEquals(refusal, thrown.refusal());
    assertEquals(before, scenario.kernel.stateHash().value());
  }

  @Test
  void shouldRefuseWhatDoesNotFit() {
    refused(Refusal.POD, new Input.PositionAdopted(7, 0, 1, "me", "why"));
    refused(Refusal.INSTRUMENT, new Input.PositionAdopted(0, 7, 1, "me", "why"));
    refused(Refusal.QUANTITY, new Input.PositionAdopted(0, 0, 0, "me", "why"));
    refused(Refusal.OUT_OF_RANGE, new Input.PositionAdopted(0, 0, Long.MIN_VALUE, "me", "why"));
    refused(Refusal.OUT_OF_RANGE, new Input.PositionAdopted(0, 0, Long.MAX_VALUE / 2, "me", "why"));
    refused(Refusal.QUANTITY, new Input.CashAdopted(0, "me", "why"));
    refused(Refusal.OUT_OF_RANGE, new Input.CashAdopted(Long.MAX_VALUE, "me", "why"));
  }

  @Test
  void shouldRefuseAPositionWithoutAPrice() {
    scenario.apply(
        new Input.InstrumentAdded(
            io.slipstream.api.market.Instrument.builder("NEW", "USD").build(),
            io.slipstream.api.service.venue.SimulationModel.DEFAULT));
    refused(Refusal.PRICE, new Input.PositionAdopted(0, 1, 5, "me", "why"));
  }
}
