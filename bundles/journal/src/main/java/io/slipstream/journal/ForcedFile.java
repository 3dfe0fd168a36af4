package io.slipstream.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts files where they survive a failure of the machine, whole or not at all. */
final class ForcedFile {
  private ForcedFile() {}

  /** Writes a text under another name first. */
  static void write(Path file, String text) throws IOException {
    Path made = file.resolveSibling("new.note.tmp");
    Files.writeString(made, text);
    try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    move(made, file);
  }

  static void move(Path made, Path file) throws IOException {
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(file.getParent());
  }

  /** Gives a directory a name that nothing has. */
  static void rename(Path directory, Path name) throws IOException {
    Files.move(directory, name, StandardCopyOption.ATOMIC_MOVE);
    forceDirectory(name.getParent());
  }

  /** So that a file's name is there after the machine failed, where the system can say so. */
  static void forceDirectory(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel names = FileChannel.open(directory)) {
        names.force(true);
      }
    }
  }
}
