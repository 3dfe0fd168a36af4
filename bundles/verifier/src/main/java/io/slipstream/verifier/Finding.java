package io.slipstream.verifier;

/**
 * Something that is not as it must be, and where: the file, the byte in it and the entries, as far
 * as they are known; a byte that is not is -1, an entry that is not is 0.
 */
record Finding(String file, long offset, long first, long last, String text) {
  static Finding in(String file, String text) {
    return new Finding(file, -1, 0, 0, text);
  }

  static Finding at(String file, long offset, String text) {
    return new Finding(file, offset, 0, 0, text);
  }

  static Finding of(String file, long offset, long entry, String text) {
    return new Finding(file, offset, entry, entry, text);
  }

  static Finding range(String file, long first, long last, String text) {
    return new Finding(file, -1, first, last, text);
  }

  /** Whether the entry is among those that are named. */
  boolean names(long entry) {
    return first > 0 && first <= entry && entry <= last;
  }

  /** The finding as it is printed: file, byte, entry, what. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(file);
    if (offset >= 0) {
      line.append(", byte ").append(offset);
    }
    if (first > 0 && first == last) {
      line.append(", entry ").append(first);
    } else if (first > 0) {
      line.append(", entries ").append(first).append(" to ").append(last);
    }
    return line.append(": ").append(text).toString();
  }
}
