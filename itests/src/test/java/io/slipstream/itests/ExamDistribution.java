package io.slipstream.itests;

import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.replaceConfigurationFile;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/**
 * Boots the shipped distribution once, through Pax Exam, for all classes of this process that ask
 * for it.
 */
public final class ExamDistribution implements ParameterResolver {
  private static Running running;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Instance.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running();
  }

  /** Where several processes run the tests each class is a run of its own: no store outlives it. */
  private static synchronized Instance running() {
    if (running == null) {
      running = new Running();
      Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "stop"));
    }
    return running.instance;
  }

  private static final class Running {
    private final Instance instance;

    Running() {
      try {
        Path unpack = Instance.ofThisProcess("exam");
        int http = Instance.freePort();
        TestContainer container =
            PaxExamRuntime.createContainer(
                PaxExamRuntime.createServerSystem(configuration(unpack, http)));
        container.start();
        instance = new Instance(baseBelow(unpack), http);
        instance.awaitHealthy();
        HostKeys.keep(instance.base.resolve("etc"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Option[] configuration(Path unpack, int http) {
      String karaf = System.getProperty("karaf.version");
      List<Option> all = new ArrayList<>();
      all.addAll(
          List.of(
              karafDistributionConfiguration()
                  .frameworkUrl("file:" + Instance.archive())
                  .karafVersion(karaf)
                  .name("Slipstream")
                  .unpackDirectory(new File(unpack.toString()))
                  .useDeployFolder(false),
              keepRuntimeFolder(),
              port("org.ops4j.pax.web.cfg", "org.osgi.service.http.port", http),
              port("org.apache.karaf.shell.cfg", "sshPort", Instance.freePort()),
              editConfigurationFilePut("etc/io.slipstream.session.cfg", "speed", "3600"),
              // Tests come in any order, and the last ones want to see it trade, too.
              editConfigurationFilePut("etc/io.slipstream.session.cfg", "loop", "true")));
      if (HostKeys.folder() != null) {
        for (String key : HostKeys.OF_THE_HOST) {
          File file = HostKeys.folder().resolve(key).toFile();
          all.add(replaceConfigurationFile("etc/" + key, file));
        }
      }
      for (String option : vmOptions(karaf)) {
        all.add(vmOption(option));
      }
      return options(all.toArray(Option[]::new));
    }

    private static Option port(String file, String key, int port) {
      return editConfigurationFilePut("etc/" + file, key, Integer.toString(port));
    }

    private static List<String> vmOptions(String karaf) {
      List<String> vm = new ArrayList<>();
      vm.addAll(List.of("-XX:+UseSerialGC", "-Xmx384m"));
      vm.add("--add-reads=java.xml=java.logging");
      vm.add("--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED");
      vm.add("--patch-module");
      vm.add("java.base=lib/endorsed/org.apache.karaf.specs.locator-" + karaf + ".jar");
      vm.add("--patch-module");
      vm.add("java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + karaf + ".jar");
      for (String opened :
          List.of(
              "java.base/java.security",
              "java.base/java.net",
              "java.base/java.lang",
              "java.base/java.util",
              "java.naming/javax.naming.spi",
              "java.rmi/sun.rmi.transport.tcp")) {
        vm.add("--add-opens");
        vm.add(opened + "=ALL-UNNAMED");
      }
      for (String exported :
          List.of(
              "java.base/sun.net.www.protocol.http",
              "java.base/sun.net.www.protocol.https",
              "java.base/sun.net.www.protocol.jar",
              "jdk.naming.rmi/com.sun.jndi.url.rmi",
              "java.rmi/sun.rmi.registry")) {
        vm.add("--add-exports=" + exported + "=ALL-UNNAMED");
      }
      vm.add("-classpath");
      vm.add("lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*");
      return vm;
    }

    private static Path baseBelow(Path unpack) throws IOException {
      try (Stream<Path> found = Files.walk(unpack, 4)) {
        return found
            .filter(path -> path.endsWith("etc/io.slipstream.session.cfg"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing was unpacked in " + unpack))
            .getParent()
            .getParent();
      }
    }

    /**
     * Pax Exam's own stop asks for its remote bundle context, which the shipped distribution lacks.
     */
    private void stop() {
      ProcessHandle.current()
          .descendants()
          .filter(process -> process.info().command().orElse("").endsWith("java"))
          .forEach(ProcessHandle::destroy);
    }
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
