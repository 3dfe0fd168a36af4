package io.slipstream.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** One segment: its file, and the first sequence as its name and its header have it. */
record SegmentFile(Path path, long named, long headed, boolean isHeaderSound, long start) {
  static final int HEADER = 16;
  static final long MAGIC = 0x534c_4950_4a4e_4c31L;
  static final String SUFFIX = ".journal";
  static final String PACKED = ".gz";

  /** Reads the header; where name and header differ, the first record's checksum decides. */
  static SegmentFile of(Path path, long named) throws IOException {
    try (FileBytes bytes = opened(path)) {
      if (bytes.size() < HEADER) {
        return new SegmentFile(path, named, 0, false, named);
      }
      boolean isSound = bytes.longAt(0) == MAGIC;
      long headed = bytes.longAt(Long.BYTES);
      long start = named;
      if (headed != named && headed > 0) {
        Records records = new Records(bytes, new Hashing());
        boolean isHeaderRight =
            records.isWhole(HEADER) && records.fits(HEADER, records.length(HEADER), headed);
        start = isHeaderRight ? headed : named;
      }
      return new SegmentFile(path, named, headed, isSound, start);
    }
  }

  /** A packed one is read as what it was before; so is a plain one that was packed meanwhile. */
  FileBytes open() throws IOException {
    return opened(path);
  }

  private static FileBytes opened(Path path) throws IOException {
    Path packed = path.resolveSibling(path.getFileName() + PACKED);
    if (path.toString().endsWith(PACKED)) {
      return new FileBytes(new Unpacked(path));
    }
    try {
      return new FileBytes(path);
    } catch (NoSuchFileException e) {
      if (!Files.exists(packed)) {
        throw e;
      }
      return new FileBytes(new Unpacked(packed));
    }
  }

  boolean isPacked() {
    return path.toString().endsWith(PACKED);
  }

  /** The file's name, without its folder. */
  String name() {
    return path.getFileName().toString();
  }
}
