package io.slipstream.runtime;

import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.api.service.journal.JournalReader;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.ReplayRequest;
import io.slipstream.api.service.operations.ReplayView;
import io.slipstream.api.service.operations.StoryLine;
import java.nio.file.Path;
import java.util.List;

/** Replays journals on the caller's thread, the session's own while it goes on. */
final class ReplayDesk {
  private final LiveSession session;
  private final SessionServices services;

  ReplayDesk(LiveSession session, SessionServices services) {
    this.session = session;
    this.services = services;
  }

  ReplayView replay(ReplayRequest request) {
    if (request.journal() != null) {
      return replayOther(request);
    }
    record Moment(Journal journal, long sequence, String stateHash) {}
    Moment now =
        session.ask(
            engine ->
                new Moment(
                    engine.journal(),
                    engine.log().sequence(),
                    engine.kernel().stateHash().value()));
    boolean toTheEnd = request.to() == null;
    return replay(
        now.journal(),
        session.snapshotFolder(),
        request,
        now.sequence(),
        toTheEnd ? now.stateHash() : "");
  }

  private ReplayView replayOther(ReplayRequest request) {
    Path directory = request.journal();
    try {
      JournalReader journal = services.journals().read(directory);
      SnapshotFolder snapshots =
          new SnapshotFolder(directory.toAbsolutePath().resolveSibling("snapshots"), 1);
      return replay(journal, snapshots, request, journal.lastSequence(), "");
    } catch (JournalException e) {
      throw new OperationRefusedException("--journal '" + directory + "': " + e.getMessage(), e);
    }
  }

  private ReplayView replay(
      JournalReader journal,
      SnapshotFolder snapshots,
      ReplayRequest request,
      long end,
      String live) {
    requireReach("--from", request.from(), journal, end);
    requireReach("--to", request.to(), journal, end);
    PastSession past =
        PastSession.open(
            journal,
            snapshots,
            services.kernels(),
            found -> JournalReplay.isEarly(found, request.from()));
    if (request.from() != null
        && past.sequence() > 0
        && !JournalReplay.isEarly(past, request.from())) {
      throw new OperationRefusedException(
          "--from: the oldest snapshot that is left is at entry "
              + past.sequence()
              + ", and what is before it was removed by retention");
    }
    JournalReplay replay = new JournalReplay(past, snapshots, request);
    replay.run(end);
    requirePod(request.pod(), past);
    return replay.view(live, story(replay.differingOrder(), journal, snapshots));
  }

  static void requireReach(
      String field, ReplayRequest.Bound bound, JournalReader journal, long end) {
    if (bound != null
        && bound.time() == null
        && (bound.entry() < journal.firstSequence() || bound.entry() > end)) {
      throw new OperationRefusedException(
          field
              + " '"
              + bound.entry()
              + "': an entry from "
              + journal.firstSequence()
              + " to "
              + end
              + " is allowed");
    }
  }

  private static void requirePod(String pod, PastSession past) {
    if (!pod.isEmpty() && past.kernel().podNumber(pod) < 0) {
      throw new OperationRefusedException("--pod '" + pod + "': the journal has no such pod");
    }
  }

  private List<String> story(String order, JournalReader journal, SnapshotFolder snapshots) {
    if (order.isEmpty()) {
      return List.of();
    }
    return new OrderStory(order)
        .tell(OrderStory.open(order, journal, snapshots, services.kernels())).stream()
            .map(ReplayDesk::text)
            .toList();
  }

  private static String text(StoryLine line) {
    return "entry " + line.entry() + ", " + line.time() + ", " + line.step() + ": " + line.text();
  }
}
