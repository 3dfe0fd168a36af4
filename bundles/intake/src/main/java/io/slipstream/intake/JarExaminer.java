package io.slipstream.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Looks at a whole jar before anything of it is installed. */
final class JarExaminer {
  private final AllowedPackages allowed;
  private final PluginRules rules;
  private final TrustGate trust;

  JarExaminer(AllowedPackages allowed, TrustGate trust) {
    this.allowed = allowed;
    this.rules = new PluginRules(allowed);
    this.trust = trust;
  }

  /**
   * What was found.
   *
   * @param jar what its manifest says
   * @param services that it registers and uses
   * @param trust what is said of its signature
   * @param problems why it is not to be installed; none when nothing speaks against it
   */
  record Examination(
      PluginJar jar, DeclaredServices services, TrustGate.Judgement trust, List<String> problems) {
    /** All problems as one line. */
    String refusal() {
      return String.join("; ", problems);
    }
  }

  /**
   * Reads it to its end.
   *
   * @throws IOException when it is incomplete or corrupt
   */
  Examination examine(Path path) throws IOException {
    JarContent.requireWhole(path);
    PluginJar jar;
    DeclaredServices services;
    try (JarFile file = new JarFile(path.toFile(), false)) {
      Manifest manifest = file.getManifest();
      jar = PluginJar.of(manifest == null ? new Attributes() : manifest.getMainAttributes());
      services =
          manifest == null ? new DeclaredServices(List.of(), List.of()) : DeclaredServices.of(file);
    }
    TrustGate.Judgement judgement = trust.judge(path);
    List<String> problems = new ArrayList<>(rules.problems(jar, services));
    if (!judgement.refusal().isEmpty()) {
      problems.add(judgement.refusal());
    }
    return new Examination(jar, services, judgement, List.copyOf(problems));
  }

  boolean isAllowed(String packageName) {
    return allowed.contains(packageName);
  }

  /** The trust policy, for people. */
  String policy() {
    return trust.describe();
  }
}
