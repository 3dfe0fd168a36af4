package io.slipstream.remotepods;

import io.slipstream.report.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a program is told with {@code POST /configure}, and the revision that names it. */
final class Revisions {
  private static final int LENGTH = 16;

  private Revisions() {}

  static Map<String, Object> content(RemotePodSettings settings, PodMemory memory) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("revision", of(settings, memory));
    content.put("trade", !memory.halted());
    content.putAll(terms(settings));
    return content;
  }

  private static Map<String, Object> terms(RemotePodSettings settings) {
    Map<String, Object> terms = new LinkedHashMap<>();
    terms.put("capital", settings.terms().getOrDefault(RemotePodSettings.CAPITAL, "0"));
    terms.put("limits", settings.below(RemotePodSettings.LIMIT));
    terms.put("parameters", settings.below(RemotePodSettings.PARAMETER));
    return terms;
  }

  /** The same for the same terms after the same number of starts. */
  static String of(RemotePodSettings settings, PodMemory memory) {
    String text = JsonText.compact(terms(settings)) + memory.starts();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
