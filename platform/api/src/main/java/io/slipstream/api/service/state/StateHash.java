package io.slipstream.api.service.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * SHA-256 over named sections of a state, and over the list of them; two states that differ show in
 * which section.
 *
 * @param sections hexadecimal hash by section name, in the order written
 * @param value hexadecimal hash over all names and section hashes
 */
public record StateHash(Map<String, String> sections, String value) {
  /** Keeps the sections' order. */
  public StateHash {
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  /** Starts an empty hash. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects sections. */
  public static final class Builder {
    private final Map<String, String> sections = new LinkedHashMap<>();

    /** Hashes what {@code state} writes under a name used once. */
    public Builder section(String name, Consumer<StateSink> state) {
      DigestSink sink = new DigestSink();
      state.accept(sink);
      if (sections.put(name, sink.hex()) != null) {
        throw new IllegalArgumentException("section " + name + " is there twice");
      }
      return this;
    }

    /** Hashes what was written under a name used once. */
    Builder section(String name, byte[] written) {
      DigestSink sink = new DigestSink();
      sink.digest.update(written);
      sections.put(name, sink.hex());
      return this;
    }

    /** The finished hash. */
    public StateHash build() {
      DigestSink sink = new DigestSink();
      sections.forEach((name, hash) -> sink.put(name).put(hash));
      return new StateHash(sections, sink.hex());
    }
  }

  private static final class DigestSink implements StateSink {
    private final MessageDigest digest = sha256();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    @Override
    public StateSink put(long value) {
      digest.update(number.clear().putLong(value).array());
      return this;
    }

    @Override
    public StateSink put(byte[] bytes) {
      put(bytes.length);
      digest.update(bytes);
      return this;
    }

    @Override
    public StateSink put(String text) {
      return put(text.getBytes(StandardCharsets.UTF_8));
    }

    String hex() {
      return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
