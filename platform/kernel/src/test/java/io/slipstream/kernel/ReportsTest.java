package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a venue says of an order of 10 at 100. */
class ReportsTest {
  private final Scenario scenario = new Scenario("a", "b");
  private final Blotter blotter = scenario.kernel.blotter();
  private long id;
  private Order order;

  @BeforeEach
  void send() {
    scenario.answersCancels = false;
    id = scenario.order(1, Side.BUY, "10");
    order = blotter.find(id);
  }

  private void fill(String quantity, String price) {
    scenario.reports.filled(id, 1, units(quantity), units(price), 0, false);
  }

  private List<Outcome.Kind> kinds() {
    Outcomes out = scenario.kernel.outcomes();
    return IntStream.range(0, out.size()).mapToObj(i -> out.get(i).kind()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'',         asked by the pod",
    "canceled,   asked by the pod",
    "no session, no session"
  })
  void shouldSayWhyAnOrderWasCanceled(String venueReason, String shown) {
    scenario.apply(new Input.CancelRequested(1, 1));
    scenario.reports.canceled(id, 5, venueReason);
    assertEquals(OrderState.CANCELED, order.state());
    assertEquals(shown, order.reason());
  }

  @Test
  void shouldForgetWhyItWantedToCancelOnceThatIsRefused() {
    scenario.apply(new Input.CancelRequested(1, 1));
    scenario.apply(new Input.CancelRequested(1, 1));
    scenario.reports.requestRejected(id, 5, true, "too late");
    assertEquals("asked by the pod", order.cancelReason());
    scenario.kernel.beginEvent();
    scenario.reports.requestRejected(id, 5, true, "too late");
    assertEquals("", order.cancelReason());
    assertEquals(
        new Decision.RequestRejected(1, 1, "b-1", "COIN", "too late", 5),
        scenario.kernel.outcomes().get(0).toDecision());
    scenario.reports.canceled(id, 6, "");
    assertEquals("", order.reason());
  }

  @Test
  void shouldKeepAPendingCancelWhenAReplacementIsRefused() {
    scenario.apply(new Input.ReplaceRequested(1, 1, units("12"), 0, 0));
    scenario.apply(new Input.CancelRequested(1, 1));
    scenario.reports.requestRejected(id, 5, false, "no");
    assertEquals("asked by the pod", order.cancelReason());
    assertEquals("b-1/2", order.wishClientOrderId());
  }

  @Test
  void shouldCountReportsOnUnknownOrders() {
    long unknown = Order.orderId(1, 2);
    scenario.reports.accepted(unknown, 1);
    scenario.reports.triggered(unknown, 1);
    scenario.reports.rejected(unknown, 1, "");
    scenario.reports.canceled(unknown, 1, "");
    scenario.reports.expired(unknown, 1, "");
    scenario.reports.replaced(unknown, 1, 1, 1, 1);
    scenario.reports.requestRejected(unknown, 1, true, "");
    scenario.reports.filled(unknown, 1, 1, 1, 0, true);
    assertEquals(8, blotter.illegalTransitions());
    assertEquals(0, blotter.staleReports());
    assertEquals(OrderState.SUBMITTED, order.state());
  }

  @Test
  void shouldCountAReplacementOfAClosedOrderAsStale() {
    scenario.reports.canceled(id, 1, "over");
    scenario.reports.replaced(id, 2, units("12"), 0, 0);
    assertEquals(1, blotter.staleReports());
    assertEquals(units("10"), order.orderQty());
  }

  @Test
  void shouldCountWhatAReplacementAddsAsWorking() {
    scenario.reports.accepted(id, 1);
    fill("3", "100");
    scenario.reports.replaced(id, 2, units("12"), 0, 0);
    assertEquals(units("9"), order.leavesQty());
    assertEquals(units("9"), order.holding().working().quantity(Side.BUY));
    assertEquals(OrderState.PARTIALLY_FILLED, order.state());
    assertEquals(Outcome.Kind.REPLACED, kinds().get(kinds().size() - 1));
    scenario.reports.replaced(id, 3, units("3"), 0, 0);
    assertEquals(OrderState.FILLED, order.state());
    assertEquals(0, order.holding().working().quantity(Side.BUY));
    assertEquals(0, blotter.workingCount());
    scenario.kernel.checkInvariants();
  }

