package io.slipstream.runtime;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.ParityOutcome;
import io.slipstream.api.service.backtest.ParityRequest;
import io.slipstream.api.service.backtest.ParityRuns;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.api.service.journal.JournalReader;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.StrategyBuild;
import io.slipstream.api.service.state.StateException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks pods again on the caller's thread, of the session's own journal while it goes on. */
@Component
public final class ParityDesk implements ParityRuns {
  private static final int LEAST_OF_A_HASH = 6;

  private final LiveSession session;
  private final SessionServices services;

  /** Made by Declarative Services. */
  @Activate
  public ParityDesk(@Reference SessionHost host) {
    this(host.session(), host.services());
  }

  ParityDesk(LiveSession session, SessionServices services) {
    this.session = session;
    this.services = services;
  }

  @Override
  public ParityOutcome compare(ParityRequest request) {
    try {
      return request.journal() == null ? compareOwn(request) : compareOther(request);
    } catch (OperationRefusedException | StateException e) {
      throw new BacktestException(e.getMessage(), e);
    }
  }

  private ParityOutcome compareOwn(ParityRequest request) {
    record Moment(Journal journal, long sequence) {}
    Moment now =
        session.ask(
            engine -> {
              if (engine.kernel().podNumber(request.pod()) < 0) {
                throw PodDesk.unknown(request.pod(), engine.kernel());
              }
              return new Moment(engine.journal(), engine.log().sequence());
            });
    return compare(request, now.journal(), session.snapshotFolder(), now.sequence());
  }

  private ParityOutcome compareOther(ParityRequest request) {
    Path directory = request.journal();
    try {
      JournalReader journal = services.journals().read(directory);
      SnapshotFolder snapshots =
          new SnapshotFolder(directory.toAbsolutePath().resolveSibling("snapshots"), 1);
      return compare(request, journal, snapshots, journal.lastSequence());
    } catch (JournalException e) {
      throw new BacktestException("--journal '" + directory + "': " + e.getMessage(), e);
    }
  }

  ParityOutcome compare(
      ParityRequest request, JournalReader journal, SnapshotFolder snapshots, long end) {
    ReplayDesk.requireReach("--from", request.from(), journal, end);
    ReplayDesk.requireReach("--to", request.to(), journal, end);
    PastSession past =
        PastSession.open(
            journal,
            snapshots,
            services.kernels(),
            found -> !request.ideal() && JournalReplay.isEarly(found, request.from()));
    requireBeginning(request, past);
    try (Substitute other = substitute(request.strategy())) {
      return new ParityRun(request, services, other.strategy(), past, end)
          .run(session.settings().probation());
    }
  }

  private static void requireBeginning(ParityRequest request, PastSession past) {
    boolean isLate =
        request.from() != null
            && past.sequence() > 0
            && !JournalReplay.isEarly(past, request.from());
    if (isLate || (request.ideal() && past.sequence() > 0)) {
      throw new BacktestException(
          (request.ideal() ? "--ideal" : "--from")
              + ": the oldest snapshot that is left is at entry "
              + past.sequence()
              + ", and what is before it was removed by retention");
    }
  }

  /** A build that is asked in place of the pod's own, as long as it is open; null for none. */
  private record Substitute(InstalledStrategy strategy, StrategyBuilds lease)
      implements AutoCloseable {
    @Override
    public void close() {
      lease.keepOnly(new TreeSet<>());
    }
  }

  private Substitute substitute(String text) {
    StrategyBuilds lease = new StrategyBuilds(services.strategies());
    if (text.isEmpty()) {
      return new Substitute(null, lease);
    }
    int at = text.indexOf('@');
    String id = at < 0 ? text : text.substring(0, at);
    String version = at < 0 ? "" : text.substring(at + 1);
    InstalledStrategy current = services.strategies().find(id).orElse(null);
    if (current != null && (at < 0 || current.version().equals(version))) {
      return new Substitute(current, lease);
    }
    List<StrategyBuild> found =
        services.strategies().builds().stream()
            .filter(build -> build.id().equals(id) && isMeant(build, version))
            .toList();
    Optional<InstalledStrategy> one =
        found.size() == 1 ? lease.find(id, found.get(0).sha256()) : Optional.empty();
    return new Substitute(one.orElseThrow(() -> unknown(text, id)), lease);
  }

  private static boolean isMeant(StrategyBuild build, String version) {
    return build.version().equals(version)
        || (version.length() >= LEAST_OF_A_HASH && build.sha256().startsWith(version));
  }

  private BacktestException unknown(String text, String id) {
    List<String> known =
        services.strategies().builds().stream()
            .filter(build -> build.id().equals(id) || id.isEmpty())
            .map(build -> build.id() + "@" + build.version())
            .distinct()
            .toList();
    String allowed =
        known.isEmpty()
            ? String.join(
                ", ", services.strategies().list().stream().map(InstalledStrategy::id).toList())
            : String.join(", ", known);
    return new BacktestException(
        "--strategy '" + text + "': one build is allowed, by version or hash: " + allowed);
  }
}
