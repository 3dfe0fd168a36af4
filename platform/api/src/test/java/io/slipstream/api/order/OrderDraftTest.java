package io.slipstream.api.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDraftTest {
  private static final Instrument COIN = Instrument.builder("COIN", "USD").build();

  private final OrderDraft draft = new OrderDraft(COIN);

  private OrderDraft named(String name) {
    return switch (name) {
      case "limit without price" -> draft.limit(Side.BUY, 1, 0);
      case "market with limit" -> draft.market(Side.BUY, 1).revise(1, 5, 0);
      case "stop without price" -> draft.stopMarket(Side.BUY, 1, 0);
      case "limit with stop" -> draft.limit(Side.BUY, 1, 5).revise(1, 5, 5);
      case "stop-limit without limit" -> draft.stopLimit(Side.BUY, 1, 5, 0);
      case "trailing without distance" -> draft.trailingByOffset(Side.BUY, 1, 0);
      case "trailing with whole price" -> draft.trailingByRate(Side.BUY, 1, FixedPoint.ONE);
      case "trailing with stop" -> draft.trailingByOffset(Side.BUY, 1, 5).revise(1, 0, 5);
      case "GTD without time" -> draft.market(Side.BUY, 1).timeInForce(TimeInForce.GTD);
      case "time without GTD" -> draft.market(Side.BUY, 1).goodTill(5).timeInForce(TimeInForce.DAY);
      case "stop IOC" -> draft.stopMarket(Side.BUY, 1, 5).timeInForce(TimeInForce.IOC);
      case "stop at the open" ->
          draft.stopMarket(Side.BUY, 1, 5).timeInForce(TimeInForce.AT_THE_OPEN);
      case "post-only market" -> draft.market(Side.BUY, 1).postOnly();
      case "post-only IOC" -> draft.limit(Side.BUY, 1, 5).postOnly().timeInForce(TimeInForce.IOC);
      case "code in small letters" -> draft.market(Side.BUY, 1).because("why", 0, 0);
      case "empty code" -> draft.market(Side.BUY, 1).because("", 0, 0);
      default -> throw new IllegalStateException(name);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit without price",
        "market with limit",
        "stop without price",
        "limit with stop",
        "stop-limit without limit",
        "trailing without distance",
        "trailing with whole price",
        "trailing with stop",
        "GTD without time",
        "time without GTD",
        "stop IOC",
        "stop at the open",
        "post-only market",
        "post-only IOC",
        "code in small letters",
        "empty code"
      })
  void shouldRefuseTermsThatDoNotFitEachOther(String name) {
    OrderDraft terms = named(name);
    IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, terms::toIntent);
    assertTrue(thrown.getMessage().contains("allowed") || name.startsWith("stop "), name);
  }

  @Test
  void shouldStartAnewWithEveryKind() {
    draft
        .limit(Side.SELL, 3, 5)
        .postOnly()
        .reduceOnly()
        .goodTill(9)
        .bracket(Bracket.atPrices(1, 2))
        .because("X", 1, 2);
    OrderIntent first = draft.toIntent();
    OrderIntent second = draft.market(Side.BUY, 1).toIntent();
    assertEquals(OrderIntent.market(COIN, Side.BUY, 1), second);
    assertEquals(first, new OrderDraft(COIN).set(first).toIntent());
    assertEquals(9, first.expireTime());
    assertTrue(first.isPostOnly() && first.isReduceOnly());
  }

  @Test
  void shouldStateAReasonForOneOrderOnly() {
    draft.market(Side.BUY, 1).because("CROSS", 1, 2);
    assertEquals("CROSS", new OrderDraft(COIN).set(draft).rationaleCode());
    draft.market(Side.BUY, 1);
    OrderDraft next = new OrderDraft(COIN).limit(Side.SELL, 1, 5).because("OTHER", 3, 4).set(draft);
    assertEquals(OrderIntent.UNSTATED, draft.rationaleCode());
    assertEquals(OrderIntent.UNSTATED, next.rationaleCode());
    assertTrue(Double.isNaN(next.rationaleFirst()) && Double.isNaN(next.rationaleSecond()));
    assertEquals("CROSS", draft.because("CROSS", 1, 2).rationaleCode());
  }

  @Test
  void shouldLookAtACodeAgainWhenItChanges() {
    OrderTerms.check(draft.market(Side.BUY, 1).because("CROSS", 1, 2));
    OrderTerms.check(draft.market(Side.BUY, 1).because("CROSS", 3, 4));
    draft.because("cross", 1, 2);
    assertThrows(IllegalArgumentException.class, () -> OrderTerms.check(draft));
    assertThrows(IllegalArgumentException.class, () -> OrderTerms.check(draft));
    OrderDraft taken = new OrderDraft(COIN).set(draft);
    assertThrows(IllegalArgumentException.class, () -> OrderTerms.check(taken));
    OrderTerms.check(draft.market(Side.BUY, 1));
    draft.because("cross", 1, 2);
    assertThrows(IllegalArgumentException.class, () -> OrderTerms.check(draft));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void shouldRefuseBracketsThatCannotBe(int number) {
    long one = FixedPoint.ONE;
    long[][] wrong = {
      {-1, 0, 0, 0}, {0, -1, 0, 0}, {0, 0, one, 0}, {0, 0, 0, one}, {1, 0, 1, 0}, {0, 1, 0, 1}
    };
    long[] w = wrong[number];
    assertThrows(IllegalArgumentException.class, () -> new Bracket(w[0], w[1], w[2], w[3]));
  }
}
