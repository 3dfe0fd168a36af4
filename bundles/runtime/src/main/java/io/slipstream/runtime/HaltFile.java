package io.slipstream.runtime;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that halts trading while nothing else answers: looked for on a thread of its own, as soon
 * as the system tells of a change in its directory, and four times a second in any case. Its first
 * line is the reason. As long as it is there nobody resumes; that it is taken away resumes nothing.
 */
final class HaltFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HaltFile.class);
  private static final long PAUSE_MILLIS = 250;
  private static final int LONGEST_REASON = 500;

  /** Whoever makes a file writes into it a moment later. */
  private static final long MOMENT_MILLIS = 1;

  private static final int MOMENTS = 3;
  private static final Optional<String> UNSAID = Optional.of("no reason given");

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
    try {
      look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
      return cut.isEmpty() ? UNSAID : Optional.of(cut);
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
    try (WatchService changes = file.getFileSystem().newWatchService()) {
      WatchKey directory = null;
      while (!closed) {
        directory = listen(changes, directory);
        if (directory == null) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } else {
          changes.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | UnsupportedOperationException e) {
      LOG.warn("Changes beside {} are not told of; it is looked for", file, e);
      poll();
    }
  }

  /** Where nothing is told of changes. */
  private void poll() {
    try {
      while (!closed) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null as long as its directory is not there; begun again when that was another one. */
  private WatchKey listen(WatchService changes, WatchKey before) {
    if (before != null) {
      before.pollEvents();
      if (before.reset()) {
        return before;
      }
    }
    try {
      return file.toAbsolutePath()
          .getParent()
          .register(changes, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
    } catch (IOException e) {
      LOG.debug("Changes beside {} are not told of", file, e);
      return null;
    }
  }

  /** One that could not be carried out is tried again. */
  private void look() throws InterruptedException {
    try {
      Optional<String> reason = reason();
      for (int i = 0; i < MOMENTS && !seen && reason.equals(UNSAID); i++) {
        TimeUnit.MILLISECONDS.sleep(MOMENT_MILLIS);
        reason = reason();
      }
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
