package io.slipstream.risk.flow;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.LimitUnit;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.RiskLimit;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.RiskSettings;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input.AccountType;
import io.slipstream.kernel.TradingKernel;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which limits an order would pass, found anew from the whole state, one limit after the other, by
 * what their documentation says.
 */
final class Oracle {
  private static final Set<LimitRule> SCALED =
      Set.of(
          LimitRule.POSITION,
          LimitRule.POSITION_NOTIONAL,
          LimitRule.GROSS_EXPOSURE,
          LimitRule.NET_EXPOSURE,
          LimitRule.LEVERAGE,
          LimitRule.MARGIN_USE,
          LimitRule.CONCENTRATION,
          LimitRule.CAPACITY);

  private final TradingKernel kernel;
  private final Plan plan;
  private final Worth worth;
  private final RiskLimits limits;
  private final List<Finding> findings = new ArrayList<>();

  Oracle(TradingKernel kernel, Plan plan, Worth worth, RiskLimits limits) {
    this.kernel = kernel;
    this.plan = plan;
    this.worth = worth;
    this.limits = limits;
  }

  /** An order of a pod with the quantity it is to have left; the books are without it. */
  record Wish(int pod, int instrument, OrderTerms terms, long quantity, long limit, long stop) {
    boolean buys() {
      return terms.side() == Side.BUY;
    }

    long price(long mark) {
      return Math.max(mark, Math.max(limit, stop));
    }
  }

  static long reducible(Books books, Wish wish) {
    long position = books.position[wish.pod()][wish.instrument()];
    long held = wish.buys() ? -position : position;
    long working = (wish.buys() ? books.buys : books.sells)[wish.pod()][wish.instrument()];
    return Math.max(0, held) - working;
  }

  static boolean onlyReduces(Books books, Wish wish) {
    return wish.terms().isReduceOnly() || wish.quantity() <= reducible(books, wish);
  }

  /** Every limit that would be passed, hard and soft. */
  List<Finding> findings(Books books, Wish wish) {
    findings.clear();
    boolean reduces = onlyReduces(books, wish);
    order(wish);
    reduction(books, wish);
    long[][] side = wish.buys() ? books.buys : books.sells;
    side[wish.pod()][wish.instrument()] += wish.quantity();
    restricted(books, wish, reduces);
    if (!reduces) {
      own(books, wish);
    }
    together(books, wish);
    groups(books, wish, reduces);
    side[wish.pod()][wish.instrument()] -= wish.quantity();
    return List.copyOf(findings);
  }

  private void order(Wish wish) {
    Instrument terms = plan.instruments.get(wish.instrument());
    strictest(
        LimitRule.ORDER_QUANTITY,
        DenialCode.ORDER_QUANTITY,
        wish,
        Worth.units(terms, wish.quantity()));
    strictest(
        LimitRule.ORDER_NOTIONAL, DenialCode.ORDER_NOTIONAL, wish, value(wish, wish.quantity()));
  }

  /** At its highest price. */
  private BigInteger value(Wish wish, long quantity) {
    Instrument terms = plan.instruments.get(wish.instrument());
    return worth.of(terms, quantity, wish.price(kernel.mark(wish.instrument())));
  }

  private void reduction(Books books, Wish wish) {
    Instrument terms = plan.instruments.get(wish.instrument());
    long reducible = reducible(books, wish);
    if (wish.quantity() <= reducible) {
      return;
    }
    long actual = Worth.units(terms, wish.quantity()).longValueExact();
    if (wish.terms().isReduceOnly() && reducible <= 0) {
      findings.add(new Finding(DenialCode.REDUCE_ONLY, LimitLevel.ORDER, "", 0, actual, false));
    } else if (kernel.tradingState() == TradingState.REDUCING) {
      long limit = Worth.units(terms, reducible).longValueExact();
      findings.add(
          new Finding(DenialCode.TRADING_REDUCING, LimitLevel.ORDER, "", limit, actual, false));
    }
  }

  private void restricted(Books with, Wish wish, boolean reduces) {
    Instrument terms = plan.instruments.get(wish.instrument());
    BigInteger reached = Worth.units(terms, reached(with, List.of(wish.pod()), wish));
    if (!reduces) {
      forbid(LimitRule.RESTRICTED, DenialCode.RESTRICTED, terms.symbol(), reached);
    }
    if (!reduces && !wish.buys() && reached.signum() > 0) {
      forbid(LimitRule.SHORT_RESTRICTED, DenialCode.SHORT_RESTRICTED, terms.symbol(), reached);
    }
  }

