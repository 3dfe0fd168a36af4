package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.service.venue.OwnBooks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BooksTest {
  @TempDir Path scratch;

  @Test
  void shouldReadWithoutChangingTheState() throws IOException {
    try (OperatedSession on = new OperatedSession(scratch)) {
      List<Object> seen =
          on.session.ask(
              engine -> {
                String before = engine.kernel().stateHash().value();
                OwnBooks books = Books.of(engine);
                return List.of(before, books, engine.kernel().stateHash().value());
              });
      assertEquals(seen.get(0), seen.get(2));
      OwnBooks books = (OwnBooks) seen.get(1);
      assertEquals(0, books.positions().get("BTC/USD").compareTo(BigDecimal.ZERO));
      assertEquals(1, books.cash().size());
    }
  }
}
