package io.slipstream.journal;

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

  Path keyFile(Path journal) {
    return keyFile.isEmpty()
        ? journal.toAbsolutePath().resolveSibling("keys").resolve("journal.pem")
        : Path.of(keyFile);
  }
}
