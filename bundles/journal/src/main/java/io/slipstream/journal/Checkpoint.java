package io.slipstream.journal;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What a checkpoint says: that so many entries have this root.
 *
 * @param origin name of the log
 * @param size number of entries
 * @param root of the tree over them, 32 bytes, not to be changed
 */
record Checkpoint(String origin, long size, byte[] root) {
  /** The text that is signed. */
  String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }

  /**
   * The checkpoint of a note's text.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Checkpoint parse(String text) {
    List<String> lines = Arrays.asList(text.split("\n", -1));
    boolean fits =
        lines.size() >= 4 && !lines.get(0).isEmpty() && lines.get(1).matches("0|[1-9][0-9]{0,17}");
    byte[] root = fits ? Base64.getDecoder().decode(lines.get(2)) : new byte[0];
    if (root.length != TreeHasher.HASH_BYTES) {
      throw new IllegalArgumentException(
          "no checkpoint: origin, number of entries and root are allowed, a line each");
    }
    return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), root);
  }
}
