package io.slipstream.intake;

import java.util.List;
import java.util.jar.Attributes;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * What a jar's manifest says of it, read before anything is installed.
 *
 * @param symbolicName of the bundle, empty when it is none
 * @param version of the bundle
 * @param ids of the strategies it declares
 * @param imports packages it imports
 * @param headers its manifest
 */
record PluginJar(
    String symbolicName,
    String version,
    List<String> ids,
    List<String> imports,
    Attributes headers) {
  /** Namespace of the capability that makes a bundle a plugin. */
  static final String CAPABILITY = "slipstream.strategy";

  static PluginJar of(Attributes headers) {
    List<String> symbolicName =
        HeaderClause.parse(headers.getValue(Constants.BUNDLE_SYMBOLICNAME)).stream()
            .flatMap(clause -> clause.names().stream())
            .toList();
    List<String> ids =
        HeaderClause.parse(headers.getValue(Constants.PROVIDE_CAPABILITY)).stream()
            .filter(clause -> clause.names().contains(CAPABILITY))
            .map(clause -> clause.parameters().getOrDefault(CAPABILITY, ""))
            .toList();
    List<String> imports =
        HeaderClause.parse(headers.getValue(Constants.IMPORT_PACKAGE)).stream()
            .flatMap(clause -> clause.names().stream())
            .toList();
    return new PluginJar(
        symbolicName.isEmpty() ? "" : symbolicName.get(0), version(headers), ids, imports, headers);
  }

  private static String version(Attributes headers) {
    String text = headers.getValue(Constants.BUNDLE_VERSION);
    try {
      return Version.parseVersion(text).toString();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The strategy's id, empty when it is not told. */
  String id() {
    return ids.size() == 1 ? ids.get(0) : "";
  }

  boolean has(String header) {
    return headers.getValue(header) != null;
  }
}
