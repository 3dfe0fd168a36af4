package io.slipstream.risk;

import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.PortfolioView;

/**
 * What would be held if the order and every working order of its side were filled. What only
 * reduces a pod's position is not asked for gross exposure, leverage, margin and concentration,
 * which it cannot raise; net exposure it can, where positions offset each other.
 */
final class ExposureChecks {
  private final PortfolioView portfolio;
  private final LimitTable table;
  private final ExposureBook book;
  private final Equities equities;
  private final Answer answer;

  /** What the order adds to gross exposure at most. */
  private double worth;

  ExposureChecks(
      PortfolioView portfolio,
      LimitTable table,
      ExposureBook book,
      Equities equities,
      Answer answer) {
    this.equities = equities;
    this.portfolio = portfolio;
    this.table = table;
    this.book = book;
    this.answer = answer;
  }

  /** Position and notional of the pod alone, which need no book. */
  boolean own(Question question) {
    LimitRow limits = table.pod(question.pod());
    long reached = reached(question, question.longQty(), question.shortQty());
    return answer.within(
            limits,
            LimitRule.POSITION,
            DenialCode.POSITION_LIMIT,
            question.units(reached),
            question.view().limits().maxPosition())
        && answer.within(
            limits,
            LimitRule.POSITION_NOTIONAL,
            DenialCode.NOTIONAL_LIMIT,
            question.notional(reached),
            question.view().limits().maxNotional());
  }

  /** How far the position gets on the order's side, zero when it stays on the other. */
  private static long reached(Question question, long longs, long shorts) {
    return Math.max(0, question.buys() ? longs : Math.negateExact(shorts));
  }

  boolean restricted(Question question) {
    LimitRow limits = table.instrument(question.instrument());
    if (!limits.hasRestrictions()) {
      return true;
    }
    boolean opens = !question.onlyReduces();
    long reached = reached(question, question.longQty(), question.shortQty());
    return answer.unless(
            opens, limits, LimitRule.RESTRICTED, DenialCode.RESTRICTED, question.units(reached))
        && answer.unless(
            opens && !question.buys() && reached > 0,
            limits,
            LimitRule.SHORT_RESTRICTED,
            DenialCode.SHORT_RESTRICTED,
            question.units(reached));
  }

  /** Everything that several pods or instruments share. */
  boolean shared(Question question) {
    int pod = question.pod();
    int instrument = question.instrument();
    long longQty = question.longQty();
    long shortQty = question.shortQty();
    long longs = longQty - book.heldLong(pod, instrument);
    long shorts = shortQty - book.heldShort(pod, instrument);
    long gross = ExposureBook.gross(longQty, shortQty) - book.heldGross(pod, instrument);
    if (!together(question, instrument, longs, shorts)) {
      return false;
    }
    worth = book.mostWorth(instrument, question.order().orderQty());
    return group(
            question, book.pod(pod), table.pod(pod), gross, longs, shorts, equities.equity(pod))
        && desk(question, book.deskOf(pod), gross, longs, shorts)
        && buckets(question, gross, longs, shorts)
        && group(
            question,
            book.whole(),
            table.portfolio(),
            gross,
            longs,
            shorts,
            portfolio.portfolioEquity());
  }

  /** All pods in the instrument. */
  private boolean together(Question question, int instrument, long longs, long shorts) {
    LimitRow limits = table.instrument(instrument);
    if (!limits.has(LimitRule.POSITION)
        && !limits.has(LimitRule.POSITION_NOTIONAL)
        && !limits.has(LimitRule.CAPACITY)) {
      return true;
    }
    long reached =
        reached(
            question,
            book.whole().longQty(instrument, longs),
            book.whole().shortQty(instrument, shorts));
    long notional = question.notional(reached);
    return answer.within(
            limits, LimitRule.POSITION, DenialCode.POSITION_LIMIT, question.units(reached))
        && answer.within(limits, LimitRule.POSITION_NOTIONAL, DenialCode.NOTIONAL_LIMIT, notional)
        && answer.within(limits, LimitRule.CAPACITY, DenialCode.CAPACITY, notional);
  }

