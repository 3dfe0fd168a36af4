package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * A file of lines that only grows, each behind its checksum. A process that is killed leaves at
 * most one torn line at the end, which is cut off when the file is opened again. What was appended
 * is the system's then, not surely the disk's: a power cut may take the last lines along. One
 * process writes at a time. An interrupted thread that writes closes the channel for everybody; the
 * next line opens it anew.
 */
final class CheckedLines implements AutoCloseable {
  private static final int SUM = 8;

  private final Path file;
  private final List<String> lines = new ArrayList<>();
  private FileChannel channel;
  private int good;
  private boolean isClosed;

  private CheckedLines(Path file) {
    this.file = file;
  }

  /**
   * Opens or makes it.
   *
   * @throws BacktestException when it cannot be had, or a line before the last one is damaged
   */
  static CheckedLines open(Path file) {
    CheckedLines opened = new CheckedLines(file);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      opened.open();
      return opened;
    } catch (IOException e) {
      throw new BacktestException("cannot open " + file + ": " + e, e);
    }
  }

  /** Lines that somebody else appended while it was closed are whole ones, and stay. */
  private void open() throws IOException {
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock();
      read();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void lock() throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new BacktestException(file + " is being written by another sweep");
    }
  }

  private void read() throws IOException {
    byte[] all = Files.readAllBytes(file);
    if (all.length < good) {
      throw new BacktestException(file + " is shorter than it was; begin anew");
    }
    for (int start = good, end; (end = end(all, start)) < all.length; start = end + 1) {
      String line = new String(all, start, end - start, StandardCharsets.UTF_8);
      if (!isWhole(line)) {
        if (end(all, end + 1) < all.length) {
          throw new BacktestException(
              file + " is damaged in line " + (lines.size() + 1) + ": its checksum does not fit");
        }
        break;
      }
      lines.add(line.substring(SUM + 1));
      good = end + 1;
    }
    channel.truncate(good);
    channel.position(good);
  }

  private static int end(byte[] all, int start) {
    int end = start;
    while (end < all.length && all[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isWhole(String line) {
    return line.length() > SUM
        && line.charAt(SUM) == ' '
        && line.substring(0, SUM).equals(sum(line.substring(SUM + 1)));
  }

  private static String sum(String line) {
    CRC32 sum = new CRC32();
    sum.update(line.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /** What was there when it was opened, and what others appended since. */
  List<String> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** Adds a line without line breaks. */
  synchronized void append(String line) {
    ByteBuffer bytes =
        ByteBuffer.wrap((sum(line) + " " + line + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      if (!channel.isOpen() && !isClosed) {
        open();
      }
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      good += bytes.limit();
    } catch (IOException e) {
      takeBack();
      throw new BacktestException("cannot write " + file + ": " + e, e);
    }
  }

  /** Half a line would spoil the one after it. */
  private void takeBack() {
    try {
      if (channel.isOpen()) {
        channel.truncate(good);
        channel.position(good);
      }
    } catch (IOException e) {
      // The first error is told; what stands there is cut off when the file is opened again.
      return;
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    try {
      channel.close();
    } catch (IOException e) {
      throw new BacktestException("cannot close " + file + ": " + e, e);
    }
  }
}
