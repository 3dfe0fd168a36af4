package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.journal.SessionJournal;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.operations.ExposureView;
import io.slipstream.api.service.operations.FactorQuestion;
import io.slipstream.api.service.operations.FactorView;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.RiskOperations;
import io.slipstream.api.service.operations.RiskPulse;
import io.slipstream.api.service.operations.RiskQueries;
import io.slipstream.api.service.operations.StressQuestion;
import io.slipstream.api.service.operations.StressView;
import io.slipstream.api.service.operations.VarBacktestView;
import io.slipstream.api.service.operations.VarQuestion;
import io.slipstream.api.service.operations.VarView;
import io.slipstream.api.service.risk.RiskBookFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers questions about risk on the caller's thread, and keeps the figures after each fill. */
@Component(immediate = true, configurationPid = "io.slipstream.risk", service = RiskQueries.class)
@Designate(ocd = RiskDeskSettings.Raw.class)
public final class RiskDesk implements RiskQueries {
  private static final Logger LOG = LoggerFactory.getLogger(RiskDesk.class);
  private static final int MOST_POINTS = 100_000;
  private static final int BACKTEST_WINDOW = 250;
  private static final long FULL_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final RiskDeskSettings settings;
  private final PortfolioQueries portfolio;
  private final SessionJournal journal;
  private final ClosePrices.Store store;
  private final PortfolioVar measures;
  private final CorrelationBuckets buckets;
  private final VarDiary diary;
  private final RiskWatch watch;

  /** Optional, as the session registers it while it is being made, before it can be had itself. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile RiskOperations limits;

  /** Likewise. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile CorrelationLimits correlations;

  /** Made by Declarative Services. */
  @Activate
  public RiskDesk(
      RiskDeskSettings.Raw raw,
      BundleContext context,
      @Reference PortfolioQueries portfolio,
      @Reference SessionJournal journal,
      @Reference MarketDataCatalog markets,
      @Reference RiskBookFactory books,
      @Reference EventBus bus) {
    this.settings = RiskDeskSettings.of(raw);
    this.portfolio = portfolio;
    this.journal = journal;
    store = new ClosePrices.Store(markets);
    measures = new PortfolioVar(books, store);
    buckets = new CorrelationBuckets(store);
    diary =
        new VarDiary(
            Path.of(context.getProperty("karaf.data"), "slipstream", "risk", "forecasts.json"),
            settings.method(),
            measures::answer,
            bus::publish);
    watch = new RiskWatch(bus, this::holdings, measures, FULL_NANOS, this::onSchedule);
  }

  @Deactivate
  void deactivate() {
    watch.close();
  }

  /** On the thread of the watch. */
  private void onSchedule() {
    writeDiary();
    CorrelationLimits present = correlations;
    if (present != null) {
      findBuckets(present);
    }
  }

  private void writeDiary() {
    try {
      diary.look(holdings(), () -> curve(MOST_POINTS));
    } catch (OperationRefusedException e) {
      LOG.debug("No forecast of value at risk: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The forecast of value at risk could not be kept", e);
    }
  }

  private void findBuckets(CorrelationLimits present) {
    try {
      List<String> symbols = journal.instruments().stream().map(Instrument::symbol).toList();
      buckets.look(present, symbols, holdings().time());
    } catch (OperationRefusedException e) {
      LOG.debug("No buckets by correlation: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Buckets by correlation could not be made; those before hold", e);
    }
  }

  private Holdings holdings() {
    return Holdings.of(portfolio, journal);
  }

  private InstrumentGroups groups() {
    RiskOperations present = limits;
    return InstrumentGroups.of(present == null ? Map.of() : present.limits().buckets());
  }

  @Override
  public VarView valueAtRisk(VarQuestion question) {
    return question.returns() == null
        ? measures.answer(question, holdings())
        : RiskAnswers.ofFile(question);
  }

  @Override
  public VarBacktestView backtest(VarQuestion question) {
    if (question.returns() != null) {
      return RiskAnswers.backtestOfFile(question);
    }
    int window = question.window() == 0 ? BACKTEST_WINDOW : question.window();
    return switch (question.basis()) {
      case ACTUAL -> ofOwnReturns(question, window);
      case HYPOTHETICAL -> measures.backtest(question.withWindow(window), holdings());
      case RECORDED -> diary.backtest();
    };
  }

  private VarBacktestView ofOwnReturns(VarQuestion question, int window) {
    EquityCurve curve = curve(MOST_POINTS);
    if (curve == null) {
      throw new OperationRefusedException("history = 0 returns: the portfolio has not traded yet");
    }
    OwnReturns.Series own = OwnReturns.of(curve, question.period(), window);
    return RiskAnswers.backtest(
        "portfolio, as it traded",
        io.slipstream.api.market.BarPeriod.format(own.period()),
        question.withWindow(window),
        own.returns());
  }

  /** The newest point is always in it. */
  private EquityCurve curve(int points) {
    return portfolio.equity(points).get("portfolio");
  }

  @Override
  public ExposureView exposure(List<String> benchmarks) {
    Holdings now = holdings();
    List<String> against = benchmarks.isEmpty() ? List.of(now.session().instrument()) : benchmarks;
    return new Exposures(now, groups()).view(curve(1), store, against);
  }

  @Override
  public StressView stress(StressQuestion question) {
    return new StressTable(question, holdings(), groups(), store, measures).view();
  }

  @Override
  public FactorView factors(FactorQuestion question) {
    Holdings now = holdings();
    boolean isUsual = question.equals(FactorQuestion.usual());
    return new FactorTable(now, store)
        .view(isUsual ? settings.factors(now.session().instrument()) : question);
  }

  @Override
  public RiskPulse pulse() {
    return watch.pulse();
  }
}
