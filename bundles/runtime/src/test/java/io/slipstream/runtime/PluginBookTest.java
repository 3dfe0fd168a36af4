package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.JarSignature;
import io.slipstream.api.service.plugin.StrategyBuild;
import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.kernel.Input;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginBookTest {
  private static final StrategyBuild OLD = build("1.0", "aa", BuildState.CURRENT);
  private static final StrategyBuild OLD_BESIDE = build("1.0", "aa", BuildState.INSTALLED);
  private static final StrategyBuild FRESH = build("2.0", "bb", BuildState.CURRENT);
  private static final StrategyBuild KEPT = build("0.9", "cc", BuildState.KEPT);

  private final PluginBook book = new PluginBook();

  private static StrategyBuild build(String version, String sha256, BuildState state) {
    return new StrategyBuild(
        "s", version, state, "deploy/s.jar", sha256, JarSignature.NONE, "", List.of());
  }

  /** Journals what is to be journaled. */
  private List<String> journaled(StrategyBuild... builds) {
    List<Input> changes = book.changes(List.of(builds));
    changes.forEach(book::note);
    return changes.stream()
        .map(Input.PluginChanged.class::cast)
        .map(change -> change.change() + " " + change.version())
        .toList();
  }

  @Test
  void shouldJournalEachChangeOnce() {
    assertEquals(List.of("INSTALLED 1.0", "SELECTED 1.0"), journaled(OLD, KEPT));
    assertEquals(List.of(), journaled(OLD));
    assertEquals(List.of("INSTALLED 2.0", "SELECTED 2.0"), journaled(OLD_BESIDE, FRESH));
    assertEquals(List.of("SELECTED 1.0"), journaled(OLD, build("2.0", "bb", BuildState.INSTALLED)));
    assertEquals(List.of("REMOVED 2.0"), journaled(OLD));
    assertEquals(List.of("REMOVED 1.0"), journaled());
    assertEquals(List.of("INSTALLED 1.0", "SELECTED 1.0"), journaled(OLD));
  }

  @Test
  void shouldKnowAfterARestart() {
    journaled(OLD);
    StateSnapshot kept = new StateSnapshot().write("plugins", book::writeState);
    PluginBook other = new PluginBook();
    StateSnapshot.of(kept.toBytes()).read("plugins", other::readState);
    assertEquals(List.of(), other.changes(List.of(OLD)));
    assertEquals(2, other.changes(List.of(FRESH, OLD_BESIDE)).size());
  }
}
