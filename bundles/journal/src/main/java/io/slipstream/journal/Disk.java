package io.slipstream.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Opens the files that are written. */
@FunctionalInterface
interface Disk {
  /** The operating system's. */
  Disk REAL = FileChannel::open;

  FileChannel open(Path file, OpenOption... options) throws IOException;
}
