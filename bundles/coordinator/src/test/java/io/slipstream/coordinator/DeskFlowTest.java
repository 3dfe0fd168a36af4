package io.slipstream.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Desks through the kernel, the gate and the simulated venue. */
class DeskFlowTest {
  private final DeskFlow flow = new DeskFlow(false);

  /** Whatever was done: a replay of the inputs' bytes, and a restored kernel, are the same. */
  @AfterEach
  void shouldRepeatAndRestore() {
    assertEquals(flow.kernel.stateHash(), flow.replayed().stateHash());
    String before = flow.kernel.stateHash().toString();
    assertEquals(before, flow.restore().kernel.stateHash().toString());
  }

  @Test
  void shouldHoldWhatOpensUntilTheSliceEnds() {
    flow.rule("NET").buys("a", 10);
    assertEquals(
        List.of(OrderState.INITIALIZED),
        flow.made(Decision.OrderChanged.class).stream().map(d -> d.state()).toList());
    assertTrue(flow.kernel.hasHeldOrders());
    assertEquals(0, flow.kernel.workingOrders(0));
    flow.endSlice();
    assertEquals(List.of("a-1 10 "), flow.submitted());
    assertEquals(List.of(10L, 0L, 0L), flow.positions());
    assertTrue(flow.made(Decision.DeskDecided.class).isEmpty());
  }

