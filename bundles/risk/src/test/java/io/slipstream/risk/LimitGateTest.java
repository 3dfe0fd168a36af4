package io.slipstream.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitGateTest {
  private static final Instrument COIN =
      Instrument.builder("COIN", "USD").tickSize(1_000_000).lotSize(10_000_000).build();

  private final View view = new View();
  private final LimitGate gate = new LimitGate();

  @BeforeEach
  void attach() {
    gate.attach(new NoPortfolio());
  }

  /** A view whose numbers the test sets; limits: 10 units, 1,000 money, 3 orders, 10 % a day. */
  private static final class View implements GateView {
    private TradingState state = TradingState.ACTIVE;
    private boolean suspended;
    private String position = "0";
    private String buys = "0";
    private String sells = "0";
    private String mark = "50";
    private String podEquity = "1000";
    private String equity = "5000";
    private long time;

    @Override
    public int pod() {
      return 0;
    }

    @Override
    public int instrument() {
      return 0;
    }

    @Override
    public long eventTime() {
      return time;
    }

    @Override
    public TradingState tradingState() {
      return state;
    }

    @Override
    public boolean isPodSuspended() {
      return suspended;
    }

    @Override
    public PodLimits limits() {
      return new PodLimits(
          FixedPoint.parse("10"), FixedPoint.parse("1000"), 3, FixedPoint.parse("0.1"));
    }

    @Override
    public long portfolioMaxDailyLoss() {
      return FixedPoint.parse("0.2");
    }

    @Override
    public boolean isLiquidating() {
      return false;
    }

    @Override
    public long toPortfolio(long cash) {
      return cash;
    }

    @Override
    public long position() {
      return FixedPoint.parse(position);
    }

    @Override
    public long workingBuyQty() {
      return FixedPoint.parse(buys);
    }

    @Override
    public long workingSellQty() {
      return FixedPoint.parse(sells);
    }

    @Override
    public long markPrice() {
      return FixedPoint.parse(mark);
    }

    @Override
    public long podEquity() {
      return FixedPoint.parse(podEquity);
    }

    @Override
    public long podDayStartEquity() {
      return FixedPoint.parse("1000");
    }

    @Override
    public long portfolioEquity() {
      return FixedPoint.parse(equity);
    }

    @Override
    public long portfolioDayStartEquity() {
      return FixedPoint.parse("5000");
    }
  }

  private Verdict order(Side side, String quantity) {
    return gate.check(OrderIntent.market(COIN, side, FixedPoint.parse(quantity)), view);
  }

  private static void assertDenied(DenialCode code, String limit, String actual, Verdict verdict) {
    assertEquals(code, verdict.denial());
    assertEquals(limit, FixedPoint.format(verdict.limit()));
    assertEquals(actual, FixedPoint.format(verdict.actual()));
  }

  /** position, working buys, working sells, side, quantity; the denial, its limit and actual. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, BUY, 10, '', 0, 0",
    "0, 0, 0, BUY, 10.1, POSITION_LIMIT, 10, 10.1",
    "0, 0, 0, SELL, 10.1, POSITION_LIMIT, 10, 10.1",
    "8, 0, 0, BUY, 3, POSITION_LIMIT, 10, 11",
    "8, 2, 0, BUY, 1, POSITION_LIMIT, 10, 11",
    "20, 0, 0, SELL, 5, '', 0, 0",
    "20, 0, 18, SELL, 3, '', 0, 0",
    "-20, 0, 0, BUY, 20, '', 0, 0",
    "5, 0, 0, SELL, 16, POSITION_LIMIT, 10, 11",
    "0, 0, 0, BUY, 0, QUANTITY_NOT_POSITIVE, 0, 0",
    "0, 0, 0, BUY, -1, QUANTITY_NOT_POSITIVE, 0, -1",
    "0, 0, 0, BUY, 0.15, LOT_SIZE, 0.1, 0.15"
  })
  void shouldCapThePosition(
      String position,
      String buys,
      String sells,
      Side side,
      String quantity,
      String denial,
      String limit,
      String actual) {
    view.position = position;
    view.buys = buys;
    view.sells = sells;
    Verdict verdict = order(side, quantity);
    if (denial.isEmpty()) {
      assertNull(verdict.denial());
    } else {
      assertDenied(DenialCode.valueOf(denial), limit, actual, verdict);
    }
  }

  @Test
  void shouldCapTheNotional() {
    view.mark = "200";
    assertDenied(DenialCode.NOTIONAL_LIMIT, "1000", "1200", order(Side.BUY, "6"));
    assertNull(order(Side.BUY, "5").denial());
  }

  @Test
  void shouldCapTheNotionalOfALimitOrderAtItsPrice() {
    OrderIntent high =
        OrderIntent.limit(COIN, Side.BUY, FixedPoint.parse("6"), FixedPoint.parse("200"));
    assertDenied(DenialCode.NOTIONAL_LIMIT, "1000", "1200", gate.check(high, view));
    OrderIntent offTick =
        OrderIntent.limit(COIN, Side.BUY, FixedPoint.parse("1"), FixedPoint.parse("1.005"));
    assertDenied(DenialCode.TICK_SIZE, "0.01", "1.005", gate.check(offTick, view));
  }

  @Test
  void shouldLimitTheOrderRatePerMinuteOfEventTime() {
    for (int i = 0; i < 3; i++) {
      assertNull(order(Side.BUY, "1").denial());
    }
    assertDenied(DenialCode.ORDER_RATE, "3", "4", order(Side.BUY, "1"));
    view.time = 60_000_000_000L;
    assertNull(order(Side.BUY, "1").denial());
  }

  @Test
  void shouldStopEntriesAfterADaysLossButLetPositionsBeReduced() {
    view.podEquity = "899";
    assertDenied(DenialCode.POD_DAILY_LOSS, "100", "101", order(Side.BUY, "1"));
    view.position = "5";
    assertNull(order(Side.SELL, "5").denial());
    view.podEquity = "1000";
    view.equity = "3999";
    assertDenied(DenialCode.PORTFOLIO_DAILY_LOSS, "1000", "1001", order(Side.BUY, "1"));
  }

  @Test
  void shouldFollowTheTradingState() {
    view.position = "5";
    view.state = TradingState.REDUCING;
    assertNull(order(Side.SELL, "5").denial());
    assertDenied(DenialCode.TRADING_REDUCING, "5", "6", order(Side.SELL, "6"));
    view.state = TradingState.HALTED;
    assertDenied(DenialCode.TRADING_HALTED, "0", "0", order(Side.SELL, "5"));
    view.state = TradingState.ACTIVE;
    view.suspended = true;
    assertDenied(DenialCode.POD_SUSPENDED, "0", "0", order(Side.SELL, "5"));
  }

  @Test
  void shouldDenyWithoutAPrice() {
    view.mark = "0";
    assertDenied(DenialCode.NO_MARKET_PRICE, "0", "0", order(Side.BUY, "1"));
  }
}
