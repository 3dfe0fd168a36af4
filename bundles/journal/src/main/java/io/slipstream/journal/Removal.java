package io.slipstream.journal;

import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What retention removed: the entries from the first to one, of which the hashes are kept. It is a
 * signed note of its own kind, {@code docs/journal-format.md} has it.
 *
 * @param last sequence of the newest entry that was removed, 0 when none was
 * @param seconds when that was, since 1970
 * @param peaks roots of the complete subtrees that the removed entries make, largest first
 * @param note as it is signed, empty when none was removed
 */
record Removal(long last, long seconds, List<byte[]> peaks, String note) {
  private static final String FILE = "removed.note";
  private static final String KIND = "/removed";
  private static final String NUMBER = "0|[1-9][0-9]{0,17}";
  private static final Removal NONE = new Removal(0, 0, List.of(), "");

  /**
   * What a journal's directory says; the signature is looked at by {@link #requireSignature}.
   *
   * @throws JournalException when the file is damaged
   */
  static Removal read(Path journal) throws IOException {
    Path file = journal.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    try {
      return parse(Files.readString(file));
    } catch (IllegalArgumentException | IOException e) {
      throw new JournalException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * A removal from its note.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Removal parse(String note) {
    String[] lines = SignedNote.parse(note).text().split("\n", -1);
    boolean fits =
        lines.length > 3
            && lines[0].endsWith(KIND)
            && lines[1].matches(NUMBER)
            && lines[2].matches(NUMBER);
    long last = fits ? Long.parseLong(lines[1]) : 0;
    if (last == 0 || lines.length != 4 + Long.bitCount(last)) {
      throw new IllegalArgumentException(
          "no note of what was removed: origin, number of entries, seconds and subtrees' roots are"
              + " allowed, a line each");
    }
    List<byte[]> peaks = new ArrayList<>();
    for (String line : Arrays.asList(lines).subList(3, lines.length - 1)) {
      peaks.add(Base64.getDecoder().decode(line));
    }
    if (peaks.stream().anyMatch(peak -> peak.length != TreeHasher.HASH_BYTES)) {
      throw new IllegalArgumentException("no note of what was removed: a root has 32 bytes");
    }
    return new Removal(last, Long.parseLong(lines[2]), List.copyOf(peaks), note);
  }

  static Removal sign(NoteKey key, long last, long seconds, List<byte[]> peaks) {
    StringBuilder text = new StringBuilder(key.verifier().name()).append(KIND).append('\n');
    text.append(last).append('\n').append(seconds).append('\n');
    for (byte[] peak : peaks) {
      text.append(Base64.getEncoder().encodeToString(peak)).append('\n');
    }
    return new Removal(last, seconds, List.copyOf(peaks), text + "\n" + key.sign(text.toString()));
  }

  void store(Path journal) throws IOException {
    ForcedFile.write(journal.resolve(FILE), note);
  }

  boolean isNone() {
    return last == 0;
  }

  /** Refuses what the journal's key did not sign. */
  void requireSignature(VerifierKey key) {
    if (isNone()) {
      return;
    }
    SignedNote signed = SignedNote.parse(note);
    if (!signed.isSignedBy(key) || !signed.text().startsWith(key.name() + KIND + "\n")) {
      throw new JournalException(
          FILE + " is not signed with the journal's key " + key.name() + "; nothing was changed");
    }
  }

  /** Goes on where the removed entries end. */
  void begin(Frontier frontier) throws IOException {
    frontier.start(last, (from, height) -> peaks.get(Long.bitCount(last >>> (height + 1))).clone());
  }

  /** Root of the tree of the removed entries. */
  byte[] root() throws IOException {
    Frontier frontier = new Frontier(new TreeHasher());
    begin(frontier);
    return frontier.root();
  }
}
