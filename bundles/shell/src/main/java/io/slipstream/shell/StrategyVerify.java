package io.slipstream.shell;

import io.slipstream.api.service.plugin.JarSignature;
import io.slipstream.api.service.plugin.PluginReport;
import io.slipstream.api.service.plugin.StrategyCatalog;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Says all about a plugin jar without installing it. */
@Service
@Command(
    scope = "strategy",
    name = "verify",
    description = "Says all about a plugin jar, its imports and its signature; installs nothing",
    detailedDescription =
        "Example: strategy:verify plugins/template/target/template-1.0.0.jar. Fails when the jar"
            + " would be refused")
public final class StrategyVerify extends ReportingCommand<PluginReport> {
  @Reference StrategyCatalog catalog;

  @Argument(index = 0, name = "file", required = true, description = "The plugin jar")
  @Completion(FileCompleter.class)
  String jar;

  @Override
  PluginReport result() {
    return catalog.verify(Locations.path(jar));
  }

  @Override
  void print(PluginReport result, PrintStream out) {
    boolean isPlugin = !result.id().isEmpty();
    out.println(result.file());
    out.println("SHA-256   " + result.sha256());
    out.println("strategy  " + (isPlugin ? result.id() + " " + result.version() : "none"));
    out.println("signature " + describe(result.signature()));
    out.println("policy    " + result.policy());
    result.services().forEach(service -> out.println("registers " + service));
    for (PluginReport.PackageImport imported : result.imports()) {
      out.println("imports   " + imported.name() + (imported.allowed() ? "" : "  NOT ALLOWED"));
    }
    result.warnings().forEach(warning -> out.println("warning   " + warning));
    result.problems().forEach(problem -> out.println("problem   " + problem));
    out.println(result.isRefused() ? "would be refused" : "would be taken in");
  }

  private static String describe(JarSignature signature) {
    return signature.detail().isEmpty()
        ? signature.describe()
        : signature.describe() + ": " + signature.detail();
  }

  @Override
  void judge(PluginReport result) {
    if (result.isRefused()) {
      throw new IllegalStateException(result.file() + " would be refused");
    }
  }
}
