package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SymbolTableTest {
  /** Aa and BB have the same hash. */
  @Test
  void shouldFindWhatIsThereAndNothingElse() {
    SymbolTable table = new SymbolTable();
    assertEquals(-1, table.find("Aa"));
    table.add("Aa", 7);
    assertEquals(-1, table.find("BB"));
    table.add("BB", 8);
    for (int i = 0; i < 1_000; i++) {
      assertEquals(-1, table.find("S" + i));
      table.add("S" + i, i);
    }
    for (int i = 0; i < 1_000; i++) {
      assertEquals(i, table.find("S" + i));
    }
    assertEquals(7, table.find("Aa"));
    assertEquals(8, table.find("BB"));
  }
}
