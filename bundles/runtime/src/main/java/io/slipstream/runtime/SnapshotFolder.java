package io.slipstream.runtime;

import io.slipstream.api.service.operations.SnapshotStatus;
import io.slipstream.api.service.state.StateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest snapshots of a session as files, named by the last entry that is in them. */
final class SnapshotFolder {
  private static final Pattern NAME = Pattern.compile("([0-9]{20})\\.snapshot");
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFolder.class);
  private static final long LARGEST = 1L << 30;

  private final Path folder;
  private final int kept;

  /** {@code kept} files stay, one or more. */
  SnapshotFolder(Path folder, int kept) {
    this.folder = folder;
    this.kept = kept;
  }

  /** Sequences of the snapshots that are there, the newest first. */
  List<Long> sequences() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Long> found = new ArrayList<>();
      files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(name -> name.matches())
          .forEach(name -> found.add(Long.parseLong(name.group(1))));
      found.sort(Comparator.reverseOrder());
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new StateException("the folder " + folder + " cannot be listed: " + e.getMessage(), e);
    }
  }

  /** The snapshots that are there, the newest first. */
  List<SnapshotStatus.Kept> kept() {
    return sequences().stream()
        .map(sequence -> new SnapshotStatus.Kept(sequence, file(sequence).toFile().length()))
        .toList();
  }

  /**
   * Reads one.
   *
   * @throws StateException when it cannot be read or is damaged
   */
  SessionSnapshot read(long sequence) {
    Path file = file(sequence);
    try {
      if (Files.size(file) > LARGEST) {
        throw new StateException("it is larger than " + LARGEST + " bytes");
      }
      SessionSnapshot snapshot = SessionSnapshot.of(Files.readAllBytes(file));
      if (snapshot.sequence() != sequence) {
        throw new StateException("it is named for another entry than " + snapshot.sequence());
      }
      return snapshot;
    } catch (IOException e) {
      throw new StateException("it cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Keeps one more, durably, and removes the oldest beyond those that are kept.
   *
   * @return how many bytes it has
   * @throws StateException when it cannot be written; what is there stays
   */
  long write(SessionSnapshot snapshot) {
    byte[] bytes = snapshot.toBytes();
    if (bytes.length > LARGEST) {
      throw new StateException(
          "it would have " + bytes.length + " bytes: up to " + LARGEST + " are allowed");
    }
    Path file = file(snapshot.sequence());
    Path beside = folder.resolve(file.getFileName() + ".tmp");
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel directory = FileChannel.open(folder)) {
        directory.force(true);
      }
      for (long old : sequences().stream().skip(kept).toList()) {
        Files.delete(file(old));
      }
      return bytes.length;
    } catch (IOException e) {
      throw new StateException("snapshot " + file + " cannot be written: " + e.getMessage(), e);
    } finally {
      deleteQuietly(beside);
    }
  }

  /** Removes what an earlier run did not finish, and all but the newest that were set aside. */
  void clear() {
    endingWith(".tmp").forEach(SnapshotFolder::deleteQuietly);
    List<Path> unusable = endingWith(".unusable");
    unusable.subList(0, Math.max(0, unusable.size() - 1)).forEach(SnapshotFolder::deleteQuietly);
  }

  private List<Path> endingWith(String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** What stays takes room, and nothing else. */
  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} is left behind: {}", file, e.getMessage());
    }
  }

  /** Gives one that is damaged, or of another journal, a name under which nobody reads it. */
  void setAside(long sequence) {
    Path file = file(sequence);
    try {
      Files.move(
          file,
          folder.resolve(file.getFileName() + ".unusable"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StateException("snapshot " + file + " cannot be set aside: " + e.getMessage(), e);
    }
  }

  Path file(long sequence) {
    return folder.resolve(String.format(Locale.ROOT, "%020d.snapshot", sequence));
  }
}
