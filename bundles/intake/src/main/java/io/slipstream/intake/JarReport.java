package io.slipstream.intake;

import io.slipstream.api.service.plugin.JarSignature;
import io.slipstream.api.service.plugin.PluginException;
import io.slipstream.api.service.plugin.PluginReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What an examination found, for people. */
final class JarReport {
  private JarReport() {}

  static PluginReport of(Path jar, JarExaminer examiner) {
    if (!Files.isRegularFile(jar)) {
      throw new PluginException("there is no file " + jar);
    }
    String sha256;
    try (InputStream content = Files.newInputStream(jar)) {
      sha256 = JarContent.hash(content);
    } catch (IOException e) {
      throw new PluginException(jar + " cannot be read: " + e.getMessage(), e);
    }
    try {
      return of(jar, sha256, examiner.examine(jar), examiner);
    } catch (IOException e) {
      return new PluginReport(
          jar.toString(),
          sha256,
          "",
          "",
          List.of(),
          List.of(),
          JarSignature.NONE,
          examiner.policy(),
          List.of("it is incomplete or corrupt: " + e.getMessage()),
          List.of());
    }
  }

  private static PluginReport of(
      Path jar, String sha256, JarExaminer.Examination found, JarExaminer examiner) {
    return new PluginReport(
        jar.toString(),
        sha256,
        found.jar().id(),
        found.jar().version(),
        found.jar().imports().stream()
            .map(name -> new PluginReport.PackageImport(name, examiner.isAllowed(name)))
            .toList(),
        found.services().provided(),
        found.trust().signature(),
        examiner.policy(),
        found.problems(),
        found.trust().warning().isEmpty() || !found.problems().isEmpty()
            ? List.of()
            : List.of(found.trust().warning()));
  }
}
