package io.slipstream.api.service.state;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A state as it was written, section by section, to be read back later. Its bytes are those that
 * the {@link StateHash} of the same sections is made of.
 */
public final class StateSnapshot {
  private final Map<String, byte[]> sections = new LinkedHashMap<>();

  /** Keeps what {@code state} writes under a name used once. */
  public StateSnapshot write(String name, Consumer<StateSink> state) {
    ByteSink sink = new ByteSink();
    state.accept(sink);
    if (sections.put(name, sink.bytes.toByteArray()) != null) {
      throw new IllegalArgumentException("section " + name + " is there twice");
    }
    return this;
  }

  /** Names of the sections, in the order written. */
  public List<String> sections() {
    return new ArrayList<>(sections.keySet());
  }

  /**
   * Hands a section to who wrote it, who has to take all of it.
   *
   * @throws StateException when the section is not there or does not fit
   */
  public void read(String name, Consumer<StateSource> state) {
    byte[] bytes = sections.get(name);
    if (bytes == null) {
      throw new StateException("section '" + name + "' is not there; there are " + sections());
    }
    StateSource source = new StateSource(name, bytes);
    try {
      state.accept(source);
    } catch (StateException e) {
      throw e;
    } catch (RuntimeException e) {
      // A value that no component can have is refused by the component, in its own words.
      throw new StateException("section '" + name + "' does not fit: " + e, e);
    }
    if (!source.isEmpty()) {
      throw new StateException("section '" + name + "' has more than was read");
    }
  }

  /** Hash of the sections whose names are given, in that order. */
  public StateHash hash(List<String> names) {
    StateHash.Builder hash = StateHash.builder();
    for (String name : names) {
      hash.section(name, sections.get(name));
    }
    return hash.build();
  }

  /**
   * All sections one after the other: 4-byte length of the name, the name, 4-byte length, bytes;
   * big-endian.
   */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sections.forEach(
        (name, bytes) -> {
          writeCounted(name.getBytes(StandardCharsets.UTF_8), out);
          writeCounted(bytes, out);
        });
    return out.toByteArray();
  }

  private static void writeCounted(byte[] bytes, ByteArrayOutputStream out) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  /**
   * The snapshot of these bytes.
   *
   * @throws StateException when they are none
   */
  public static StateSnapshot of(byte[] bytes) {
    StateSnapshot snapshot = new StateSnapshot();
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      String name = StateSource.text(takeCounted(left), "names");
      if (snapshot.sections.put(name, takeCounted(left)) != null) {
        throw new StateException("section '" + name + "' is there twice");
      }
    }
    return snapshot;
  }

  private static byte[] takeCounted(ByteBuffer left) {
    int length = left.remaining() < Integer.BYTES ? -1 : left.getInt();
    if (length < 0 || length > left.remaining()) {
      throw new StateException("the snapshot ends within a section");
    }
    byte[] bytes = new byte[length];
    left.get(bytes);
    return bytes;
  }

  private static final class ByteSink implements StateSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    @Override
    public StateSink put(long value) {
      bytes.writeBytes(number.clear().putLong(value).array());
      return this;
    }

    @Override
    public StateSink put(byte[] value) {
      put(value.length);
      bytes.writeBytes(value);
      return this;
    }

    @Override
    public StateSink put(String text) {
      return put(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
