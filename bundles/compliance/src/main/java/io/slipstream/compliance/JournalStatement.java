package io.slipstream.compliance;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.Fill;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.venue.VenueStatement;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an account has after the executions and movements of cash that the journal tells of, added
 * up without ledger, lots or marks.
 */
final class JournalStatement implements JournalWalk.Visitor {
  private final long lastEntry;
  private final SortedMap<String, SortedMap<String, Long>> quantities = new TreeMap<>();
  private final SortedMap<String, Instrument> instruments = new TreeMap<>();
  private final SortedMap<String, BigDecimal> cash = new TreeMap<>();
  private final SortedSet<String> pods = new TreeSet<>();
  private boolean isPast;

  JournalStatement(long lastEntry) {
    this.lastEntry = lastEntry;
  }

  @Override
  public void entry(ReadEntry entry, Register register) {
    if (entry.sequence() > lastEntry) {
      isPast = true;
    } else if (entry.decision() instanceof Decision.Filled filled) {
      add(filled.fill());
    } else if (entry.decision() instanceof Decision.CashAdjusted adjusted) {
      Instrument terms = register.instrument(adjusted.symbol());
      addCash(terms.quoteCurrency(), adjusted.amount(), terms.cashScale());
    } else if (entry.input() instanceof Input.PodAdded added) {
      deposit(added.definition(), register);
    } else if (entry.input() instanceof Input.InstrumentSplit split) {
      split(register.instrument(split.instrument()), split);
    }
  }

  @Override
  public boolean isSatisfied() {
    return isPast;
  }

  /** A pod that comes back has what it had. */
  private void deposit(Input.PodDefinition pod, Register register) {
    if (pods.add(pod.name()) && register.session() != null) {
      addCash(register.session().currency(), pod.capital(), FixedPoint.SCALE);
    }
  }

  private void add(Fill fill) {
    Instrument terms = fill.instrument();
    instruments.put(terms.symbol(), terms);
    quantities
        .computeIfAbsent(terms.symbol(), symbol -> new TreeMap<>())
        .merge(fill.pod(), fill.side().sign() * fill.lastQty(), Math::addExact);
    long paid = fill.side().sign() * terms.notional(fill.lastQty(), fill.lastPx());
    addCash(terms.quoteCurrency(), -paid - fill.commission(), terms.cashScale());
  }

  private void addCash(String currency, long amount, int scale) {
    cash.merge(currency, BigDecimal.valueOf(amount, scale), BigDecimal::add);
  }

  /** Each holder gets whole lots; the rest comes as money, which has an entry of its own. */
  private void split(Instrument terms, Input.InstrumentSplit split) {
    SortedMap<String, Long> holders = quantities.get(terms.symbol());
    if (holders != null) {
      holders.replaceAll(
          (pod, quantity) -> {
            long scaled =
                FixedPoint.multiplyDivide(
                    Math.abs(quantity), split.numerator(), split.denominator(), Rounding.DOWN);
            return Long.signum(quantity) * FixedPoint.truncate(scaled, terms.lotSize());
          });
    }
  }

  VenueStatement statement(Register register, String venue) {
    if (register.isShortened()) {
      throw new OperationRefusedException(
          "retention removed entries of the journal, so not all executions are known any more");
    }
    SortedMap<String, BigDecimal> positions = new TreeMap<>();
    quantities.forEach(
        (symbol, holders) ->
            positions.put(
                symbol,
                BigDecimal.valueOf(
                    holders.values().stream().reduce(0L, Math::addExact),
                    instruments.get(symbol).quantityScale())));
    return new VenueStatement(
        venue, "the executions it reported, up to entry " + lastEntry, positions, cash);
  }
}
