package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DecisionReaderTest {
  private static final List<Decision> DECISIONS =
      List.of(
          new Decision.IntentDenied(
              1, 2, "a-2", "COIN", Verdict.denied(DenialCode.NOTIONAL_LIMIT, 3, -4)),
          new Decision.OrderChanged(1, 2, "a-2/1", "COIN", OrderState.EXPIRED, "über", 3, 4, 5),
          new Decision.Filled(
              1, new KeptFill(9, 2, "a-2", "a", Scenario.COIN, Side.SELL, -3, 4, -5, true, 6)),
          new Decision.CapitalMoved(1, "a", 0.25, 3, -4, "why"),
          new Decision.RequestRejected(1, 2, "a-2/1", "COIN", "late", 7),
          new Decision.CashAdjusted(1, "COIN", Decision.CashKind.BORROW_FEE, -8),
          new Decision.Liquidated(1, -2, 3),
          new Decision.BookGap("COIN", 4, 6),
          new Decision.LimitWarned(
              1,
              2,
              "a-2",
              "COIN",
              new Verdict(DenialCode.LEVERAGE, 3, 4, LimitLevel.DESK, "crypto")),
          new Decision.DeskDecided(
              "alpha",
              "COIN",
              "WEIGHTED",
              "NONE",
              3,
              4,
              5,
              List.of(
                  new Decision.DeskOpinion("a", DeskVoice.Kind.INTENT, "BUY", "a-2", 6, 7, 8, 9),
                  new Decision.DeskOpinion("b", DeskVoice.Kind.SILENT, "", "", 0, 0, 8, 0))),
          new Decision.OrderReplaced(1, 2, "a-2/1", "COIN", 3, 4, 5, 6));

  private final DecisionReader reader =
      new DecisionReader(symbol -> symbol.equals("COIN") ? Scenario.COIN : null);

  @Test
  void shouldReadEveryKindOfDecision() {
    for (Decision decision : DECISIONS) {
      assertEquals(decision, reader.decode(DecisionCodec.encode(decision)));
    }
    assertEquals(
        Set.of(Decision.class.getPermittedSubclasses()),
        DECISIONS.stream().map(Object::getClass).collect(Collectors.toSet()));
  }

  @Test
  void shouldRefuseBytesThatAreNoDecision() {
    for (Decision decision : DECISIONS) {
      byte[] whole = DecisionCodec.encode(decision);
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThrows(KernelException.class, () -> reader.decode(cut), decision::toString);
      }
      byte[] longer = Arrays.copyOf(whole, whole.length + 1);
      assertThrows(KernelException.class, () -> reader.decode(longer), decision::toString);
    }
    assertThrows(KernelException.class, () -> reader.decode(new byte[] {1}));
  }

  @Test
  void shouldNameWhatItDoesNotKnow() {
    byte[] fill = DecisionCodec.encode(DECISIONS.get(2));
    DecisionReader empty = new DecisionReader(symbol -> null);
    KernelException refused = assertThrows(KernelException.class, () -> empty.decode(fill));
    assertTrue(refused.getMessage().contains("'COIN'"), refused.getMessage());
    byte[] bad = DecisionCodec.encode(DECISIONS.get(1));
    String text = new String(bad, java.nio.charset.StandardCharsets.ISO_8859_1);
    bad[text.indexOf("EXPIRED")] = 'X';
    assertThrows(KernelException.class, () -> reader.decode(bad));
  }

  @Test
  void shouldTellTheFirstIdOfAnOrder() {
    assertEquals("a-7", Order.firstClientOrderId("a", 7));
    assertEquals("a-x1", Order.firstClientOrderId("a", Pod.OWN_ORDERS + 1));
  }
}
