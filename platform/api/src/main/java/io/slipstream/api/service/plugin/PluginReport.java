package io.slipstream.api.service.plugin;

import java.util.List;

/**
 * All that is to be said of a jar that was not installed.
 *
 * @param file its path
 * @param sha256 its hash, hexadecimal
 * @param id id of its strategy, empty when it names none
 * @param version version of the plugin, empty when it names none
 * @param imports packages it imports
 * @param services services it registers
 * @param signature who signed it
 * @param policy the trust policy in force and what it makes of the signature
 * @param problems each a reason to refuse it; none when it would be taken in
 * @param warnings each something to mind
 */
public record PluginReport(
    String file,
    String sha256,
    String id,
    String version,
    List<PackageImport> imports,
    List<String> services,
    JarSignature signature,
    String policy,
    List<String> problems,
    List<String> warnings) {
  /**
   * A package that a plugin imports.
   *
   * @param name of the package
   * @param allowed whether a plugin may import it
   */
  public record PackageImport(String name, boolean allowed) {}

  /** Copies the lists. */
  public PluginReport {
    imports = List.copyOf(imports);
    services = List.copyOf(services);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** Whether it would not be taken in. */
  public boolean isRefused() {
    return !problems.isEmpty();
  }
}
