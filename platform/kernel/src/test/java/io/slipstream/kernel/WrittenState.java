package io.slipstream.kernel;

import io.slipstream.api.service.state.StateSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a part of the kernel writes as its state, value by value. */
final class WrittenState implements StateSink {
  private final List<String> values = new ArrayList<>();

  /** The values, with a comma between them. */
  static String of(Consumer<StateSink> part) {
    WrittenState state = new WrittenState();
    part.accept(state);
    return String.join(",", state.values);
  }

  @Override
  public StateSink put(long value) {
    values.add(Long.toString(value));
    return this;
  }

  @Override
  public StateSink put(byte[] bytes) {
    values.add(java.util.HexFormat.of().formatHex(bytes));
    return this;
  }

  @Override
  public StateSink put(String text) {
    values.add(text);
    return this;
  }
}