  @Test
  void shouldSendTheNetOfADeskInTheNameOfTheLargerSide() {
    flow.rule("NET").buys("a", 7).buys("b", 4).sells("c", 5).endSlice();
    assertEquals(List.of("c-1 DESK_NETTED of desk alpha, limit 0, actual 5"), flow.denied());
    assertEquals(List.of("a-1 4 DESK_NETTED", "b-1 2 DESK_NETTED"), flow.submitted());
    assertEquals(List.of(4L, 2L, 0L), flow.positions());
    Decision.DeskDecided decided = flow.made(Decision.DeskDecided.class).get(0);
    assertEquals("NET", decided.rule());
    assertEquals("BUY", decided.outcome());
    assertEquals(3, decided.overrides());
    assertEquals(
        List.of("a a-1 BUY 7 4", "b b-1 BUY 4 2", "c c-1 SELL 5 0"),
        decided.opinions().stream()
            .map(
                o ->
                    o.member()
                        + " "
                        + o.intent()
                        + " "
                        + o.side()
                        + " "
                        + o.wanted()
                        + " "
                        + o.kept())
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "NET,                 6,  0",
    "FIRST_WINS,          0,  -4",
    "CANCEL_BOTH,         0,  0",
    "MAJORITY,            0,  0",
    "WEIGHTED,            0,  0",
    "UNANIMOUS,           0,  0",
    "CONFIDENCE_WEIGHTED, 10, 0"
  })
  void shouldDecideOnOppositeIntents(String rule, long first, long second) {
    flow.rule(rule, "b")
        .wants("a", DeskFlow.draft().market(Side.BUY, 10).confidence(0.9))
        .wants("b", DeskFlow.draft().market(Side.SELL, 4).confidence(0.3))
        .endSlice();
    assertEquals(List.of(first, second, 0L), flow.positions());
    assertEquals(1, flow.made(Decision.DeskDecided.class).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NET", "FIRST_WINS", "CANCEL_BOTH", "MAJORITY", "UNANIMOUS"})
  void shouldNeverKeepAnExitBack(String rule) {
    flow.buys("a", 10).buys("b", 10).buys("c", 10).rule(rule, "b", "c");
    flow.buys("b", 5).sells("a", 10).buys("c", 1);
    assertEquals(0, flow.position("a"));
    flow.wants("b", DeskFlow.draft().market(Side.SELL, 3).reduceOnly());
    assertEquals(7, flow.position("b"));
    flow.endSlice();
    assertEquals(List.of(0L, 12L, 11L), flow.positions());
  }

  @Test
  void shouldVoteOnThePartOfAReversalThatOpens() {
    flow.buys("a", 10).buys("b", 10).buys("c", 10).rule("MAJORITY").sells("a", 15);
    assertEquals(10, flow.position("a"));
    flow.endSlice();
    assertEquals(List.of("a-2 10 DESK_OUTVOTED"), flow.submitted());
    assertEquals(List.of(0L, 10L, 10L), flow.positions());
    Decision.DeskOpinion of = flow.made(Decision.DeskDecided.class).get(0).opinions().get(0);
    assertEquals(5, of.wanted());
    assertEquals(0, of.kept());
  }

  @Test
  void shouldNotTakeTwoExitsForOne() {
    flow.buys("a", 10).buys("b", 1).buys("c", 1).rule("MAJORITY");
    flow.sells("a", 15).sells("a", 10);
    assertEquals(10, flow.position("a"));
    flow.endSlice();
    assertEquals(List.of("a-3 DESK_OUTVOTED of desk alpha, limit 0, actual 10"), flow.denied());
    assertEquals(0, flow.position("a"));
  }

  @Test
  void shouldCountPositionsOfSilentPodsAsTheirOpinion() {
    flow.sells("b", 1).sells("c", 1).rule("MAJORITY").buys("a", 10).endSlice();
    assertEquals(List.of("a-1 DESK_OUTVOTED of desk alpha, limit 0, actual 10"), flow.denied());
    Decision.DeskDecided decided = flow.made(Decision.DeskDecided.class).get(0);
    assertEquals("SELL", decided.outcome());
    assertEquals(FixedPoint.ONE, decided.buyVotes());
    assertEquals(2 * FixedPoint.ONE, decided.sellVotes());
    assertEquals(DeskVoice.Kind.STANDING, decided.opinions().get(2).kind());
  }

  @Test
  void shouldLetPodsWithoutOpinionAbstain() {
    flow.rule("UNANIMOUS").buys("a", 10).endSlice();
    assertEquals(10, flow.position("a"));
    assertEquals(
        List.of(DeskVoice.Kind.INTENT, DeskVoice.Kind.SILENT, DeskVoice.Kind.SILENT),
        flow.made(Decision.DeskDecided.class).get(0).opinions().stream()
            .map(Decision.DeskOpinion::kind)
            .toList());
  }

  @Test
  void shouldDecideOnALateVoterByWhatOthersHoldByThen() {
    flow.rule("MAJORITY").buys("a", 10).endSlice();
    flow.sells("b", 5).endSlice();
    assertEquals(List.of("b-1 DESK_OUTVOTED of desk alpha, limit 0, actual 5"), flow.denied());
    flow.buys("c", 5).endSlice();
    assertEquals(List.of(10L, 0L, 5L), flow.positions());
  }

  @Test
  void shouldNotCountWhoMayNotTrade() {
    flow.sells("b", 1).sells("c", 1).rule("MAJORITY");
    flow.apply(new Input.PodStopped(1, "me", "why"));
    flow.apply(new Input.PodSuspended(2, "platform", "it failed"));
    flow.buys("a", 10).endSlice();
    assertEquals(10, flow.position("a"));
    assertEquals(1, flow.made(Decision.DeskDecided.class).get(0).opinions().size());
  }

  @Test
  void shouldTakeBackTheIntentsOfAPodThatIsStopped() {
    flow.rule("NET").buys("a", 10).sells("b", 4);
    flow.apply(new Input.PodSuspended(1, "platform", "it failed"));
    assertEquals(List.of("b-1 DESK_WITHDRAWN of desk alpha, limit 0, actual 4"), flow.denied());
    flow.endSlice();
    assertEquals(List.of(10L, 0L, 0L), flow.positions());
  }

  @Test
  void shouldLetAPodTakeItsIntentBack() {
    flow.rule("CANCEL_BOTH").buys("a", 10).sells("b", 4);
    flow.apply(new Input.ReplaceRequested(0, 1, 5, 0, 0));
    assertEquals("NOT_REPLACEABLE", flow.made(Decision.RequestRejected.class).get(0).reason());
    flow.apply(new Input.CancelRequested(0, 1));
    assertEquals(
        List.of(OrderState.DENIED),
        flow.made(Decision.OrderChanged.class).stream().map(d -> d.state()).toList());
    flow.endSlice();
    assertEquals(-4, flow.position("b"));
  }

  @Test
  void shouldTakeIntentsBackWhenTradingIsHalted() {
    flow.rule("NET").buys("a", 10);
    TradingScope scope = TradingScope.ofInstrument("COIN");
    flow.apply(new Input.ScopeStateSet(scope, TradingState.HALTED, "me", "why"));
    assertEquals(List.of("a-1 DESK_WITHDRAWN of desk alpha, limit 0, actual 10"), flow.denied());
    assertFalse(flow.kernel.hasHeldOrders());
  }

  @Test
  void shouldAskTheGateAfterTheDesk() {
    flow.rule("NET").apply(new Input.TradingStateSet(TradingState.REDUCING, "me", "why"));
    flow.buys("a", 10).sells("b", 4).endSlice();
    assertEquals(
        List.of(
            "b-1 DESK_NETTED of desk alpha, limit 0, actual 4",
            "a-1 TRADING_REDUCING, limit 0, actual 6"),
        flow.denied().stream().sorted(java.util.Comparator.reverseOrder()).toList());
  }

  @Test
  void shouldRefuseToEnlargeWhatTheDeskLetGoOn() {
    flow.rule("NET").wants("a", DeskFlow.draft().limit(Side.BUY, 10, 900)).endSlice();
    flow.apply(new Input.ReplaceRequested(0, 1, 11, 900, 0));
    assertEquals("DESK_ENLARGED", flow.made(Decision.RequestRejected.class).get(0).reason());
    flow.apply(new Input.ReplaceRequested(0, 1, 9, 901, 0));
    assertEquals(1, flow.made(Decision.OrderReplaced.class).size());
  }

  @Test
  void shouldRememberHowSureAPodIsOfItsPosition() {
    flow.rule("CONFIDENCE_WEIGHTED");
    flow.wants("a", DeskFlow.draft().market(Side.BUY, 10).confidence(0.25)).endSlice();
    flow.wants("b", DeskFlow.draft().market(Side.SELL, 5).confidence(0.3));
    flow.restore().endSlice();
    assertEquals(List.of(10L, -5L, 0L), flow.positions());
    Decision.DeskDecided decided = flow.made(Decision.DeskDecided.class).get(0);
    assertEquals(FixedPoint.parse("0.25"), decided.buyVotes());
    assertEquals(FixedPoint.parse("0.3"), decided.sellVotes());
  }

  @Test
  void shouldGoOnFromASnapshotBetweenIntentAndDecision() {
    flow.rule("NET").buys("a", 10);
    flow.restore().sells("b", 4);
    flow.restore();
    assertTrue(flow.kernel.hasHeldOrders());
    flow.endSlice();
    assertEquals(List.of("a-1 6 DESK_NETTED"), flow.submitted());
    assertEquals(List.of(6L, 0L, 0L), flow.positions());
  }

  @Test
  void shouldLetEverybodyDecideAloneOnceTheRuleIsLifted() {
    flow.rule("CANCEL_BOTH").buys("a", 10).sells("b", 4).rule("");
    assertTrue(flow.kernel.hasHeldOrders());
    flow.endSlice().buys("c", 1);
    assertEquals(List.of(10L, -4L, 1L), flow.positions());
    assertThrows(KernelException.class, () -> flow.kernel.check(new Input.SliceEnded(2_000)));
  }

  @Test
  void shouldFollowTheDesksOfTheLimits() {
    flow.rule("CANCEL_BOTH").apply(new Input.LimitsSet("desk.alpha.pods = b", "me", "why"));
    flow.buys("a", 10);
    assertEquals(10, flow.position("a"));
    flow.sells("b", 4);
    assertEquals(0, flow.position("b"));
    flow.endSlice();
    assertEquals(-4, flow.position("b"));
  }

  @Test
  void shouldNetWhatDesksLetGoOn() {
    DeskFlow netting = new DeskFlow(true);
    netting.apply(new Input.LimitsSet("desk.alpha.pods = a, b", "me", "why")).rule("NET");
    netting.buys("a", 10).sells("b", 4).sells("c", 6).endSlice();
    assertEquals(List.of(6L, 0L, -6L), netting.positions());
    assertEquals(netting.kernel.stateHash(), netting.replayed().stateHash());
  }

  @ParameterizedTest
  @CsvSource({
    "alpha, SHOUT, a,       '',  1, SHOUT",
    "gamma, NET,   '',      '',  1, gamma",
    "alpha, NET,   d,       '',  1, d",
    "alpha, NET,   'a a',   '',  1, a",
    "alpha, NET,   '',      d,   1, d",
    "alpha, NET,   '',      a,  -1, -0.00000001"
  })
  void shouldRefuseWhatIsNoRuleDeskOrPod(
      String desk, String rule, String priority, String weighted, long weight, String named) {
    List<String> first = priority.isEmpty() ? List.of() : List.of(priority.split(" ", -1));
    Map<String, Long> weights = weighted.isEmpty() ? Map.of() : Map.of(weighted, weight);
    Input wrong = new Input.DeskSet(desk, rule, first, new TreeMap<>(weights), "me", "why");
    String said = assertThrows(KernelException.class, () -> flow.kernel.check(wrong)).getMessage();
    assertTrue(said.endsWith(" " + named), said);
  }

  @Test
  void shouldHaveNoRulesWithoutACoordinator() {
    TradingKernel kernel = new TradingKernel(new LimitGateFactory().create(), new SimulatedVenue());
    assertEquals(List.of(), kernel.deskRules());
    kernel.apply(new Input.SessionOpened("USD", 2, "", "", 1, 1, 7, false), decision -> {});
    kernel.apply(new Input.LimitsSet("desk.alpha.pods = a", "me", "why"), decision -> {});
    assertThrows(
        KernelException.class,
        () ->
            kernel.check(
                new Input.DeskSet("alpha", "NET", List.of(), new TreeMap<>(), "me", "why")));
  }
}
