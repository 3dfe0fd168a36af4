package io.slipstream.slip;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Leaves out the terminal's color sequences: escape, bracket, parameters, one final letter. What it
 * writes to stays open: a command that is over closes this.
 */
final class PlainText extends FilterOutputStream {
  private static final int ESCAPE = 0x1B;

  private boolean escaped;

  PlainText(OutputStream out) {
    super(out);
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  @Override
  public void write(int value) throws IOException {
    if (value == ESCAPE) {
      escaped = true;
    } else if (!escaped) {
      out.write(value);
    } else if (Character.isLetter(value)) {
      escaped = false;
    }
  }
}
