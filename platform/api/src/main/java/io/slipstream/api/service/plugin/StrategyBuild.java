package io.slipstream.api.service.plugin;

import io.slipstream.api.strategy.ParameterDefinition;
import java.util.List;

/**
 * One build of a strategy: a jar, told from others by its hash. Of a refused file only what could
 * be read of it is there, texts are empty otherwise.
 *
 * @param id id of the strategy
 * @param version version of the plugin
 * @param state where it stands
 * @param source the file it came from, or where it is kept
 * @param sha256 hash of the jar, hexadecimal
 * @param signature who signed it
 * @param note one line: why it was refused, or what to mind; else empty
 * @param parameters of the strategy, none for a build that is not up
 */
public record StrategyBuild(
    String id,
    String version,
    BuildState state,
    String source,
    String sha256,
    JarSignature signature,
    String note,
    List<ParameterDefinition> parameters) {
  /** Copies the list. */
  public StrategyBuild {
    parameters = List.copyOf(parameters);
  }
}
