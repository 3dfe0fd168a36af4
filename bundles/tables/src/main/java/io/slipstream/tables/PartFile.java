package io.slipstream.tables;

import io.slipstream.api.service.tables.TableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
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
    moveIntoPlace(Files::createLink);
  }

  /** Gives a file that is there another name, unless something has that name. */
  interface Link {
    void create(Path name, Path file) throws IOException;
  }

  void moveIntoPlace(Link link) throws IOException {
    if (overwrite) {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      linkOrMove(link);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(target + " was written by somebody else meanwhile", e);
    }
    Files.deleteIfExists(path);
  }

  /** A link fails when somebody else was first; a move may replace that file. */
  private void linkOrMove(Link link) throws IOException {
    try {
      link.create(target, path);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // Not every file system has hard links; Linux reports it as if it were not permitted.
      Files.move(path, target);
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
