package io.slipstream.itests;

import io.slipstream.api.strategy.Strategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** The template's jar with another strategy in it, compiled on the spot. */
final class CompiledPlugin {
  private static final String PACKAGE = "io/slipstream/plugins/template/";
  private static final String STRATEGY = "TemplateStrategy";

  private CompiledPlugin() {}

  /** {@code source} is that of the template's strategy class. */
  static Path jar(Path target, String version, String source) {
    try {
      Path folder = Files.createDirectories(target.getParent());
      Path file = folder.resolve(STRATEGY + ".java");
      Files.writeString(file, source);
      compile(file, folder);
      return pack(version, folder.resolve(PACKAGE), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path source, Path folder) {
    String classPath = location(Strategy.class) + ":" + Instance.plugin("template");
    String[] options = {"-d", folder.toString(), "-cp", classPath, source.toString()};
    int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, options);
    if (status != 0) {
      throw new AssertionError("the strategy does not compile");
    }
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Path pack(String version, Path classes, Path target) throws IOException {
    try (JarInputStream in =
        new JarInputStream(Files.newInputStream(Instance.plugin("template")))) {
      in.getManifest().getMainAttributes().putValue("Bundle-Version", version);
      try (JarOutputStream out =
          new JarOutputStream(Files.newOutputStream(target), in.getManifest())) {
        for (var entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
          if (!entry.getName().startsWith(PACKAGE + STRATEGY)) {
            out.putNextEntry(new ZipEntry(entry.getName()));
            in.transferTo(out);
          }
        }
        try (DirectoryStream<Path> compiled = Files.newDirectoryStream(classes, STRATEGY + "*")) {
          for (Path file : compiled) {
            out.putNextEntry(new ZipEntry(PACKAGE + file.getFileName()));
            Files.copy(file, out);
          }
        }
      }
    }
    return target;
  }
}
