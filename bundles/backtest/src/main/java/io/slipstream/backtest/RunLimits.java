package io.slipstream.backtest;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.backtest.research.SweepRequest;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.RiskLimitsException;
import io.slipstream.backtest.RunPlan.PodPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The gate's limits of a run: those of a file as live, and the capital of the pods. */
public final class RunLimits {
  /** A pod can have no more in positions than it is worth. */
  private static final String CAPITAL = "pod.*.margin-use";

  private static final long LARGEST = 1 << 20;

  private RunLimits() {}

  /** The same request with limits in place of their file, so that it needs no file any more. */
  static BacktestRequest read(BacktestRequest request) {
    return new BacktestRequest(
        request.pods(), request.instruments(), read(request.options()), request.output());
  }

  /** The same request with limits in place of their file. */
  public static SweepRequest read(SweepRequest request) {
    return new SweepRequest(
        request.strategy(),
        request.parameters(),
        request.instruments(),
        request.axes(),
        read(request.run()),
        request.options(),
        request.directory(),
        request.resume());
  }

  private static SortedMap<RunOption, String> read(SortedMap<RunOption, String> options) {
    String said = options.getOrDefault(RunOption.LIMITS, "").strip();
    if (said.isEmpty() || said.contains("=")) {
      return options;
    }
    SortedMap<RunOption, String> read = new TreeMap<>(options);
    read.put(RunOption.LIMITS, parse(said + ": ", text(said)).toText().strip());
    return read;
  }

  private static String text(String file) {
    try {
      Path path = Path.of(file);
      if (Files.size(path) > LARGEST) {
        throw OptionTexts.wrong(RunOption.LIMITS.key(), file, "a file of up to 1 MB");
      }
      return Files.readString(path);
    } catch (IOException | IllegalArgumentException e) {
      throw new BacktestException(
          RunOption.LIMITS.key()
              + " = '"
              + file
              + "': a file of limits that can be read is allowed: "
              + e,
          e);
    }
  }

  private static RiskLimits parse(String where, String text) {
    try {
      return RiskLimits.parse(text);
    } catch (RiskLimitsException e) {
      throw new BacktestException(RunOption.LIMITS.key() + ": " + where + e.getMessage(), e);
    }
  }

  /**
   * All limits of a run, as the kernel takes them.
   *
   * @param request whose limits are no file any more
   * @param hasCapital whether a pod's capital limits what it holds
   * @param deskPods those that decide together, or none
   */
  static String of(BacktestRequest request, boolean hasCapital, List<PodPlan> deskPods) {
    String said = request.option(RunOption.LIMITS).strip();
    String text = said.isEmpty() ? "" : said + "\n";
    boolean isSaid = parse("", text).find(CAPITAL) != null;
    text += capital(hasCapital && !isSaid);
    text += deskPods.isEmpty() ? "" : RunDesk.members(deskPods) + "\n";
    parse("", text);
    return text;
  }

  /** That a pod can have no more than it is worth, if so. */
  static String capital(boolean hasCapital) {
    return hasCapital ? CAPITAL + " = 1\n" : "";
  }
}