  private boolean desk(Question question, int desk, long gross, long longs, long shorts) {
    if (desk < 0 || !table.desks().get(desk).limits().hasExposure()) {
      return true;
    }
    LimitRow limits = table.desks().get(desk).limits();
    return group(question, book.desk(desk), limits, gross, longs, shorts, equities.ofDesk(desk));
  }

  private boolean buckets(Question question, long gross, long longs, long shorts) {
    for (int bucket : book.bucketsOf(question.instrument())) {
      LimitRow limits = table.buckets().get(bucket).limits();
      if (!group(question, book.bucket(bucket), limits, gross, longs, shorts, 0)) {
        return false;
      }
    }
    return true;
  }

  private boolean group(
      Question question,
      ExposureGroup group,
      LimitRow limits,
      long gross,
      long longs,
      long shorts,
      long equity) {
    if (!limits.hasExposure() || answer.isFarBelow(limits, group.mostWith(worth), equity)) {
      return true;
    }
    group.suppose(question.instrument(), gross, longs, shorts);
    if (!group.isSettled()) {
      if (!group.isOutdated() && isFarBelow(question, group, limits, equity)) {
        return true;
      }
      group.settle();
      group.suppose(question.instrument(), gross, longs, shorts);
    }
    boolean bucket = limits.level() == LimitLevel.BUCKET;
    long net = question.buys() ? group.longest() : Math.negateExact(group.shortest());
    DenialCode netCode = bucket ? DenialCode.BUCKET_EXPOSURE : DenialCode.NET_EXPOSURE;
    if (!answer.within(limits, LimitRule.NET_EXPOSURE, netCode, net)) {
      return false;
    }
    if (question.onlyReduces()) {
      return true;
    }
    DenialCode code = bucket ? DenialCode.BUCKET_EXPOSURE : DenialCode.GROSS_EXPOSURE;
    return answer.within(limits, LimitRule.GROSS_EXPOSURE, code, group.gross())
        && ofEquity(limits, LimitRule.LEVERAGE, DenialCode.LEVERAGE, group.gross(), equity)
        && ofEquity(limits, LimitRule.MARGIN_USE, DenialCode.BUYING_POWER, group.margin(), equity)
        && ofEquity(
            limits,
            LimitRule.CONCENTRATION,
            DenialCode.CONCENTRATION,
            group.inInstrument(),
            equity);
  }

  /** Whether no limit can be reached whatever the marks did since the group was settled. */
  private boolean isFarBelow(Question question, ExposureGroup group, LimitRow limits, long equity) {
    long net = question.buys() ? group.longest() : Math.negateExact(group.shortest());
    if (!answer.isBelow(limits, LimitRule.NET_EXPOSURE, group.most(net))) {
      return false;
    }
    long gross = group.mostGross();
    return question.onlyReduces()
        || (answer.isBelow(limits, LimitRule.GROSS_EXPOSURE, gross)
            && isBelow(limits, LimitRule.LEVERAGE, gross, equity)
            && isBelow(limits, LimitRule.MARGIN_USE, group.mostMargin(), equity)
            && isBelow(limits, LimitRule.CONCENTRATION, group.inInstrument(), equity));
  }

  private boolean isBelow(LimitRow limits, LimitRule rule, long money, long equity) {
    return !limits.has(rule) || answer.isFarBelow(limits, rule, money, equity);
  }

  private boolean ofEquity(
      LimitRow limits, LimitRule rule, DenialCode code, long money, long equity) {
    return !limits.has(rule)
        || answer.isFarBelow(limits, rule, money, equity)
        || answer.within(limits, rule, code, Question.ratio(money, equity));
  }
}
