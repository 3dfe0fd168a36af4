package io.slipstream.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/** The process of one part. */
final class OnePart {
  private OnePart() {}

  public static void main(String[] args) throws Exception {
    Part part = Part.valueOf(args[0]);
    Files.write(Path.of(args[1]), part.measure().stream().map(Figure::toLine).toList());
  }
}
