package io.slipstream.runtime;

import io.slipstream.api.service.operations.DiagnosisLine;
import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.operations.StrategyDiagnosis;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.RefusedPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Follows the way from a file to an order, and says where it ends. */
@Component
public final class DiagnosisDesk implements StrategyDiagnosis {
  private final LiveSession session;
  private final SessionServices services;

  /** Made by Declarative Services. */
  @Activate
  public DiagnosisDesk(@Reference SessionHost host) {
    this(host.session(), host.services());
  }

  DiagnosisDesk(LiveSession session, SessionServices services) {
    this.session = session;
    this.services = services;
  }

  @Override
  public List<DiagnosisLine> diagnose(String id) {
    List<DiagnosisLine> lines = new ArrayList<>();
    addInstallation(id, lines);
    List<PodConfiguration> pods =
        services.pods().all().values().stream().filter(pod -> pod.strategy().equals(id)).toList();
    if (pods.isEmpty()) {
      lines.add(
          new DiagnosisLine(
              id, false, "no pod trades it: pod:create, or a file etc/io.slipstream.pod-NAME.cfg"));
    }
    String noSnapshot = session.snapshots().problem();
    if (!noSnapshot.isEmpty()) {
      lines.add(new DiagnosisLine("snapshots", true, "none is taken: " + noSnapshot));
    }
    if (session.status().isUp()) {
      lines.addAll(session.ask(engine -> ofSession(engine, pods)));
    } else {
      lines.add(
          new DiagnosisLine(
              "session", false, "it is " + session.status() + ": " + session.message()));
    }
    return lines;
  }

  private void addInstallation(String id, List<DiagnosisLine> lines) {
    Optional<InstalledStrategy> installed = services.strategies().find(id);
    lines.add(
        installed
            .map(
                found ->
                    new DiagnosisLine(
                        id, true, "version " + found.version() + " from " + found.source()))
            .orElseGet(
                () -> new DiagnosisLine(id, false, "it is not installed; there are " + ids())));
    for (RefusedPlugin file : services.strategies().refused()) {
      // Whose file that is cannot be known: what is refused may not even have an id.
      lines.add(
          new DiagnosisLine(file.file(), installed.isPresent(), "it is refused: " + file.reason()));
    }
  }

  private String ids() {
    return String.join(
        ", ", services.strategies().list().stream().map(InstalledStrategy::id).toList());
  }

  private List<DiagnosisLine> ofSession(SessionEngine engine, List<PodConfiguration> pods) {
    List<DiagnosisLine> lines = new ArrayList<>();
    boolean plays = session.status() == SessionStatus.RUNNING && session.settings().speed() > 0;
    lines.add(
        new DiagnosisLine(
            "session", plays, session.message() + "; " + session.settings().describeFeed()));
    switch (engine.kernel().tradingState()) {
      case ACTIVE -> lines.add(new DiagnosisLine("trading", true, "ACTIVE"));
      default ->
          lines.add(
              new DiagnosisLine(
                  "trading",
                  false,
                  engine.kernel().tradingState()
                      + " by "
                      + engine.kernel().tradingStateActor()
                      + ": "
                      + engine.kernel().tradingStateReason()));
    }
    Map<String, String> problems = engine.roster().problems();
    for (PodConfiguration pod : pods) {
      lines.addAll(new PodDiagnosis(engine, pod.name(), problems.get(pod.name())).lines());
    }
    return lines;
  }
}