  /** 4 of 10 were booked late; there is room for 6 more. */
  @ParameterizedTest
  @CsvSource({
    "6, 100, FILLED,   10, 2, 0",
    "5, 100, CANCELED,  9, 2, 0",
    "7, 100, CANCELED,  4, 1, 1",
    "0, 100, CANCELED,  4, 1, 1",
    "-1, 100, CANCELED, 4, 1, 1",
    "6,   0, CANCELED,  4, 1, 1"
  })
  void shouldBookALateExecutionThatFits(
      String quantity, String price, OrderState state, String cumQty, long late, long illegal) {
    scenario.reports.canceled(id, 1, "over");
    fill("4", "100");
    fill(quantity, price);
    assertEquals(state, order.state());
    assertEquals(units(cumQty), order.cumQty());
    assertEquals(units(cumQty), scenario.kernel.position(1, 0).quantity());
    assertEquals(late, blotter.lateFills());
    assertEquals(illegal, blotter.illegalTransitions());
    scenario.kernel.checkInvariants();
  }

  @Test
  void shouldTellOfEveryExecutionAndTheStateAfterIt() {
    scenario.kernel.beginEvent();
    fill("1", "100");
    assertEquals(List.of(Outcome.Kind.FILLED, Outcome.Kind.ORDER), kinds());
    scenario.kernel.beginEvent();
    scenario.reports.canceled(id, 1, "over");
    fill("2", "100");
    assertEquals(List.of(Outcome.Kind.ORDER, Outcome.Kind.FILLED, Outcome.Kind.ORDER), kinds());
    Outcome last = scenario.kernel.outcomes().get(2);
    assertEquals(OrderState.CANCELED, last.state());
    assertEquals(units("3"), last.cumQty());
    assertEquals(2, scenario.kernel.outcomes().get(1).fillId());
  }

  @ParameterizedTest
  @EnumSource(
      value = OrderState.class,
      names = {"PENDING_CANCEL", "PENDING_REPLACE"})
  void shouldTellOfAnExecutionWhileAWishIsPending(OrderState pending) {
    order.force(pending, "");
    scenario.kernel.beginEvent();
    fill("3", "100");
    assertEquals(List.of(Outcome.Kind.FILLED, Outcome.Kind.ORDER), kinds());
    assertEquals(
        new Decision.OrderChanged(1, 1, "b-1", "COIN", pending, "", units("3"), units("7"), 1),
        scenario.kernel.outcomes().get(1).toDecision());
  }

  @Test
  void shouldNumberExecutionsOfAllPods() {
    long other = scenario.order(0, Side.SELL, "1");
    scenario.kernel.beginEvent();
    scenario.reports.filled(other, 1, units("1"), units("100"), 0, true);
    fill("1", "100");
    assertEquals(1, scenario.kernel.outcomes().get(0).fillId());
    assertEquals("a-1", scenario.kernel.outcomes().get(0).clientOrderId());
    assertEquals(2, scenario.kernel.outcomes().get(2).fillId());
    assertEquals("b-1", scenario.kernel.outcomes().get(2).clientOrderId());
  }

  /** Bought for 15 billion, sold again, bought for 10 billion: 25 are more than 2^61 units. */
  @Test
  void shouldChangeNothingWhenAnOrdersExecutionsDoNotFit() {
    fill("1", "15000000000");
    scenario.fill(1, Side.SELL, "1", "15000000000", "0");
    String before = scenario.kernel.stateHash().value();
    assertThrows(ArithmeticException.class, () -> fill("1", "10000000000"));
    assertEquals(before, scenario.kernel.stateHash().value());
    assertEquals(units("1"), order.cumQty());
    assertEquals(units("1000"), scenario.kernel.account(1).cash());
  }

  @Test
  void shouldTellTheVenueWhatAPodHolds() {
    assertEquals(0, scenario.accounts.position(1, 0));
    assertEquals(0, scenario.accounts.position(1, 7));
    fill("3", "100");
    assertEquals(units("3"), scenario.accounts.position(1, 0));
    assertEquals(0, scenario.accounts.position(0, 0));
  }

  /** The account has 1,000: 10 at 100, and nothing for a commission. */
  @Test
  void shouldTellTheVenueWhatAnAccountCannotBear() {
    assertNull(scenario.accounts.refusal(id, units("10"), units("100"), 0));
    assertEquals("insufficient cash", scenario.accounts.refusal(id, units("10"), units("100"), 1));
    assertEquals(
        "insufficient cash", scenario.accounts.refusal(id, units("10") + 1_000, units("100"), 0));
  }
}
