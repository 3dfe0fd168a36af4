package io.slipstream.backtest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.RunOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request as YAML or JSON: the names of the options, and {@code pods} and {@code instruments}.
 */
final class RunFile {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final List<String> POD_KEYS =
      List.of("name", "strategy", "weight", "set", "instruments");

  private final Path file;

  private RunFile(Path file) {
    this.file = file;
  }

  /**
   * Reads one; a manifest is read too, by its {@code request}.
   *
   * @throws BacktestException naming the file, the key, its value and what is allowed
   */
  static BacktestRequest read(Path file) {
    try {
      JsonNode root = YAML.readTree(Files.readString(file));
      return new RunFile(file).request(root.has("request") ? root.get("request") : root);
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
      throw new BacktestException(file + line + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new BacktestException("cannot read " + file + ": " + e, e);
    }
  }

  private BacktestRequest request(JsonNode root) {
    if (!root.isObject()) {
      throw new BacktestException(file + ": keys and values are allowed");
    }
    SortedMap<RunOption, String> options = new TreeMap<>();
    List<BacktestRequest.Pod> pods = new ArrayList<>();
    List<String> instruments = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      switch (entry.getKey()) {
        case "pods" -> list("pods", entry.getValue()).forEach(pod -> pods.add(pod(pod)));
        case "instruments" -> instruments.addAll(texts("instruments", entry.getValue()));
        default -> options.put(option(entry.getKey()), text(entry.getKey(), entry.getValue()));
      }
    }
    return new BacktestRequest(pods, instruments, options, null);
  }

  private RunOption option(String key) {
    for (RunOption option : RunOption.values()) {
      if (option.key().equals(key)) {
        return option;
      }
    }
    List<String> keys = new ArrayList<>(List.of("pods", "instruments"));
    Arrays.stream(RunOption.values()).map(RunOption::key).forEach(keys::add);
    throw new BacktestException(
        file + ": unknown key '" + key + "': " + String.join(", ", keys) + " are allowed");
  }

  private BacktestRequest.Pod pod(JsonNode pod) {
    if (!pod.isObject()) {
      throw new BacktestException(file + ": pods: a list of keys and values is allowed");
    }
    SortedMap<String, String> parameters = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : pod.properties()) {
      if (!POD_KEYS.contains(entry.getKey())) {
        throw new BacktestException(
            file
                + ": unknown key '"
                + entry.getKey()
                + "' of a pod: "
                + String.join(", ", POD_KEYS)
                + " are allowed");
      }
    }
    if (!pod.has("strategy")) {
      throw new BacktestException(file + ": a pod without strategy: an id is needed");
    }
    if (pod.has("set") && !pod.get("set").isObject()) {
      throw new BacktestException(
          file + ": set = '" + pod.get("set") + "': names and values are allowed");
    }
    for (Map.Entry<String, JsonNode> set : pod.path("set").properties()) {
      parameters.put(set.getKey(), text("set." + set.getKey(), set.getValue()));
    }
    return new BacktestRequest.Pod(
        pod.has("name") ? text("name", pod.get("name")) : "",
        text("strategy", pod.get("strategy")),
        pod.has("weight") ? text("weight", pod.get("weight")) : "",
        parameters,
        pod.has("instruments") ? texts("instruments", pod.get("instruments")) : List.of());
  }

  private List<String> texts(String key, JsonNode values) {
    List<String> texts = new ArrayList<>();
    list(key, values).forEach(value -> texts.add(text(key, value)));
    return texts;
  }

  private JsonNode list(String key, JsonNode values) {
    if (!values.isArray()) {
      throw new BacktestException(file + ": " + key + " = '" + values + "': a list is allowed");
    }
    return values;
  }

  private String text(String key, JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      throw new BacktestException(
          file + ": " + key + " = '" + value + "': a text, number or truth value is allowed");
    }
    boolean isPlain = value.isBigDecimal() && Math.abs((long) value.decimalValue().scale()) < 100;
    return isPlain ? value.decimalValue().toPlainString() : value.asText();
  }
}
