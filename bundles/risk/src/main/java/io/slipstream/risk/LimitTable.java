package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.LimitUnit;
import io.slipstream.api.service.risk.PortfolioView;
import io.slipstream.api.service.risk.RiskLimit;
import io.slipstream.api.service.risk.RiskLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Limits by the kernel's numbers, each made when it is first asked for. */
final class LimitTable {
  private final RiskLimits limits;
  private final PortfolioView portfolio;
  private final LimitRow whole;
  private final List<Desk> desks = new ArrayList<>();
  private final List<Bucket> buckets = new ArrayList<>();
  private final LimitRow eachPod;
  private final LimitRow eachInstrument;
  private int rowCount;
  private LimitRow[] pods = new LimitRow[0];
  private LimitRow[] instruments = new LimitRow[0];
  private LimitRow[][] orders = new LimitRow[0][];

  /** A desk's limits and its pods' names. */
  record Desk(LimitRow limits, List<String> pods) {}

  /** A bucket's limits and its instruments' symbols. */
  record Bucket(LimitRow limits, List<String> instruments) {}

  LimitTable(RiskLimits limits, PortfolioView portfolio) {
    this.limits = limits;
    this.portfolio = portfolio;
    whole = row(LimitLevel.PORTFOLIO, "");
    eachPod = row(LimitLevel.POD, RiskLimit.EACH);
    eachInstrument = row(LimitLevel.INSTRUMENT, RiskLimit.EACH);
    limits.desks().forEach((name, pods) -> desks.add(new Desk(row(LimitLevel.DESK, name), pods)));
    limits
        .buckets()
        .forEach((name, symbols) -> buckets.add(new Bucket(row(LimitLevel.BUCKET, name), symbols)));
  }

  private LimitRow row(LimitLevel level, String name) {
    LimitRow row = new LimitRow(level, name, rowCount++);
    for (RiskLimit limit : limits.limits()) {
      if (limit.covers(level, name)) {
        row.take(limit, value(limit));
      }
    }
    return row;
  }

  /** Money in units of the portfolio currency, down; what does not fit is no limit. */
  private long value(RiskLimit limit) {
    if (limit.rule().unit() != LimitUnit.MONEY) {
      return limit.value();
    }
    try {
      return FixedPoint.rescale(
          limit.value(), FixedPoint.SCALE, portfolio.cashScale(), Rounding.DOWN);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE - 1;
    }
  }

  /** Whether anything is limited by a rule. */
  boolean limits(LimitRule rule) {
    return limits.limits().stream().anyMatch(limit -> limit.rule() == rule);
  }

  /** Limits of all pods together. */
  LimitRow portfolio() {
    return whole;
  }

  List<Desk> desks() {
    return desks;
  }

  int deskNumber(String name) {
    return List.copyOf(limits.desks().keySet()).indexOf(name);
  }

  int bucketNumber(String name) {
    return List.copyOf(limits.buckets().keySet()).indexOf(name);
  }

  List<Bucket> buckets() {
    return buckets;
  }

  /** Limits of one pod; of all that no limit names, the same row, whose scope is {@code *}. */
  LimitRow pod(int pod) {
    if (pod >= pods.length) {
      pods = Arrays.copyOf(pods, pod + 1);
    }
    if (pods[pod] == null) {
      pods[pod] = rowOf(LimitLevel.POD, portfolio.podName(pod), eachPod);
    }
    return pods[pod];
  }

  /** Limits of all pods together in one instrument; shared like those of pods. */
  LimitRow instrument(int instrument) {
    if (instrument >= instruments.length) {
      instruments = Arrays.copyOf(instruments, portfolio.instrumentCount());
    }
    if (instruments[instrument] == null) {
      String symbol = portfolio.instrument(instrument).symbol();
      instruments[instrument] = rowOf(LimitLevel.INSTRUMENT, symbol, eachInstrument);
    }
    return instruments[instrument];
  }

  private LimitRow rowOf(LimitLevel level, String name, LimitRow each) {
    for (RiskLimit limit : limits.limits()) {
      if (limit.level() == level && limit.name().equals(name)) {
        return row(level, name);
      }
    }
    return each;
  }

  /** The strictest limits of one order of a pod in an instrument. */
  LimitRow order(int pod, int instrument) {
    LimitRow ofPod = pod(pod);
    LimitRow ofInstrument = instrument(instrument);
    if (ofPod.number() >= orders.length) {
      orders = Arrays.copyOf(orders, rowCount);
    }
    LimitRow[] found = orders[ofPod.number()];
    if (found == null || ofInstrument.number() >= found.length) {
      found = found == null ? new LimitRow[rowCount] : Arrays.copyOf(found, rowCount);
      orders[ofPod.number()] = found;
    }
    LimitRow row = found[ofInstrument.number()];
    if (row == null) {
      row = new LimitRow(LimitLevel.ORDER, "", -1);
      row.take(whole);
      row.take(ofPod);
      row.take(ofInstrument);
      found[ofInstrument.number()] = row;
    }
    return row;
  }
}
