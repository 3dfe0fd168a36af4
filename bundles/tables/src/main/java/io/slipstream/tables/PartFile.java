package io.slipstream.tables;

import io.slipstream.api.service.tables.TableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written beside its place and moved there when it is whole. */
final class PartFile {
  private final Path target;
  private final Path path;
  private final boolean overwrite;

  private PartFile(Path target, Path path, boolean overwrite) {
    this.target = target;
    this.path = path;
    this.overwrite = overwrite;
  }

  static PartFile begin(Path file, boolean overwrite) {
    Path target = file.toAbsolutePath().normalize();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new TableException(target + " is a directory; a file is allowed");
    }
    if (!overwrite && Files.exists(target)) {
      throw new TableException(
          target + " is there already; another name, or to overwrite it, is allowed");
    }
    try {
      Files.createDirectories(folder);
      Path part = target.resolveSibling(target.getFileName() + "." + System.nanoTime() + ".part");
      Files.createFile(part);
      return new PartFile(target, part, overwrite);
    } catch (IOException e) {
      throw new TableException("cannot write " + target + ": " + e, e);
    }
  }

  Path path() {
    return path;
  }

  void moveIntoPlace() throws IOException {
    if (overwrite) {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      // A link fails when somebody else was first; a move would replace that file.
      Files.createLink(target, path);
      Files.delete(path);
    } catch (UnsupportedOperationException e) {
      Files.move(path, target);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(target + " was written by somebody else meanwhile", e);
    }
  }

  void drop() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // What cannot be written can often not be deleted either; the first error tells why.
      return;
    }
  }

  @Override
  public String toString() {
    return target.toString();
  }
}
