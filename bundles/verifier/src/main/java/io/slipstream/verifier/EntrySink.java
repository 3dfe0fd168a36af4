package io.slipstream.verifier;

import java.io.IOException;

/** Takes the entries of the segments in the order of their sequence, without gap. */
interface EntrySink {
  /** An entry with the hash of what stands in the segment; the array is used again. */
  void entry(long sequence, byte[] leafHash, String file, long offset) throws IOException;

  /** Entries of which nothing could be read. */
  void unread(long first, long last) throws IOException;
}
