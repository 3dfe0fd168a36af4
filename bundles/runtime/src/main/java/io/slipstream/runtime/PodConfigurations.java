package io.slipstream.runtime;

import io.slipstream.report.ConfigText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All pod configurations Config Admin holds, and the files they come from, which the container
 * reads as ISO 8859-1.
 */
@Component(service = {PodConfigurations.class, ConfigurationListener.class})
public final class PodConfigurations implements ConfigurationListener {
  private static final Logger LOG = LoggerFactory.getLogger(PodConfigurations.class);
  private static final String FILE_PREFIX = PodConfiguration.FACTORY_PID + "-";
  private static final String FILE_SUFFIX = ".cfg";

  private final ConfigurationAdmin admin;
  private final Path etc;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Made by Declarative Services. */
  @Activate
  public PodConfigurations(@Reference ConfigurationAdmin admin, BundleContext context) {
    this.admin = admin;
    this.etc = Path.of(context.getProperty("karaf.etc"));
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    if (PodConfiguration.FACTORY_PID.equals(event.getFactoryPid())) {
      listeners.forEach(Runnable::run);
    }
  }

  /** The limits above those of pods. */
  LimitsFile limits() {
    return new LimitsFile(etc.resolve("risk.limits"));
  }

  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }

  /** Configurations by pod name. */
  SortedMap<String, PodConfiguration> all() {
    SortedMap<String, PodConfiguration> pods = new TreeMap<>();
    try {
      Configuration[] found =
          admin.listConfigurations("(service.factoryPid=" + PodConfiguration.FACTORY_PID + ")");
      for (Configuration configuration : found == null ? new Configuration[0] : found) {
        PodConfiguration pod = read(configuration);
        if (pod != null) {
          pods.put(pod.name(), pod);
        }
      }
      return pods;
    } catch (IOException | InvalidSyntaxException e) {
      throw new IllegalStateException("Config Admin cannot list the pods: " + e.getMessage(), e);
    }
  }

  /** Null when it was deleted since it was listed. */
  private static PodConfiguration read(Configuration configuration) {
    String pid;
    Dictionary<String, Object> properties;
    try {
      pid = configuration.getPid();
      properties = configuration.getProperties();
    } catch (IllegalStateException e) {
      return null;
    }
    SortedMap<String, String> texts = new TreeMap<>();
    for (String key : Collections.list(properties.keys())) {
      if (!key.startsWith("service.") && !key.startsWith("felix.")) {
        texts.put(key, text(properties.get(key)));
      }
    }
    String name = pid.substring(pid.indexOf('~') + 1);
    return new PodConfiguration(name, texts);
  }

  private static String text(Object value) {
    if (value instanceof Object[] several) {
      return String.join(",", Stream.of(several).map(String::valueOf).toList());
    }
    return String.valueOf(value);
  }

  /** Pods that have a file, whether it was read already or not. */
  SortedSet<String> filed() {
    try (Stream<Path> files = Files.list(etc)) {
      SortedSet<String> names = new TreeSet<>();
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.startsWith(FILE_PREFIX) && file.endsWith(FILE_SUFFIX))
          .map(file -> file.substring(FILE_PREFIX.length(), file.length() - FILE_SUFFIX.length()))
          .forEach(names::add);
      return names;
    } catch (IOException e) {
      throw new IllegalStateException("cannot list " + etc + ": " + e.getMessage(), e);
    }
  }

  /** Writes a pod's file beside and renames it; the file poll of the container picks it up. */
  void write(PodConfiguration pod) throws IOException {
    write(file(pod.name()), ConfigText.of(pod.texts()));
  }

  private static void write(Path file, String content) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.writeString(part, content, StandardCharsets.ISO_8859_1);
    Files.move(part, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Puts another configuration in the place of a pod's present one; of its file only the lines of
   * what is different change.
   */
  void replace(PodConfiguration present, PodConfiguration wanted) throws IOException {
    SortedMap<String, String> changes = new TreeMap<>();
    present.texts().keySet().forEach(key -> changes.put(key, ""));
    changes.putAll(wanted.texts());
    changes.entrySet().removeIf(e -> e.getValue().equals(present.texts().get(e.getKey())));
    Path file = file(wanted.name());
    if (Files.exists(file)) {
      write(file, ConfigText.edit(Files.readString(file, StandardCharsets.ISO_8859_1), changes));
    } else {
      write(wanted);
    }
  }

  void delete(String name) throws IOException {
    if (Files.deleteIfExists(file(name))) {
      return;
    }
    for (Configuration configuration : listed(name)) {
      try {
        configuration.delete();
      } catch (IllegalStateException e) {
        LOG.debug("Pod {} was deleted by somebody else", name, e);
      }
    }
  }

  private Configuration[] listed(String name) throws IOException {
    try {
      Configuration[] found =
          admin.listConfigurations(
              "(service.pid=" + PodConfiguration.FACTORY_PID + "~" + name + ")");
      return found == null ? new Configuration[0] : found;
    } catch (InvalidSyntaxException e) {
      throw new IOException(e);
    }
  }

  private Path file(String name) {
    return etc.resolve(FILE_PREFIX + name + FILE_SUFFIX);
  }
}
