package io.slipstream.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs each part in a process of its own, one after the other, and writes what they measured. */
public final class Bench {
  private Bench() {}

  /** {@code bench.json [part ...]}; without parts all are run. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path target = Path.of(args[0]).toAbsolutePath();
    List<Part> parts =
        args.length == 1
            ? Arrays.stream(Part.values()).filter(part -> !part.isPeer()).toList()
            : Arrays.stream(args)
                .skip(1)
                .map(name -> Part.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    List<Figure> all = new ArrayList<>();
    for (Part part : parts) {
      for (Figure figure : besidePeers(part, target.resolveSibling("bench.part"))) {
        System.out.println(figure.toRow());
        all.add(figure);
      }
    }
    Files.writeString(
        target,
        all.stream().map(Figure::toJson).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n")));
    System.out.println("Written to " + target);
  }

  private static List<Figure> besidePeers(Part part, Path results)
      throws IOException, InterruptedException {
    List<Figure> figures = run(part, results);
    for (Part peer : part.peers()) {
      Map<String, Double> theirs =
          run(peer, results).stream().collect(Collectors.toMap(Figure::name, Figure::value));
      figures =
          figures.stream()
              .map(
                  own ->
                      theirs.containsKey(own.name())
                          ? own.against(peer.peerName(), own.value() / theirs.get(own.name()))
                          : own)
              .toList();
    }
    return figures;
  }

  private static List<Figure> run(Part part, Path results)
      throws IOException, InterruptedException {
    System.out.println("... " + part.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    Files.deleteIfExists(results);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(part.options());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(OnePart.class.getName());
    command.add(part.name());
    command.add(results.toString());
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("the part " + part + " ended with " + exit);
    }
    List<Figure> figures = Files.readAllLines(results).stream().map(Figure::ofLine).toList();
    Files.delete(results);
    return figures;
  }
}
