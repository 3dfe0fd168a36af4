package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.operations.ExposureView;
import io.slipstream.api.service.operations.ExposureView.Kind;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PositionView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Sums of what is held, by what it is. */
final class Exposures {
  private final Holdings holdings;
  private final InstrumentGroups groups;
  private final List<String> symbols;

  Exposures(Holdings holdings, InstrumentGroups groups) {
    this.holdings = holdings;
    this.groups = groups;
    this.symbols = holdings.symbols();
  }

  /** A sum of positions. */
  private static final class Sum {
    private BigDecimal gross = BigDecimal.ZERO;
    private BigDecimal net = BigDecimal.ZERO;
    private BigDecimal pnl = BigDecimal.ZERO;

    private void add(BigDecimal notional, BigDecimal profit) {
      gross = gross.add(notional.abs());
      net = net.add(notional);
      pnl = pnl.add(profit);
    }
  }

  ExposureView view(EquityCurve curve, ClosePrices.Store store, List<String> benchmarks) {
    Sum all = new Sum();
    BigDecimal initial = BigDecimal.ZERO;
    BigDecimal maintenance = BigDecimal.ZERO;
    for (String symbol : symbols) {
      all.add(holdings.notional(symbol), holdings.unrealized(symbol));
      initial = initial.add(holdings.margin(symbol, false));
      maintenance = maintenance.add(holdings.margin(symbol, true));
    }
    BigDecimal netPnl =
        holdings.pods().stream().map(PodView::netPnl).reduce(BigDecimal.ZERO, BigDecimal::add);
    double gross = all.gross.doubleValue();
    double largest = 0;
    double herfindahl = 0;
    for (String symbol : symbols) {
      double share = ratio(holdings.notional(symbol).abs(), gross);
      largest = Math.max(largest, share);
      herfindahl += share * share;
    }
    List<String> notes = new ArrayList<>();
    List<ExposureView.Beta> betas = betas(store, benchmarks, notes);
    return new ExposureView(
        holdings.session().eventTime(),
        holdings.session().currency(),
        holdings.session().equity(),
        all.gross,
        all.net,
        ratio(all.gross, holdings.equity()),
        netPnl,
        curve == null || curve.drawdown().length == 0
            ? 0
            : curve.drawdown()[curve.drawdown().length - 1],
        initial,
        maintenance,
        largest,
        herfindahl,
        betas,
        lines(gross),
        notes);
  }

  private static double ratio(BigDecimal part, double whole) {
    return whole > 0 ? part.doubleValue() / whole : 0;
  }

  private List<ExposureView.Line> lines(double gross) {
    List<ExposureView.Line> lines = new ArrayList<>();
    add(lines, Kind.INSTRUMENT, gross, List::of);
    add(
        lines,
        Kind.ASSET_CLASS,
        gross,
        symbol -> InstrumentGroups.of(groups.assetClasses(), symbol));
    add(lines, Kind.BUCKET, gross, symbol -> InstrumentGroups.of(groups.buckets(), symbol));
    add(lines, Kind.CURRENCY, gross, symbol -> List.of(currency(symbol)));
    for (PodView pod : holdings.pods()) {
      Sum sum = new Sum();
      for (PositionView position : pod.positions()) {
        sum.add(position.notional(), position.unrealizedPnl());
      }
      lines.add(
          new ExposureView.Line(
              Kind.POD,
              pod.name(),
              sum.gross,
              sum.net,
              ratio(sum.gross, pod.equity().doubleValue()),
              pod.netPnl()));
    }
    return lines;
  }

  private void add(
      List<ExposureView.Line> lines,
      Kind kind,
      double gross,
      Function<String, List<String>> names) {
    SortedMap<String, Sum> sums = new TreeMap<>();
    for (String symbol : symbols) {
      for (String name : names.apply(symbol)) {
        sums.computeIfAbsent(name, group -> new Sum())
            .add(holdings.notional(symbol), holdings.unrealized(symbol));
      }
    }
    sums.forEach(
        (group, sum) ->
            lines.add(
                new ExposureView.Line(
                    kind, group, sum.gross, sum.net, ratio(sum.gross, gross), sum.pnl)));
  }

  private String currency(String symbol) {
    Instrument instrument = holdings.instruments().get(symbol);
    return instrument == null ? holdings.session().currency() : instrument.quoteCurrency();
  }

  private List<ExposureView.Beta> betas(
      ClosePrices.Store store, List<String> benchmarks, List<String> notes) {
    List<ExposureView.Beta> betas = new ArrayList<>();
    if (symbols.isEmpty()) {
      return betas;
    }
    for (String benchmark : benchmarks) {
      try {
        FactorBetas of = FactorBetas.of(store, symbols, benchmark, holdings.time());
        double[] exposures = holdings.exposures(of.symbols());
        double sum = 0;
        for (int i = 0; i < exposures.length; i++) {
          sum += exposures[i] * of.betas()[i];
        }
        double equity = holdings.equity();
        betas.add(
            new ExposureView.Beta(
                benchmark, equity > 0 ? sum / equity : Double.NaN, of.returns(), of.period()));
        notes.addAll(of.missing());
      } catch (OperationRefusedException e) {
        notes.add("beta to " + benchmark + ": " + e.getMessage());
      }
    }
    return betas;
  }
}
