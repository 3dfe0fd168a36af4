package io.slipstream.verifier;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** Writes a journal in memory, file by file, as docs/journal-format.md has it. */
final class JournalWriter {
  /** What is recorded, without its sequence. */
  record Entry(int kind, byte[] payload) {}

  private record Peak(long width, byte[] hash) {}

  private final LogKey key;
  private final int perSegment;
  private final Map<String, ByteArrayOutputStream> files = new TreeMap<>();
  private final Deque<Peak> peaks = new ArrayDeque<>();
  private final List<byte[]> leaves = new ArrayList<>();
  private String segment;
  private long count;

  JournalWriter(LogKey key, int perSegment) {
    this.key = key;
    this.perSegment = perSegment;
    file("journal.vkey").writeBytes(LogKey.utf8(key.vkey() + "\n"));
    file("journal.lock");
  }

  static String digits(long number) {
    String text = Long.toString(number);
    return "0".repeat(20 - text.length()) + text;
  }

  private ByteArrayOutputStream file(String name) {
    return files.computeIfAbsent(name, any -> new ByteArrayOutputStream());
  }

  JournalWriter add(Entry entry) {
    if (count % perSegment == 0) {
      segment = digits(count + 1) + ".journal";
      file(segment).writeBytes(LogKey.utf8("SLIPJNL1"));
      file(segment).writeBytes(longBytes(count + 1));
    }
    count++;
    byte[] input = input(count, entry);
    file(segment).writeBytes(record(input, entry.payload().length));
    byte[] leaf = NaiveTree.leaf(input);
    leaves.add(leaf);
    file("tree/level-0.hashes").writeBytes(leaf);
    grow(leaf);
    return this;
  }

  JournalWriter add(List<Entry> entries) {
    entries.forEach(this::add);
    return this;
  }

  private void grow(byte[] leaf) {
    Peak peak = new Peak(1, leaf);
    while (!peaks.isEmpty() && peaks.peek().width() == peak.width()) {
      peak = new Peak(2 * peak.width(), NaiveTree.node(peaks.pop().hash(), peak.hash()));
      for (int level = 1; level < 4; level++) {
        if (peak.width() == 1L << (8 * level)) {
          file("tree/level-" + level + ".hashes").writeBytes(peak.hash());
        }
      }
    }
    peaks.push(peak);
  }

  byte[] root() {
    byte[] root = null;
    for (Peak peak : peaks) {
      root = root == null ? peak.hash() : NaiveTree.node(peak.hash(), root);
    }
    return root == null ? LogKey.sha256() : root;
  }

  long count() {
    return count;
  }

  List<byte[]> leaves() {
    return leaves;
  }

  /** Signs what is there and returns the note. */
  byte[] checkpoint() {
    byte[] note = LogKey.utf8(key.checkpoint(count, root()));
    put("checkpoints/" + digits(count) + ".note", note);
    return note;
  }

  void put(String name, byte[] content) {
    files.remove(name);
    file(name).writeBytes(content);
  }

  /** Copies of all files. */
  Map<String, byte[]> files() {
    Map<String, byte[]> copies = new TreeMap<>();
    files.forEach((name, content) -> copies.put(name, content.toByteArray()));
    return copies;
  }

  static void write(Map<String, byte[]> files, Path directory) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  static byte[] input(long sequence, Entry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(longBytes(sequence));
    bytes.write(entry.kind());
    bytes.writeBytes(entry.payload());
    return bytes.toByteArray();
  }

  static byte[] record(byte[] input, int length) {
    CRC32C crc = new CRC32C();
    crc.update(input);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(length);
      out.writeInt((int) crc.getValue());
      out.write(input, 8, length + 1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] longBytes(long value) {
    return java.nio.ByteBuffer.allocate(8).putLong(value).array();
  }
}
