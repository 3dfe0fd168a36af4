package io.slipstream.runtime;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that says which call of a strategy has been going on for long: when the process dies in
 * it, the next one knows whose fault that may be.
 */
final class CallMark {
  private static final Logger LOG = LoggerFactory.getLogger(CallMark.class);
  private static final String POD = "pod";
  private static final String SEQUENCE = "sequence";

  private final Path file;

  CallMark(Path file) {
    this.file = file;
  }

  void set(Overrun call) {
    Properties texts = new Properties();
    texts.setProperty(POD, String.valueOf(call.pod()));
    texts.setProperty(SEQUENCE, String.valueOf(call.sequence()));
    try (Writer writer = Files.newBufferedWriter(file)) {
      texts.store(writer, "A strategy's call that had not come back");
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.getMessage());
    }
  }

  void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted: {}", file, e.getMessage());
    }
  }

  /**
   * Takes what an earlier process left.
   *
   * @param last sequence of the journal's last entry
   * @return the call that it died in; null when there was none, or it had returned
   */
  Overrun take(long last) {
    if (!Files.exists(file)) {
      return null;
    }
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
      int pod = Integer.parseInt(texts.getProperty(POD, ""));
      long sequence = Long.parseLong(texts.getProperty(SEQUENCE, ""));
      String reason = "the process ended during a call of the strategy that took long";
      return pod >= 0 && sequence == last ? new Overrun(pod, sequence, reason, null) : null;
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} is not understood: {}", file, e.getMessage());
      return null;
    } finally {
      clear();
    }
  }
}
