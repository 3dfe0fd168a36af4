package io.slipstream.intake;

import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.PluginException;
import io.slipstream.api.service.plugin.StrategyBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which builds are there, which files stand for them and which of them is current; used by one
 * thread at a time.
 */
final class BuildRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(BuildRegistry.class);

  private final PluginStore store;
  private final BuildHistory history;
  private final JarExaminer examiner;
  private final PluginBundles bundles;
  private final LiveBuilds live;
  private final KeptJars kept;
  private final SortedMap<String, DroppedFile> files = new TreeMap<>();

  BuildRegistry(
      PluginStore store,
      BuildHistory history,
      JarExaminer examiner,
      PluginBundles bundles,
      LiveBuilds live,
      KeptJars kept) {
    this.store = store;
    this.history = history;
    this.examiner = examiner;
    this.bundles = bundles;
    this.live = live;
    this.kept = kept;
  }

  /** Files in the deploy folder by name. */
  SortedMap<String, DroppedFile> files() {
    return files;
  }

  /** A build from the store, checked again unless it is up. */
  Plugin bringUp(String sha256) {
    Plugin up = live.find(sha256);
    if (up != null) {
      return up;
    }
    try {
      return bringUp(sha256, examiner.examine(store.verified(sha256)));
    } catch (IOException e) {
      throw new PluginException("the kept jar " + sha256 + " is damaged: " + e.getMessage(), e);
    }
  }

  private Plugin bringUp(String sha256, JarExaminer.Examination found) {
    if (!found.problems().isEmpty()) {
      throw new PluginException(found.refusal());
    }
    Plugin up = live.find(sha256);
    if (up == null) {
      up = bundles.bringUp(store.path(sha256), sha256, found);
      live.add(up);
    }
    return up;
  }

  /**
   * Looks at a copy of a file, which nobody else writes to, and brings it up.
   *
   * @throws IOException when it is incomplete or corrupt
   * @throws PluginException when it is refused
   */
  Plugin take(DroppedFile file, Path jar) throws IOException {
    PluginStore.Copy copy = store.keep(jar);
    try {
      JarExaminer.Examination found = examiner.examine(store.path(copy.sha256()));
      file.note(copy.sha256(), found);
      return bringUp(copy.sha256(), found);
    } catch (IOException | PluginException e) {
      store.discard(copy);
      throw e;
    }
  }

  /** A file stands for a build; it becomes current unless the file stood for it before. */
  void accept(DroppedFile file, Plugin fresh) throws IOException {
    Plugin old = file.plugin;
    boolean isNews = !fresh.sha256().equals(store.lastGood(file.name));
    file.accept(fresh);
    files.put(file.name, file);
    if (isNews) {
      store.remember(file.name, fresh.sha256());
      makeCurrent(fresh, false);
      String warning = fresh.trust().warning();
      if (!warning.isEmpty()) {
        LOG.warn("{} is taken in: {}", file.source(), warning);
      }
    }
    if (old == null) {
      LOG.info("{} ready, from {}", fresh, file.source());
    } else if (!old.id().equals(fresh.id())) {
      choose(old.id());
    }
    if (history.current(fresh.id()).isEmpty()) {
      choose(fresh.id());
    }
  }

  /** After a restart: a file is bad, but the jar it last stood for is kept. */
  void fallBack(DroppedFile file) {
    String sha256 = store.lastGood(file.name);
    if (sha256 == null || !store.has(sha256)) {
      return;
    }
    try {
      file.plugin = bringUp(sha256);
      LOG.warn("{}: the last good build {} stays", file.source(), file.plugin);
    } catch (PluginException e) {
      LOG.error("{}: the last good build fails too: {}", file.source(), e.getMessage());
    }
  }

  /** Files are gone. */
  void remove(Collection<String> names) throws IOException {
    SortedSet<String> ids = new TreeSet<>();
    for (String name : names) {
      DroppedFile file = files.remove(name);
      store.forget(name);
      if (file.plugin != null) {
        LOG.info("{} removed, was {}", file.plugin, file.source());
        ids.add(file.plugin.id());
      }
    }
    for (String id : ids) {
      choose(id);
    }
  }

  /** A build becomes current. */
  void makeCurrent(Plugin plugin, boolean selected) throws IOException {
    String before = history.current(plugin.id());
    history.push(plugin.id(), plugin.sha256(), selected);
    if (!before.isEmpty() && !before.equals(plugin.sha256())) {
      LOG.info("{} is current, before it was {}", plugin, before.substring(0, 12));
    }
  }

  /** Sees that what is current of a strategy is up, or chooses another build. */
  void choose(String id) throws IOException {
    String current = history.current(id);
    if (!current.isEmpty() && (isFiled(current) || (history.isSelected(id) && comesUp(current)))) {
      return;
    }
    Plugin filed = filed(id);
    if (filed == null) {
      history.end(id);
    } else {
      makeCurrent(filed, false);
    }
  }

  private boolean comesUp(String sha256) {
    try {
      bringUp(sha256);
      return true;
    } catch (PluginException e) {
      LOG.error("The selected build {} does not come up any more: {}", sha256, e.getMessage());
      return false;
    }
  }

  /** Chooses for every strategy, once every file was looked at, and removes what is left over. */
  void settle() throws IOException {
    SortedSet<String> ids = history.ids();
    files.values().stream()
        .filter(file -> file.plugin != null)
        .forEach(file -> ids.add(file.plugin.id()));
    for (String id : ids) {
      choose(id);
    }
    SortedSet<Long> used =
        live.all().stream()
            .map(plugin -> plugin.bundle().getBundleId())
            .collect(Collectors.toCollection(TreeSet::new));
    for (Bundle left : bundles.all()) {
      if (!used.contains(left.getBundleId())) {
        bundles.remove(left);
      }
    }
  }

  /** Whether a file stands for it. */
  boolean isFiled(String sha256) {
    return files.values().stream().anyMatch(file -> file.stands(sha256));
  }

  /** The build of a strategy that a file stands for, the latest current one of several, or null. */
  private Plugin filed(String id) {
    for (String sha256 : history.latestFirst(id)) {
      if (isFiled(sha256)) {
        return live.find(sha256);
      }
    }
    return files.values().stream()
        .filter(file -> file.standsForStrategy(id))
        .map(file -> file.plugin)
        .reduce((first, last) -> last)
        .orElse(null);
  }

  /** The current build of a strategy, or null. */
  Plugin current(String id) {
    return live.find(history.current(id));
  }

  Plugin select(String id, String version) throws IOException {
    requireKnown(id);
    Plugin selected = version == null ? filed(id) : bringUp(resolve(id, version));
    if (selected == null) {
      throw new PluginException(
          "no file in deploy/ has strategy " + id + ": name the version of a kept build");
    }
    makeCurrent(selected, version != null);
    return selected;
  }

  private String resolve(String id, String version) {
    return kept.resolve(
        id, version, sha256 -> isFiled(sha256) || sha256.equals(history.current(id)));
  }

  Plugin rollBack(String id, String wish) throws IOException {
    requireKnown(id);
    Plugin current = current(id);
    if (current != null && !wish.isEmpty() && wish.equals(history.wish(id))) {
      return current;
    }
    String before = history.before(id);
    if (current == null || before.isEmpty()) {
      throw new PluginException(
          "strategy "
              + id
              + " has no build to go back to: none was current before "
              + (current == null ? "it was removed" : current));
    }
    Plugin back = bringUp(before);
    history.back(id, wish);
    LOG.info("{} is current again, before it was {}", back, current);
    return back;
  }

  private void requireKnown(String id) {
    if (history.latestFirst(id).isEmpty()) {
      throw new PluginException(
          "unknown strategy '"
              + id
              + "': installed are "
              + String.join(", ", current().stream().map(InstalledStrategy::id).toList()));
    }
  }

  /** Names of the files that stand for builds of a strategy. */
  List<String> filesOf(String id) {
    return files.values().stream()
        .filter(file -> file.standsForStrategy(id))
        .map(file -> file.name)
        .toList();
  }

  /** No build of a strategy is current any more, until a file is dropped or one is selected. */
  void unload(String id) throws IOException {
    history.end(id);
    remove(filesOf(id));
  }

  /** Takes down what nobody has used for some time. */
  void removeUnused() {
    live.takeUnused(
            plugin ->
                isFiled(plugin.sha256()) || plugin.sha256().equals(history.current(plugin.id())),
            System.nanoTime())
        .forEach(plugin -> bundles.remove(plugin.bundle()));
  }

  /** Current builds by id. */
  List<InstalledStrategy> current() {
    List<InstalledStrategy> all = new ArrayList<>();
    for (String id : history.ids()) {
      Plugin plugin = current(id);
      if (plugin != null) {
        all.add(plugin.installed(source(plugin.sha256())));
      }
    }
    return all;
  }

  /** Builds that are current or that files stand for, and refused files. */
  List<StrategyBuild> builds() {
    List<StrategyBuild> all = new ArrayList<>();
    for (Plugin plugin : live.all()) {
      boolean isCurrent = plugin.sha256().equals(history.current(plugin.id()));
      if (isCurrent || isFiled(plugin.sha256())) {
        BuildState state = isCurrent ? BuildState.CURRENT : BuildState.INSTALLED;
        all.add(plugin.build(state, source(plugin.sha256())));
      }
    }
    files.values().stream()
        .filter(file -> !file.refusal().isEmpty())
        .forEach(file -> all.add(file.refused()));
    return all;
  }

  private String source(String sha256) {
    List<String> names =
        files.values().stream()
            .filter(file -> file.stands(sha256))
            .map(DroppedFile::source)
            .toList();
    return names.isEmpty() ? KeptJars.source(sha256) : String.join(", ", names);
  }
}