  private void forbid(LimitRule rule, DenialCode code, String symbol, BigInteger actual) {
    boolean hard = limit(LimitLevel.INSTRUMENT, symbol, rule, false) != null;
    if (hard || limit(LimitLevel.INSTRUMENT, symbol, rule, true) != null) {
      findings.add(
          new Finding(code, LimitLevel.INSTRUMENT, symbol, 0, actual.longValueExact(), !hard));
    }
  }

  /** How far some pods together get on the order's side. */
  private static long reached(Books with, List<Integer> pods, Wish wish) {
    long sum = 0;
    for (int pod : pods) {
      sum +=
          wish.buys() ? with.longs(pod, wish.instrument()) : -with.shorts(pod, wish.instrument());
    }
    return Math.max(0, sum);
  }

  private void own(Books with, Wish wish) {
    Instrument terms = plan.instruments.get(wish.instrument());
    PodLimits brought = plan.pods.get(wish.pod()).limits();
    long reached = reached(with, List.of(wish.pod()), wish);
    String name = name(wish.pod());
    check(
        LimitRule.POSITION,
        DenialCode.POSITION_LIMIT,
        LimitLevel.POD,
        name,
        Worth.units(terms, reached),
        BigInteger.valueOf(brought.maxPosition()));
    check(
        LimitRule.POSITION_NOTIONAL,
        DenialCode.NOTIONAL_LIMIT,
        LimitLevel.POD,
        name,
        value(wish, reached),
        BigInteger.valueOf(brought.maxNotional()));
  }

  private void together(Books with, Wish wish) {
    Instrument terms = plan.instruments.get(wish.instrument());
    long reached = reached(with, allPods(), wish);
    LimitLevel level = LimitLevel.INSTRUMENT;
    String symbol = terms.symbol();
    BigInteger units = Worth.units(terms, reached);
    BigInteger value = value(wish, reached);
    check(LimitRule.POSITION, DenialCode.POSITION_LIMIT, level, symbol, units, null);
    check(LimitRule.POSITION_NOTIONAL, DenialCode.NOTIONAL_LIMIT, level, symbol, value, null);
    check(LimitRule.CAPACITY, DenialCode.CAPACITY, level, symbol, value, null);
  }

  private List<Integer> allPods() {
    return IntStream.range(0, plan.pods.size()).boxed().toList();
  }

  private List<Integer> allInstruments() {
    return IntStream.range(0, plan.instruments.size()).boxed().toList();
  }

  private String name(int pod) {
    return plan.pods.get(pod).name();
  }

  /** A level, whose pods and instruments it is about. */
  record Group(LimitLevel level, String name, List<Integer> pods, List<Integer> instruments) {}

  /** All groups that an order of a pod in an instrument belongs to. */
  List<Group> groupsOf(int pod, int instrument) {
    List<Group> groups = new ArrayList<>();
    groups.add(new Group(LimitLevel.POD, name(pod), List.of(pod), allInstruments()));
    groups.add(new Group(LimitLevel.PORTFOLIO, "", allPods(), allInstruments()));
    limits
        .desks()
        .forEach(
            (desk, names) -> {
              if (names.contains(name(pod))) {
                List<Integer> members =
                    allPods().stream().filter(p -> names.contains(name(p))).toList();
                groups.add(new Group(LimitLevel.DESK, desk, members, allInstruments()));
              }
            });
    limits
        .buckets()
        .forEach(
            (bucket, symbols) -> {
              if (symbols.contains(plan.instruments.get(instrument).symbol())) {
                List<Integer> members =
                    allInstruments().stream()
                        .filter(i -> symbols.contains(plan.instruments.get(i).symbol()))
                        .toList();
                groups.add(new Group(LimitLevel.BUCKET, bucket, allPods(), members));
              }
            });
    return groups;
  }

  Exposure exposure(Group group, Books books, int pod, int instrument) {
    AccountType account = plan.pods.get(pod).account();
    return Exposure.of(
        kernel, plan, worth, books, group.pods(), group.instruments(), instrument, account);
  }

  long equity(Group group) {
    if (group.level() == LimitLevel.PORTFOLIO) {
      return kernel.portfolioEquity();
    }
    return group.pods().stream().mapToLong(kernel::equity).sum();
  }

