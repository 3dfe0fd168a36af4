package io.slipstream.runtime;

import io.slipstream.api.service.operations.ReconcileView.Difference;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Differences that were found, on disk: a restart finds them again with their numbers. */
record ReconcileFile(Path file) {
  private static final Logger LOG = LoggerFactory.getLogger(ReconcileFile.class);

  private record Kept(List<Difference> differences) {}

  /** What was kept; of a file that cannot be read nothing, so that all is reported anew. */
  List<Difference> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return JsonText.read(Files.readString(file), Kept.class).differences();
    } catch (IOException | RuntimeException e) {
      LOG.error("{} cannot be read: differences are reported anew", file, e);
      return List.of();
    }
  }

  /** Returns once a crash cannot undo it. */
  void write(List<Difference> differences) {
    DurableText.write(file, JsonText.pretty(new Kept(differences)));
  }
}
