package io.slipstream.api.service.risk;

import static io.slipstream.api.service.risk.LimitLevel.BUCKET;
import static io.slipstream.api.service.risk.LimitLevel.DESK;
import static io.slipstream.api.service.risk.LimitLevel.INSTRUMENT;
import static io.slipstream.api.service.risk.LimitLevel.POD;
import static io.slipstream.api.service.risk.LimitLevel.PORTFOLIO;

import java.util.List;

/**
 * What can be limited: a closed list. Working orders always count as if they were filled, each on
 * its own side; {@code docs/risk-limits.md} has every rule with its formula.
 */
public enum LimitRule {
  /** Loss since the start of the UTC day over equity then. */
  DAILY_LOSS("daily-loss", LimitUnit.FRACTION, PORTFOLIO, DESK, POD),
  /** Fall of PnL below its highest so far over capital and that PnL. */
  DRAWDOWN("drawdown", LimitUnit.FRACTION, PORTFOLIO, DESK, POD),
  /** Absolute position in one instrument. */
  POSITION("position", LimitUnit.QUANTITY, POD, INSTRUMENT),
  /** Absolute notional of the position in one instrument. */
  POSITION_NOTIONAL("position-notional", LimitUnit.MONEY, POD, INSTRUMENT),
  /** Sum of absolute notionals of pods' positions. */
  GROSS_EXPOSURE("gross-exposure", LimitUnit.MONEY, PORTFOLIO, DESK, POD, BUCKET),
  /** Absolute sum of signed notionals. */
  NET_EXPOSURE("net-exposure", LimitUnit.MONEY, PORTFOLIO, DESK, POD, BUCKET),
  /** Gross exposure over equity. */
  LEVERAGE("leverage", LimitUnit.RATIO, PORTFOLIO, DESK, POD),
  /** Initial margin over equity; in a cash account every position is its own margin. */
  MARGIN_USE("margin-use", LimitUnit.FRACTION, POD),
  /** Notional in one instrument over equity. */
  CONCENTRATION("concentration", LimitUnit.FRACTION, PORTFOLIO, DESK, POD),
  /** Quantity of one order. */
  ORDER_QUANTITY("order-quantity", LimitUnit.QUANTITY, PORTFOLIO, POD, INSTRUMENT),
  /** Notional of one order. */
  ORDER_NOTIONAL("order-notional", LimitUnit.MONEY, PORTFOLIO, POD, INSTRUMENT),
  /** How far beyond the market, or its stop price, a limit may be, as a part of it. */
  PRICE_COLLAR("price-collar", LimitUnit.FRACTION, PORTFOLIO, POD, INSTRUMENT),
  /** Notional of one order over the mean of the pod's last orders in the instrument. */
  FAT_FINGER("fat-finger", LimitUnit.RATIO, PORTFOLIO, POD, INSTRUMENT),
  /** Orders, replacements and cancels within a minute of event time. */
  MESSAGES_PER_MINUTE("messages-per-minute", LimitUnit.COUNT, PORTFOLIO, POD),
  /** Orders, replacements and cancels within a second of event time. */
  MESSAGES_PER_SECOND("messages-per-second", LimitUnit.COUNT, PORTFOLIO, POD),
  /** Executed orders until a named person lets the pod go on. */
  REPEATED_EXECUTIONS("repeated-executions", LimitUnit.COUNT, POD),
  /** For how long an order equal to an earlier one of its pod is denied. */
  DUPLICATE_WINDOW("duplicate-window", LimitUnit.SECONDS, PORTFOLIO, POD),
  /** Denies an order that could trade with a working order of ours. */
  SELF_TRADE("no-self-trade", LimitUnit.FLAG, PORTFOLIO, INSTRUMENT),
  /** Denies orders that open or add to a position. */
  RESTRICTED("restricted", LimitUnit.FLAG, INSTRUMENT),
  /** Denies orders that open or add to a short position. */
  SHORT_RESTRICTED("short-restricted", LimitUnit.FLAG, INSTRUMENT),
  /** Denies orders outside these hours, UTC. */
  TRADING_HOURS("trading-hours", LimitUnit.HOURS, PORTFOLIO, INSTRUMENT),
  /** Age of the instrument's last market event. */
  MARKET_AGE("market-age", LimitUnit.SECONDS, PORTFOLIO, INSTRUMENT),
  /** Denies orders while the bid is above the ask. */
  CROSSED_MARKET("no-crossed-market", LimitUnit.FLAG, PORTFOLIO, INSTRUMENT),
  /** Ask less bid over their middle. */
  SPREAD("spread", LimitUnit.FRACTION, PORTFOLIO, INSTRUMENT),
  /** Standard deviation of one-minute returns, exponentially weighted with 0.94. */
  VOLATILITY("volatility", LimitUnit.FRACTION, PORTFOLIO, INSTRUMENT),
  /** Absolute notional that the market can take back. */
  CAPACITY("capacity", LimitUnit.MONEY, INSTRUMENT);

  private final String key;
  private final LimitUnit unit;
  private final List<LimitLevel> levels;

  LimitRule(String key, LimitUnit unit, LimitLevel... levels) {
    this.key = key;
    this.unit = unit;
    this.levels = List.of(levels);
  }

  /** Its name in a limits file. */
  public String key() {
    return key;
  }

  /** What its value counts. */
  public LimitUnit unit() {
    return unit;
  }

  /** Levels that it can be set at. */
  public List<LimitLevel> levels() {
    return levels;
  }

  /** The rule of that name, or null. */
  public static LimitRule of(String key) {
    for (LimitRule rule : values()) {
      if (rule.key.equals(key)) {
        return rule;
      }
    }
    return null;
  }

  /** Whether a greater value denies more. */
  public boolean isStricterWhenGreater() {
    return this == DUPLICATE_WINDOW || unit == LimitUnit.FLAG;
  }
}
