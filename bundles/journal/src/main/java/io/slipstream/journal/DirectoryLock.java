package io.slipstream.journal;

import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a journal's directory to one writer. */
record DirectoryLock(FileChannel channel) implements AutoCloseable {
  /**
   * Takes the directory.
   *
   * @throws JournalException when another writer has it
   */
  static DirectoryLock take(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("journal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      channel.close();
      throw new JournalException(
          "journal directory " + directory + " is in use by another process");
    }
    return new DirectoryLock(channel);
  }

  static void release(DirectoryLock lock) {
    if (lock != null) {
      lock.close();
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new JournalException("cannot release the journal's lock: " + e, e);
    }
  }
}
