package io.slipstream.shell;

import io.slipstream.api.service.backtest.Backtests;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Packs a result into one file. */
@Service
@Command(
    scope = "backtest",
    name = "export",
    description = "Packs a result into one zip file",
    detailedDescription = "Example: backtest:export --out /tmp/run.zip RUN")
public final class BacktestExport extends ReportingCommand<Integer> {
  @Reference Backtests backtests;

  @Option(name = "--out", required = true, description = "The zip file, which is not there yet")
  String out;

  @Argument(index = 0, name = "run", required = true, description = "Its name or directory")
  @Completion(RunNames.class)
  String run;

  @Override
  Integer result() {
    return backtests.export(run, Locations.path(out));
  }

  @Override
  void print(Integer files, PrintStream console) {
    console.println(files + " files in " + Locations.path(out));
  }

  @Override
  Object values(Integer files) {
    Path zip = Locations.path(out);
    return Map.of("file", zip.toString(), "files", files);
  }
}
