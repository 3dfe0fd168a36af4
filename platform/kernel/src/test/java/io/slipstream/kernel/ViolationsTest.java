package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.api.service.risk.ViolationScope;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ViolationsTest {
  private final Violations violations = new Violations(pod -> "pod" + pod);

  private Violation denied(DenialCode code, String order) {
    Verdict verdict = Verdict.denied(code, 5 * FixedPoint.ONE, 6 * FixedPoint.ONE);
    return violations.of(
        new Decision.IntentDenied(2, 7, order, "BTC/USD", verdict), 1_500_000_000L, 42);
  }

  @Test
  void shouldTellOfADenialWithLimitActualAndContext() {
    Violation violation = denied(DenialCode.POSITION_LIMIT, "pod2-7/1");
    assertEquals(
        new Violation(
            "journal-42",
            Instant.ofEpochMilli(1500),
            "POSITION_LIMIT",
            Severity.CRITICAL,
            ViolationScope.POD,
            "pod2",
            "5",
            "6",
            "pod2",
            "BTC/USD",
            "pod2-7/1",
            Order.firstClientOrderId("pod2", 7),
            ""),
        violation);
    assertEquals(
        "POSITION_LIMIT of pod2, limit 5, actual 6, instrument BTC/USD, order pod2-7/1",
        violation.text());
  }

  @ParameterizedTest
  @EnumSource(DenialCode.class)
  void shouldKnowScopeAndSeverityOfEveryCode(DenialCode code) {
    Violation violation = denied(code, "pod2-7");
    if (code.isOfDesk()) {
      assertNull(violation);
      assertEquals(Severity.WARNING, Severity.of(Verdict.denied(code, 5, 6)));
      return;
    }
    assertEquals(Severity.of(Verdict.denied(code, 5, 6)), violation.severity());
    assertEquals(
        violation.scope() == ViolationScope.PORTFOLIO, violation.scopeName().isEmpty(), "name");
    assertFalse(violation.correlationId().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "PORTFOLIO_DAILY_LOSS, EMERGENCY, PORTFOLIO, ''",
    "POD_DAILY_LOSS, CRITICAL, POD, pod2",
    "TRADING_HALTED, WARNING, PORTFOLIO, ''",
    "NO_MARKET_PRICE, WARNING, INSTRUMENT, BTC/USD",
    "TICK_SIZE, WARNING, POD, pod2"
  })
  void shouldRateDenials(DenialCode code, Severity severity, ViolationScope scope, String name) {
    Violation violation = denied(code, "pod2-7");
    assertEquals(severity, violation.severity());
    assertEquals(scope, violation.scope());
    assertEquals(name, violation.scopeName());
  }

  @Test
  void shouldTellWhoseLimitItWas() {
    Verdict desk = new Verdict(DenialCode.LEVERAGE, 2, 3, LimitLevel.DESK, "crypto");
    Violation violation =
        violations.of(new Decision.IntentDenied(2, 7, "pod2-7", "BTC/USD", desk), 5, 42);
    assertEquals(ViolationScope.DESK, violation.scope());
    assertEquals("crypto", violation.scopeName());
    assertEquals("pod2", violation.pod());
  }

  @Test
  void shouldTakeADrawdownOfThePortfolioForAnEmergency() {
    Verdict pod = new Verdict(DenialCode.DRAWDOWN, 2, 3, LimitLevel.POD, "pod2");
    Verdict portfolio = new Verdict(DenialCode.DRAWDOWN, 2, 3, LimitLevel.PORTFOLIO, "");
    assertEquals(Severity.CRITICAL, Severity.of(pod));
    assertEquals(Severity.EMERGENCY, Severity.of(portfolio));
  }

  @Test
  void shouldWarnOfASoftLimit() {
    Verdict portfolio = new Verdict(DenialCode.DRAWDOWN, 2, 3, LimitLevel.PORTFOLIO, "");
    Violation violation =
        violations.of(new Decision.LimitWarned(2, 7, "pod2-7", "BTC/USD", portfolio), 5, 42);
    assertEquals(Severity.WARNING, violation.severity());
    assertEquals(ViolationScope.PORTFOLIO, violation.scope());
    assertEquals("a soft limit", violation.reason());
  }

  @Test
  void shouldTellOfAHaltBeforeTheFirstEventAndNotOfItsEnd() {
    Violation halt =
        violations.of(
            new Input.TradingStateSet(TradingState.HALTED, "ann", "drill"), Long.MIN_VALUE, 3);
    assertEquals(Severity.EMERGENCY, halt.severity());
    assertEquals(Instant.EPOCH, halt.time());
    assertEquals("HALTED of the portfolio: by ann, drill", halt.text());
    assertEquals(
        Severity.CRITICAL,
        violations
            .of(new Input.TradingStateSet(TradingState.REDUCING, "ann", ""), 5, 4)
            .severity());
    assertNull(violations.of(new Input.TradingStateSet(TradingState.ACTIVE, "ann", ""), 5, 5));
  }

  @Test
  void shouldTellOfAScopeThatIsStopped() {
    Violation venue =
        violations.of(
            new Input.ScopeStateSet(
                TradingScope.ofVenue("SIM"), TradingState.HALTED, "ann", "it is down"),
            5,
            4);
    assertEquals("HALTED of SIM: by ann, it is down", venue.text());
    assertEquals(Severity.CRITICAL, venue.severity());
    assertEquals(ViolationScope.VENUE, venue.scope());
    Violation pod =
        violations.of(
            new Input.ScopeStateSet(TradingScope.ofPod("a"), TradingState.REDUCING, "ann", ""),
            5,
            4);
    assertEquals(Severity.WARNING, pod.severity());
    assertEquals("a", pod.pod());
  }

  @Test
  void shouldTellOfQuarantineReversalAndLiquidation() {
    Violation quarantine = violations.of(new Input.PodSuspended(1, "platform", "it threw"), 5, 6);
    assertEquals("QUARANTINED of pod1: it threw", quarantine.text());
    assertEquals(Severity.CRITICAL, quarantine.severity());
    Violation reverted =
        violations.of(new Input.PodReverted(1, "momentum", "1.0", "ab", "onBar", "late"), 5, 7);
    assertEquals(
        "REVERTED of pod1: momentum 1.0 decides again: late", reverted.text(), "the build before");
    Violation liquidated =
        violations.of(new Decision.Liquidated(1, FixedPoint.ONE, 2 * FixedPoint.ONE), 5, 8);
    assertEquals(
        "LIQUIDATED of pod1, limit 2, actual 1: equity fell below the maintenance margin",
        liquidated.text());
  }

  @Test
  void shouldLeaveOutWhatViolatesNothing() {
    assertNull(violations.of(new Input.PodResumed(1, "ann"), 5, 9));
    assertNull(violations.of(new Decision.BookGap("BTC/USD", 1, 3), 5, 9));
  }
}
