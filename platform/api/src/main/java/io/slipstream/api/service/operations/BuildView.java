package io.slipstream.api.service.operations;

import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.StrategyBuild;
import io.slipstream.api.strategy.ParameterDefinition;
import java.util.List;

/**
 * A build of a strategy and who uses it; texts are empty where a refused file does not say.
 *
 * @param id id of the strategy
 * @param version version of the plugin
 * @param state where it stands
 * @param source the file it came from, or where it is kept
 * @param sha256 hash of the jar, hexadecimal
 * @param signer who signed it, in a few words
 * @param note why it was refused, or what to mind
 * @param parameters of the strategy, none for a build that is not up
 * @param pods that run it, ordered by name
 */
public record BuildView(
    String id,
    String version,
    BuildState state,
    String source,
    String sha256,
    String signer,
    String note,
    List<ParameterDefinition> parameters,
    List<String> pods) {
  /** Of a build that these pods run. */
  public static BuildView of(StrategyBuild build, List<String> pods) {
    return new BuildView(
        build.id(),
        build.version(),
        build.state(),
        build.source(),
        build.sha256(),
        build.signature().describe(),
        build.note(),
        build.parameters(),
        List.copyOf(pods));
  }
}
