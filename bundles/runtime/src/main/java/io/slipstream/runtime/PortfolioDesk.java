package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.SessionJournal;
import io.slipstream.api.service.operations.AllocationView;
import io.slipstream.api.service.operations.FillView;
import io.slipstream.api.service.operations.OrderView;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.PortfolioState;
import io.slipstream.api.service.operations.ReplayRequest;
import io.slipstream.api.service.operations.ReplayView;
import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.venue.AccountBooks;
import io.slipstream.api.service.venue.BookAdoption;
import io.slipstream.api.service.venue.OwnBooks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers questions about the portfolio, the session and its books. */
@Component
public final class PortfolioDesk
    implements PortfolioQueries, SessionJournal, AccountBooks, BookAdoption {
  private final LiveSession session;
  private final SessionServices services;

  /** Made by Declarative Services. */
  @Activate
  public PortfolioDesk(@Reference SessionHost host) {
    this.session = host.session();
    this.services = host.services();
  }

  @Override
  public SessionView session() {
    return view(false);
  }

  @Override
  public SessionView sessionWithStateHash() {
    return view(true);
  }

  private SessionView view(boolean withHash) {
    SessionStatus status = session.status();
    if (status.isUp()) {
      return session.ask(
          engine -> session.views().session(session.status(), session.message(), withHash));
    }
    return new SessionView(
        status,
        session.message(),
        TradingState.ACTIVE,
        "",
        List.of(),
        null,
        session.settings().market(),
        session.settings().describeFeed(),
        0,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        "",
        0,
        0,
        "",
        Map.of());
  }

  @Override
  public List<PodView> pods() {
    return session.ask(engine -> session.views().pods());
  }

  @Override
  public PortfolioState portfolio(boolean withHash) {
    return session.ask(
        engine ->
            new PortfolioState(
                session.views().session(session.status(), session.message(), withHash),
                session.views().pods()));
  }

  @Override
  public List<OrderView> orders(int limit) {
    return session.ask(engine -> session.views().orders(limit));
  }

  @Override
  public List<FillView> fills(int limit) {
    return session.ask(engine -> engine.records().fills(limit));
  }

  @Override
  public List<AllocationView> allocations(int limit) {
    return session.ask(engine -> engine.records().allocations(limit));
  }

  @Override
  public Map<String, EquityCurve> equity(int points) {
    return session.ask(engine -> engine.records().curves(engine.kernel(), points));
  }

  @Override
  public ReplayView replayJournal(ReplayRequest request) {
    return new ReplayDesk(session, services).replay(request);
  }

  @Override
  public OwnBooks books() {
    return session.ask(Books::of);
  }

  @Override
  public void adoptPosition(String symbol, BigDecimal change, String actor, String reason) {
    new LedgerAdoption(session).adoptPosition(symbol, change, actor, reason);
  }

  @Override
  public void adoptCash(String currency, BigDecimal change, String actor, String reason) {
    new LedgerAdoption(session).adoptCash(currency, change, actor, reason);
  }

  @Override
  public Journal journal() {
    return session.ask(SessionEngine::journal);
  }

  @Override
  public List<Instrument> instruments() {
    return session.ask(engine -> List.copyOf(engine.kernel().instruments()));
  }

  @Override
  public List<String> podNames() {
    return session.ask(
        engine ->
            IntStream.range(0, engine.kernel().podCount())
                .mapToObj(pod -> engine.kernel().pod(pod).definition().name())
                .toList());
  }
}
