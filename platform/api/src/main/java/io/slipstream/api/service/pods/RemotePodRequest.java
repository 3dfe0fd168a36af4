package io.slipstream.api.service.pods;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A program that shall join as a pod.
 *
 * @param name 1 to 40 lower-case letters, digits or hyphens
 * @param url below which it serves {@code status}, {@code configure} and {@code halt}
 * @param settings texts by key as in its configuration file, without the URL
 */
public record RemotePodRequest(String name, String url, Map<String, String> settings) {
  /** Copies the settings. */
  public RemotePodRequest {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** All entries of its configuration file. */
  public SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>(settings);
    texts.put("url", url);
    return texts;
  }
}