  private void groups(Books with, Wish wish, boolean reduces) {
    for (Group group : groupsOf(wish.pod(), wish.instrument())) {
      Exposure exposure = exposure(group, with, wish.pod(), wish.instrument());
      boolean bucket = group.level() == LimitLevel.BUCKET;
      DenialCode net = bucket ? DenialCode.BUCKET_EXPOSURE : DenialCode.NET_EXPOSURE;
      BigInteger reached = wish.buys() ? exposure.longs : exposure.shorts.negate();
      check(LimitRule.NET_EXPOSURE, net, group.level(), group.name(), reached, null);
      if (!reduces) {
        DenialCode gross = bucket ? DenialCode.BUCKET_EXPOSURE : DenialCode.GROSS_EXPOSURE;
        check(LimitRule.GROSS_EXPOSURE, gross, group.level(), group.name(), exposure.gross, null);
        ofEquity(group, exposure);
      }
    }
  }

  private void ofEquity(Group group, Exposure exposure) {
    long equity = equity(group);
    ofEquity(group, LimitRule.LEVERAGE, DenialCode.LEVERAGE, exposure.gross, equity);
    ofEquity(group, LimitRule.MARGIN_USE, DenialCode.BUYING_POWER, exposure.margin, equity);
    ofEquity(
        group, LimitRule.CONCENTRATION, DenialCode.CONCENTRATION, exposure.inInstrument, equity);
  }

  private void ofEquity(
      Group group, LimitRule rule, DenialCode code, BigInteger money, long equity) {
    check(rule, code, group.level(), group.name(), Worth.ratio(money, equity), null);
  }

  /** Null when there is none. */
  BigInteger limit(LimitLevel level, String name, LimitRule rule, boolean soft) {
    BigInteger strictest = null;
    for (RiskLimit limit : limits.limits()) {
      if (limit.rule() == rule && limit.soft() == soft && limit.covers(level, name)) {
        boolean money = rule.unit() == LimitUnit.MONEY;
        BigInteger value = money ? worth.money(limit.value()) : BigInteger.valueOf(limit.value());
        strictest = strictest == null ? value : strictest.min(value);
      }
    }
    return strictest;
  }

  /** What is left of a limit at this time. */
  BigInteger scaled(LimitRule rule, BigInteger limit) {
    long minute = kernel.eventTime() / (60 * Plan.SECOND) % (24 * 60);
    boolean halved =
        limits.settings().containsKey(RiskSettings.BY_HOURS)
            && minute >= Plan.FROM_MINUTE
            && minute < Plan.FROM_MINUTE + 60;
    return halved && SCALED.contains(rule) ? limit.shiftRight(1) : limit;
  }

  private void check(
      LimitRule rule,
      DenialCode code,
      LimitLevel level,
      String scope,
      BigInteger actual,
      BigInteger brought) {
    BigInteger hard = limit(level, scope, rule, false);
    if (brought != null) {
      hard = hard == null ? brought : hard.min(brought);
    }
    note(rule, code, level, scope, hard, actual, false);
    note(rule, code, level, scope, limit(level, scope, rule, true), actual, true);
  }

  private void note(
      LimitRule rule,
      DenialCode code,
      LimitLevel level,
      String scope,
      BigInteger limit,
      BigInteger actual,
      boolean soft) {
    if (limit == null || actual.compareTo(scaled(rule, limit)) <= 0) {
      return;
    }
    boolean money = rule.unit() == LimitUnit.MONEY;
    BigInteger left = scaled(rule, limit);
    findings.add(
        new Finding(
            code,
            level,
            scope,
            (money ? worth.shown(left) : left).longValueExact(),
            (money ? worth.shown(actual) : actual).longValueExact(),
            soft));
  }

  /** Of the limits of one order the strictest speaks; among equals the wider level. */
  private void strictest(LimitRule rule, DenialCode code, Wish wish, BigInteger actual) {
    for (boolean soft : new boolean[] {false, true}) {
      LimitLevel whose = null;
      String scope = "";
      BigInteger least = null;
      for (LimitLevel level : rule.levels()) {
        String name =
            switch (level) {
              case POD -> name(wish.pod());
              case INSTRUMENT -> plan.instruments.get(wish.instrument()).symbol();
              default -> "";
            };
        BigInteger limit = limit(level, name, rule, soft);
        if (limit != null && (least == null || limit.compareTo(least) < 0)) {
          least = limit;
          whose = level;
          scope = name;
        }
      }
      note(rule, code, whose, scope, least, actual, soft);
    }
  }

  /** Seconds as fixed-point, down. */
  static long seconds(long nanoseconds) {
    return nanoseconds / (Plan.SECOND / FixedPoint.ONE);
  }
}
