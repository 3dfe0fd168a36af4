package io.slipstream.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The signed checkpoints of a journal, a file each. */
final class Checkpoints {
  private static final String ENDING = ".note";

  private final Path directory;
  private final NoteKey key;
  private final TreeMap<Long, Path> files = new TreeMap<>();

  Checkpoints(Path journal, NoteKey key) throws IOException {
    this.directory = journal.resolve("checkpoints");
    this.key = key;
    Files.createDirectories(directory);
    try (Stream<Path> found = Files.list(directory)) {
      found
          .filter(file -> file.getFileName().toString().matches("0[0-8][0-9]{18}\\.note"))
          .forEach(file -> files.put(sizeOf(file), file));
    }
  }

  /** Whether a journal has none. */
  static boolean isEmpty(Path journal) throws IOException {
    Path directory = journal.resolve("checkpoints");
    if (!Files.isDirectory(directory)) {
      return true;
    }
    try (Stream<Path> found = Files.list(directory)) {
      return found.findAny().isEmpty();
    }
  }

  private static long sizeOf(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
  }

  /** Sizes there are checkpoints for, ascending. */
  synchronized List<Long> sizes() {
    return List.copyOf(files.keySet());
  }

  /** The largest size there is one for, or -1. */
  synchronized long newest() {
    return files.isEmpty() ? -1 : files.lastKey();
  }

  /** The least size of at least {@code size} there is one for, or -1. */
  synchronized long covering(long size) {
    Long found = files.ceilingKey(size);
    return found == null ? -1 : found;
  }

  /**
   * A stored note.
   *
   * @throws IllegalArgumentException when it is no checkpoint of that size signed by the key
   */
  synchronized String read(long size) throws IOException {
    String whole = Files.readString(files.get(size));
    check(whole, size);
    return whole;
  }

  private Checkpoint check(String whole, long size) {
    SignedNote note = SignedNote.parse(whole);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    boolean isOurs = note.isSignedBy(key.verifier());
    if (!isOurs
        || checkpoint.size() != size
        || !checkpoint.origin().equals(key.verifier().name())) {
      throw new IllegalArgumentException(
          "no checkpoint of " + size + " entries by " + key.verifier().name());
    }
    return checkpoint;
  }

  /** What a stored checkpoint says. */
  Checkpoint checkpoint(long size) throws IOException {
    return Checkpoint.parse(SignedNote.parse(read(size)).text());
  }

  /** A size there is a checkpoint for. */
  synchronized long requireSize(long size) {
    if (!files.containsKey(size)) {
      Long below = files.floorKey(size);
      Long above = files.ceilingKey(size);
      String nearest =
          below == null && above == null
              ? "there is none"
              : "the nearest are of "
                  + (below == null ? "" : below + " ")
                  + (above == null ? "" : above);
      throw new IllegalArgumentException("checkpoint of " + size + " entries: " + nearest.strip());
    }
    return size;
  }

  /** What a checkpoint of this journal says that somebody kept. */
  Checkpoint requireSigned(String whole) {
    return check(whole, Checkpoint.parse(SignedNote.parse(whole).text()).size());
  }

  /** Signs and keeps one; returns the note. */
  synchronized String write(long size, byte[] root) throws IOException {
    if (files.containsKey(size)) {
      return read(size);
    }
    String text = new Checkpoint(key.verifier().name(), size, root).text();
    String whole = text + "\n" + key.sign(text);
    store(size, whole);
    return whole;
  }

  /**
   * Adds what witnesses have signed to a checkpoint that is there.
   *
   * @return the note as it is then
   * @throws IllegalArgumentException when it is not one of this journal, or none of them signed it
   */
  synchronized String addWitnesses(String cosigned, List<VerifierKey> witnesses)
      throws IOException {
    SignedNote note = SignedNote.parse(cosigned);
    long size = Checkpoint.parse(note.text()).size();
    if (!files.containsKey(size)) {
      throw new IllegalArgumentException("there is no checkpoint of " + size + " entries");
    }
    String before = read(size);
    String after = SignedNote.parse(before).withLinesOf(witnesses, note);
    if (after.isEmpty()) {
      throw new IllegalArgumentException(
          "the checkpoint of "
              + size
              + " entries with the signature of a configured witness: "
              + "anything else is not accepted");
    }
    store(size, after);
    return after;
  }

  private void store(long size, String whole) throws IOException {
    Path file = directory.resolve(String.format(Locale.ROOT, "%020d%s", size, ENDING));
    ForcedFile.write(file, whole);
    files.put(size, file);
  }
}
