package io.slipstream.slip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

  private void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String seen() {
    return terminal.toString(StandardCharsets.UTF_8);
  }

  @Test
  void shouldLeaveOutColors() throws IOException {
    try (PlainText plain = new PlainText(terminal)) {
      write(plain, "\u001b[31mred\u001b[0m and [plain]");
    }
    assertEquals("red and [plain]", seen());
  }

  /** The next command writes to the same terminal. */
  @Test
  void shouldLeaveTheTerminalOpen() throws IOException {
    OutputStream shared =
        new BufferedOutputStream(terminal) {
          @Override
          public void close() {
            throw new AssertionError("the terminal was closed");
          }
        };
    for (String line : new String[] {"one ", "two"}) {
      try (PlainText plain = new PlainText(shared)) {
        write(plain, line);
      }
    }
    assertEquals("one two", seen());
  }
}
