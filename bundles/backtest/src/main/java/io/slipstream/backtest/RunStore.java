package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.RunSummary;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Results on disk, one directory a run. */
public final class RunStore {
  private static final String RESULT = "result.json";

  private final Path directory;

  public RunStore(Path directory) {
    this.directory = directory;
  }

  /** A place for a new run. */
  Path place(String runId) {
    Path target = directory.resolve(runId);
    for (int n = 2; Files.exists(target); n++) {
      target = directory.resolve(runId + "-" + n);
    }
    return target;
  }

  /** The newest last. */
  List<RunSummary> list() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(directory)) {
      List<RunSummary> runs = new ArrayList<>();
      for (Path folder :
          folders
              .filter(f -> !f.getFileName().toString().startsWith("."))
              .filter(f -> Files.exists(f.resolve(RESULT)))
              .sorted()
              .toList()) {
        runs.add(summaryOrNote(folder));
      }
      return runs;
    } catch (IOException e) {
      throw new BacktestException("cannot read " + directory + ": " + e, e);
    }
  }

  /** One that cannot be read is listed as such, and keeps nobody from seeing the others. */
  private RunSummary summaryOrNote(Path folder) {
    try {
      return summary(folder);
    } catch (BacktestException | NumberFormatException e) {
      return new RunSummary(
          folder.getFileName().toString(),
          folder,
          List.of("unreadable"),
          List.of(),
          BigDecimal.ZERO,
          Double.NaN,
          Double.NaN,
          "");
    }
  }

  private RunSummary summary(Path folder) {
    Map<?, ?> result = result(folder);
    Object pods = result.get("pods");
    Object instruments = result.get("instruments");
    Object performance = result.get("performance");
    return new RunSummary(
        folder.getFileName().toString(),
        folder,
        pods instanceof Map<?, ?> ? texts(((Map<?, ?>) pods).keySet()) : List.of(),
        instruments instanceof List<?> ? texts((List<?>) instruments) : List.of(),
        new BigDecimal(String.valueOf(result.get("finalEquity"))),
        number(performance, "totalReturn"),
        number(performance, "sharpe"),
        String.valueOf(result.get("stateHash")));
  }

  private static List<String> texts(Iterable<?> values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(String.valueOf(value)));
    return texts;
  }

  private static double number(Object values, String key) {
    Object value = values instanceof Map<?, ?> ? ((Map<?, ?>) values).get(key) : null;
    return value instanceof Number ? ((Number) value).doubleValue() : Double.NaN;
  }

  /**
   * The directory of a run.
   *
   * @param run its name, or a path
   * @throws BacktestException when there is none
   */
  public Path find(String run) {
    for (Path folder : List.of(directory.resolve(run), Path.of(run).toAbsolutePath())) {
      if (Files.exists(folder.resolve(RESULT))) {
        return folder;
      }
    }
    throw new BacktestException(
        "unknown run '" + run + "': a name of backtest:list or a run's directory is allowed");
  }

  /** What {@code result.json} in a directory says. */
  Map<String, Object> result(Path folder) {
    return values(folder.resolve(RESULT));
  }

  /** What {@code manifest.json} in a directory says. */
  Map<String, Object> manifest(Path folder) {
    return values(folder.resolve("manifest.json"));
  }

  /**
   * What money of each instrument of a run is worth in the run's currency, by symbol.
   *
   * @throws BacktestException when its manifest does not say
   */
  public SortedMap<String, Double> worths(Path folder) {
    Path file = folder.resolve("manifest.json");
    Map<String, Object> manifest = values(file);
    Map<String, Double> rates = new TreeMap<>();
    rates.put(String.valueOf(manifest.get("currency")), 1.0);
    for (RunPlan.Rate rate : new OptionTexts(RunFile.read(file)).rates()) {
      rates.putIfAbsent(rate.currency(), FixedPoint.toDouble(rate.worth()));
    }
    SortedMap<String, Double> worths = new TreeMap<>();
    for (Object market : manifest.get("data") instanceof List<?> all ? all : List.of()) {
      Map<?, ?> terms = (Map<?, ?>) market;
      Double worth = rates.get(String.valueOf(terms.get("currency")));
      if (worth == null) {
        throw new BacktestException(
            file + " does not say what " + terms.get("currency") + " is worth");
      }
      worths.put(String.valueOf(terms.get("instrument")), worth);
    }
    return worths;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> values(Path file) {
    try {
      return JsonText.read(Files.readString(file), Map.class);
    } catch (IOException | IllegalArgumentException e) {
      throw new BacktestException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Writes a run's files into one; number of them. */
  int export(Path folder, Path zip) {
    if (Files.exists(zip)) {
      throw new BacktestException(zip + " is there already; a new file is allowed");
    }
    Path part = zip.resolveSibling("." + zip.getFileName() + "." + UUID.randomUUID());
    try {
      int files = pack(folder, part);
      Files.move(part, zip, StandardCopyOption.ATOMIC_MOVE);
      return files;
    } catch (IOException e) {
      throw new BacktestException("cannot write " + zip + ": " + e, e);
    } finally {
      part.toFile().delete();
    }
  }

  private static int pack(Path folder, Path zip) throws IOException {
    int files = 0;
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out);
        Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        packed.putNextEntry(new ZipEntry(folder.getFileName() + "/" + file.getFileName()));
        Files.copy(file, packed);
        packed.closeEntry();
        files++;
      }
    }
    return files;
  }
}
