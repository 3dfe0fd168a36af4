package io.slipstream.verifier;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Writes journals to try the verifier on. {@code small DIRECTORY}: 1,000 entries with two proofs
 * beside them; {@code large DIRECTORY ENTRIES BYTES}: any number of entries.
 */
final class DemoJournal {
  private static final int PER_SEGMENT = 100_000;

  private DemoJournal() {}

  /** Writes the journal that the arguments ask for. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[1]);
    if (args[0].equals("small")) {
      small(directory);
    } else {
      large(directory, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    }
  }

  /** A journal in {@code journal}; beside it its key, a checkpoint kept earlier, and proofs. */
  static void small(Path directory) throws IOException {
    LogKey key = LogKey.log(System.nanoTime());
    JournalWriter writer = new JournalWriter(key, 400);
    Random random = new Random(1);
    byte[] kept = {};
    byte[] newest = {};
    byte[] entry = {};
    for (int sequence = 1; sequence <= 1000; sequence++) {
      byte[] payload = new byte[random.nextInt(100)];
      random.nextBytes(payload);
      JournalWriter.Entry added = new JournalWriter.Entry(sequence % 2, payload);
      writer.add(added);
      entry = sequence == 700 ? JournalWriter.input(sequence, added) : entry;
      kept = sequence == 600 ? writer.checkpoint() : kept;
      newest = sequence == 990 ? writer.checkpoint() : newest;
    }
    JournalWriter.write(writer.files(), directory.resolve("journal"));
    Files.write(directory.resolve("kept.note"), kept);
    Files.writeString(directory.resolve("log.vkey"), key.vkey() + "\n");
    NaiveTree tree = new NaiveTree(writer.leaves());
    Files.write(
        directory.resolve("entry.proof"), proof(699, tree.inclusion(699, 0, 990), entry, newest));
    Files.writeString(directory.resolve("growth.proof"), lines(tree.consistency(600, 990)));
  }

  static byte[] proof(long index, List<byte[]> path, byte[] entry, byte[] note) {
    String head =
        "slipstream.io/proof/v1\nindex "
            + index
            + "\n"
            + lines(path)
            + "\nentry "
            + Base64.getEncoder().encodeToString(entry)
            + "\n\n";
    byte[] start = LogKey.utf8(head);
    byte[] all = Arrays.copyOf(start, start.length + note.length);
    System.arraycopy(note, 0, all, start.length, note.length);
    return all;
  }

  static String lines(List<byte[]> hashes) {
    StringBuilder lines = new StringBuilder();
    hashes.forEach(hash -> lines.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return lines.toString();
  }

  private static void large(Path directory, int entries, int bytes) throws IOException {
    LogKey key = LogKey.log(1);
    Frontier tree = new Frontier(new Hashing());
    Random random = new Random(1);
    Files.createDirectories(directory.resolve("tree"));
    Files.createDirectories(directory.resolve("checkpoints"));
    Files.writeString(directory.resolve("journal.vkey"), key.vkey());
    List<OutputStream> levels = new ArrayList<>();
    for (int level = 0; level < 4; level++) {
      levels.add(open(directory.resolve("tree/level-" + level + ".hashes")));
    }
    for (int first = 1; first <= entries; first += PER_SEGMENT) {
      int last = Math.min(entries, first + PER_SEGMENT - 1);
      try (OutputStream segment =
          open(directory.resolve(JournalWriter.digits(first) + ".journal"))) {
        segment.write(LogKey.utf8("SLIPJNL1"));
        segment.write(JournalWriter.longBytes(first));
        for (int sequence = first; sequence <= last; sequence++) {
          byte[] payload = new byte[bytes];
          random.nextBytes(payload);
          byte[] input = JournalWriter.input(sequence, new JournalWriter.Entry(0, payload));
          segment.write(JournalWriter.record(input, bytes));
          grow(tree, NaiveTree.leaf(input), levels);
        }
      }
      Files.writeString(
          directory.resolve(Manipulations.note(last)), key.checkpoint(last, tree.root()));
    }
    for (OutputStream level : levels) {
      level.close();
    }
  }

  private static void grow(Frontier tree, byte[] leaf, List<OutputStream> levels)
      throws IOException {
    levels.get(0).write(leaf);
    List<byte[]> completed = new ArrayList<>();
    tree.append(leaf, (level, hash) -> completed.add(hash.clone()));
    for (int level = 0; level < completed.size(); level++) {
      levels.get(level + 1).write(completed.get(level));
    }
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file));
  }
}
