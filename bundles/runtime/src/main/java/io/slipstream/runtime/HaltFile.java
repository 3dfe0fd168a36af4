package io.slipstream.runtime;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that halts trading while nothing else answers: looked for four times a second on a thread
 * of its own. Its first line is the reason. As long as it is there nobody resumes; that it is taken
 * away resumes nothing.
 */
final class HaltFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HaltFile.class);
  private static final long PAUSE_MILLIS = 250;
  private static final int LONGEST_REASON = 500;

  private final Path file;
  private final Consumer<String> halt;
  private final Thread thread = new Thread(this::run, "slipstream-halt-file");
  private volatile boolean closed;
  private boolean seen;

  /** {@code halt} is told the reason whenever the file appears. */
  HaltFile(Path file, Consumer<String> halt) {
    this.file = file;
    this.halt = halt;
    thread.setDaemon(true);
  }

  /** Looks once, at once, and from then on. */
  void start() {
    look();
    thread.start();
  }

  /** The reason in it, when it is there. */
  Optional<String> reason() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file).strip();
      String first = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
      String cut = first.substring(0, Math.min(LONGEST_REASON, first.length()));
      return Optional.of(cut.isEmpty() ? "no reason given" : cut);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (MalformedInputException e) {
      return Optional.of("its content is no UTF-8 text");
    } catch (IOException e) {
      return Optional.of("it cannot be read: " + e.getMessage());
    }
  }

  Path file() {
    return file;
  }

  private void run() {
    while (!closed) {
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        look();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** One that could not be carried out is tried again. */
  private void look() {
    try {
      Optional<String> reason = reason();
      if (reason.isPresent() && !seen) {
        halt.accept(reason.get());
      }
      seen = reason.isPresent();
    } catch (RuntimeException e) {
      LOG.error("The halt that {} asks for was not carried out yet", file, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
