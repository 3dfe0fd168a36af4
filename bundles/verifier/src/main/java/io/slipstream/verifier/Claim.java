package io.slipstream.verifier;

/** A checkpoint that the log signed, and the file it is in. */
record Claim(String file, boolean isTrusted, Checkpoint checkpoint) {
  long size() {
    return checkpoint.size();
  }

  byte[] root() {
    return checkpoint.root();
  }
}
