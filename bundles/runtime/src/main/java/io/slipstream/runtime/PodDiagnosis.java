package io.slipstream.runtime;

import io.slipstream.api.service.operations.DiagnosisLine;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.PodState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one pod does, and what keeps it from trading; on the session's thread. */
final class PodDiagnosis {
  private final SessionEngine engine;
  private final String name;
  private final String problem;
  private final List<DiagnosisLine> lines = new ArrayList<>();

  /** {@code problem} is why its configuration or build is not in force, null for nothing. */
  PodDiagnosis(SessionEngine engine, String name, String problem) {
    this.engine = engine;
    this.name = name;
    this.problem = problem;
  }

  List<DiagnosisLine> lines() {
    int number = engine.kernel().podNumber(name);
    if (problem != null) {
      say(number >= 0, problem);
    }
    if (number >= 0) {
      PodState pod = engine.kernel().pod(number);
      addPermission(pod);
      addCalls(pod);
      addOrders(pod);
    }
    return lines;
  }

  private void say(boolean isWell, String text) {
    lines.add(new DiagnosisLine("pod " + name, isWell, text));
  }

  private void addPermission(PodState pod) {
    if (!pod.suspension().isEmpty()) {
      String what = pod.isQuarantined() ? "it is quarantined: " : "it is stopped: ";
      say(false, what + pod.suspension() + "; pod:start " + name + " begins it afresh");
    } else if (!engine.roster().isBound(pod.number())) {
      say(false, "no strategy decides for it");
    } else {
      PodLoop.OnProbation before = engine.loop().onProbation(pod.number());
      String probation =
          before == null
              ? ""
              : ", on probation for " + before.left() + " events, " + before.version() + " follows";
      say(true, "it runs version " + pod.version() + probation);
    }
  }

  private void addCalls(PodState pod) {
    CallTimes.Summary calls = engine.fence().times().summary(pod.number());
    if (calls.count() == 0) {
      say(false, "its strategy was not called since the start: no event of its instruments came");
    } else {
      say(
          true,
          String.format(
              Locale.ROOT,
              "%d calls since the start, p50 %.1f us, p99 %.1f us, longest %.1f us",
              calls.count(),
              calls.median() / 1e3,
              calls.p99() / 1e3,
              calls.longest() / 1e3));
    }
  }

  private void addOrders(PodState pod) {
    int working = engine.kernel().workingOrders(pod.number());
    Denials.OfPod denied = engine.denials().of(pod.number());
    if (pod.orders() == 0) {
      say(true, "it has asked for no order yet: it may see no reason to");
    } else {
      say(
          true,
          pod.orders() + " orders asked for, " + working + " working, " + pod.fills() + " fills");
    }
    if (denied != null) {
      say(false, denied.count() + " denied since the start, the last: " + denied.last().text());
    }
  }
}
