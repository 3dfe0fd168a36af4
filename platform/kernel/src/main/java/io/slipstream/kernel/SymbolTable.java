package io.slipstream.kernel;

import java.util.Arrays;

/** Numbers by symbol, in a table twice as long as what is in it at least. */
final class SymbolTable {
  private String[] symbols = new String[32];
  private int[] numbers = new int[32];
  private int count;

  /** The number of a symbol, or -1. */
  int find(String symbol) {
    int at = slot(symbol);
    return symbols[at] == null ? -1 : numbers[at];
  }

  /** Adds one that is not there yet. */
  void add(String symbol, int number) {
    if (++count * 2 > symbols.length) {
      String[] before = symbols;
      int[] numbersBefore = numbers;
      symbols = new String[before.length * 2];
      numbers = Arrays.copyOf(numbers, before.length * 2);
      for (int i = 0; i < before.length; i++) {
        if (before[i] != null) {
          put(before[i], numbersBefore[i]);
        }
      }
    }
    put(symbol, number);
  }

  private void put(String symbol, int number) {
    int at = slot(symbol);
    symbols[at] = symbol;
    numbers[at] = number;
  }

  /** Where it is, or the free place where it belongs. */
  private int slot(String symbol) {
    int hash = symbol.hashCode();
    int at = (hash ^ hash >>> 16) & symbols.length - 1;
    while (symbols[at] != null && !symbols[at].equals(symbol)) {
      at = at + 1 & symbols.length - 1;
    }
    return at;
  }
}
