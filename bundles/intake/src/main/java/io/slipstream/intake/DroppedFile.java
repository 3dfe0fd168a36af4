package io.slipstream.intake;

import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.JarSignature;
import io.slipstream.api.service.plugin.StrategyBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** One file in the deploy folder, and what became of it. */
final class DroppedFile {
  final String name;

  /** What it stands for: its content, or what it was when it was last good; null for nothing. */
  Plugin plugin;

  private String refusal = "";
  private StrategyBuild refused;
  private String stamp = "";
  private long stampSince;
  private boolean pending = true;

  DroppedFile(String name) {
    this.name = name;
  }

  /** Whether the file must be looked at: it changed, or the last look did not decide. */
  boolean hasChanged(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    String fresh = now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
    if (!fresh.equals(stamp)) {
      stamp = fresh;
      stampSince = System.nanoTime();
      pending = true;
      refused = null;
    }
    return pending;
  }

  boolean isUnchangedFor(long nanoseconds) {
    return System.nanoTime() - stampSince >= nanoseconds;
  }

  /** What stood in its way may be gone: it is looked at again. */
  void reopen() {
    pending = true;
  }

  boolean isPending() {
    return pending;
  }

  /** Its content is that of the plugin. */
  void accept(Plugin content) {
    pending = false;
    refusal = "";
    refused = null;
    plugin = content;
  }

  /** Its content speaks of these, whether it is taken in or not. */
  void note(String sha256, JarExaminer.Examination found) {
    refused =
        new StrategyBuild(
            found.jar().id(),
            found.jar().version(),
            BuildState.REFUSED,
            source(),
            sha256,
            found.trust().signature(),
            found.refusal(),
            List.of());
  }

  void refuse(String reason) {
    pending = false;
    refusal = reason;
  }

  /** Why its content was not taken in, else empty. */
  String refusal() {
    return refusal;
  }

  /** What was not taken in. */
  StrategyBuild refused() {
    boolean isRead = refused != null;
    return new StrategyBuild(
        isRead ? refused.id() : "",
        isRead ? refused.version() : "",
        BuildState.REFUSED,
        source(),
        isRead ? refused.sha256() : "",
        isRead ? refused.signature() : JarSignature.NONE,
        refusal,
        List.of());
  }

  boolean stands(String sha256) {
    return plugin != null && plugin.sha256().equals(sha256);
  }

  boolean standsForStrategy(String id) {
    return plugin != null && plugin.id().equals(id);
  }

  String source() {
    return "deploy/" + name;
  }
}
