package io.slipstream.backtest;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.RunSummary;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      for (Path folder : folders.filter(f -> Files.exists(f.resolve(RESULT))).sorted().toList()) {
        runs.add(summary(folder));
      }
      return runs;
    } catch (IOException e) {
      throw new BacktestException("cannot read " + directory + ": " + e, e);
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
    int files = 0;
    try (OutputStream out = Files.newOutputStream(zip, StandardOpenOption.CREATE_NEW);
        ZipOutputStream packed = new ZipOutputStream(out);
        Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        packed.putNextEntry(new ZipEntry(folder.getFileName() + "/" + file.getFileName()));
        Files.copy(file, packed);
        packed.closeEntry();
        files++;
      }
    } catch (FileAlreadyExistsException e) {
      throw new BacktestException(zip + " is there already; a new file is allowed", e);
    } catch (IOException e) {
      throw new BacktestException("cannot write " + zip + ": " + e, e);
    }
    return files;
  }
}
