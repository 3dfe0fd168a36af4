package io.slipstream.intake;

import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.JarSignature;
import io.slipstream.api.service.plugin.PluginException;
import io.slipstream.api.service.plugin.StrategyBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.osgi.framework.Version;

/** What is in the store of plugins, installed or not, read once from each jar. */
final class KeptJars {
  private static final int SHORTEST_HASH = 6;

  private final PluginStore store;
  private final JarExaminer examiner;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  private record Seen(String stamp, StrategyBuild build) {}

  KeptJars(PluginStore store, JarExaminer examiner) {
    this.store = store;
    this.examiner = examiner;
  }

  /** How a kept jar is called as a source. */
  static String source(String sha256) {
    return "kept jar " + sha256.substring(0, 12);
  }

  /** All of them. */
  List<StrategyBuild> all() {
    List<StrategyBuild> all = new ArrayList<>();
    for (String sha256 : store.hashes()) {
      all.add(
          seen.compute(
                  sha256,
                  (hash, before) -> {
                    String stamp = stamp(store.path(hash));
                    return before != null && before.stamp.equals(stamp)
                        ? before
                        : new Seen(stamp, read(hash));
                  })
              .build);
    }
    return all;
  }

  /** The trust policy changed: what was said of signatures is said anew. */
  void forget() {
    seen.clear();
  }

  private static String stamp(Path jar) {
    try {
      return Files.size(jar) + " " + Files.getLastModifiedTime(jar);
    } catch (IOException e) {
      return "";
    }
  }

  private StrategyBuild read(String sha256) {
    try {
      JarExaminer.Examination found = examiner.examine(store.verified(sha256));
      String note = found.problems().isEmpty() ? found.trust().warning() : found.refusal();
      return build(
          sha256, found.jar().id(), found.jar().version(), found.trust().signature(), note);
    } catch (IOException | PluginException e) {
      return build(sha256, "", "", JarSignature.NONE, String.valueOf(e.getMessage()));
    }
  }

  private static StrategyBuild build(
      String sha256, String id, String version, JarSignature signature, String note) {
    return new StrategyBuild(
        id, version, BuildState.KEPT, source(sha256), sha256, signature, note, List.of());
  }

  /**
   * The hash of a build.
   *
   * @param version of it, or the beginning of its hash
   * @param isInstalled prefers builds of a version that are up from a file
   * @throws PluginException when there is none or more than one
   */
  String resolve(String id, String version, Predicate<String> isInstalled) {
    List<StrategyBuild> builds = all().stream().filter(build -> build.id().equals(id)).toList();
    List<StrategyBuild> found =
        builds.stream().filter(build -> isVersion(build.version(), version)).toList();
    List<StrategyBuild> installed =
        found.stream().filter(build -> isInstalled.test(build.sha256())).toList();
    if (!installed.isEmpty()) {
      found = installed;
    }
    if (found.isEmpty() && version.matches("[0-9a-f]{" + SHORTEST_HASH + ",64}")) {
      found = builds.stream().filter(build -> build.sha256().startsWith(version)).toList();
    }
    if (found.size() != 1) {
      throw new PluginException(
          "strategy "
              + id
              + " has "
              + (found.isEmpty() ? "no build" : "more than one build")
              + " '"
              + version
              + "': a version, or 6 characters or more of the beginning of a hash, of one of these is"
              + " allowed: "
              + describe(found.isEmpty() ? builds : found));
    }
    return found.get(0).sha256();
  }

  private static boolean isVersion(String version, String wanted) {
    try {
      return Version.parseVersion(version).equals(Version.parseVersion(wanted));
    } catch (IllegalArgumentException e) {
      return version.equals(wanted);
    }
  }

  private static String describe(List<StrategyBuild> builds) {
    return String.join(
        ", ",
        builds.stream()
            .map(build -> build.version() + " " + build.sha256().substring(0, 12))
            .toList());
  }
}
