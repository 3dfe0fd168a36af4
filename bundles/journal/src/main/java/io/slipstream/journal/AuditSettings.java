package io.slipstream.journal;

import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How a journal is made provable.
 *
 * @param checkpointSeconds pause between two checkpoints
 * @param keyFile where the signing key is, empty for {@code keys/journal.pem} beside the journal
 * @param witnesses whose signatures are accepted
 */
record AuditSettings(int checkpointSeconds, String keyFile, List<VerifierKey> witnesses) {
  static AuditSettings of(int checkpointSeconds, String keyFile, String... witnesses) {
    if (checkpointSeconds < 1 || checkpointSeconds > 86_400) {
      throw new IllegalArgumentException(
          "checkpoint.seconds = " + checkpointSeconds + ": 1 to 86400 is allowed");
    }
    return new AuditSettings(
        checkpointSeconds,
        keyFile,
        Arrays.stream(witnesses).filter(w -> !w.isBlank()).map(VerifierKey::parse).toList());
  }

  /**
   * Opens the signing key. A key is a journal's name: one that is kept here is set aside when a
   * journal begins anew, so that no key ever signs two histories.
   */
  NoteKey openKey(Path journal, boolean beginsAnew, boolean hasSigned) throws IOException {
    Path place = journal.toAbsolutePath();
    String own = place.getFileName() + ".pem";
    Path file = keyFile.isEmpty() ? place.resolveSibling("keys").resolve(own) : Path.of(keyFile);
    if (hasSigned && !Files.exists(file)) {
      throw new JournalException(
          "the key "
              + file
              + " is missing, with which the checkpoints of "
              + journal
              + " were signed: bring it back; nothing was changed");
    }
    if (!keyFile.isEmpty()) {
      return NoteKey.open(file);
    }
    if (beginsAnew && Files.exists(file)) {
      Path aside = file;
      for (int i = 1; Files.exists(aside); i++) {
        aside = file.resolveSibling(place.getFileName() + "-" + i + ".pem");
      }
      Files.move(file, aside);
    }
    return NoteKey.open(file);
  }
}
