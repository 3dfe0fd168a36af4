package io.slipstream.intake;

import io.slipstream.intake.PluginBundles.Plugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** One file in the deploy folder, and what became of it. */
final class DroppedFile {
  final String name;
  Plugin plugin;
  String refusal = "";
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
    }
    return pending;
  }

  boolean isUnchangedFor(long nanoseconds) {
    return System.nanoTime() - stampSince >= nanoseconds;
  }

  void settle() {
    pending = false;
  }

  /** What stood in its way may be gone: it is looked at again. */
  void reopen() {
    pending = true;
  }

  boolean isPending() {
    return pending;
  }
}
