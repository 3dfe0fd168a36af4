package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Config Admin lists what is deleted a moment later, and then answers no question about it. */
class PodConfigurationsTest {
  @TempDir Path etc;

  @Test
  void shouldLeaveOutAPodThatIsDeletedWhileItIsRead() {
    assertEquals(Set.of("stays"), pods(configuration("stays"), deleted()).all().keySet());
  }

  @Test
  void shouldTakeAPodForDeletedThatSomebodyElseDeletes() {
    assertDoesNotThrow(() -> pods(deleted()).delete("gone"));
  }

  private PodConfigurations pods(Configuration... listed) {
    return new PodConfigurations(
        answering(ConfigurationAdmin.class, question -> listed),
        answering(BundleContext.class, question -> etc.toString()));
  }

  private static Configuration configuration(String name) {
    Dictionary<String, Object> texts = new Hashtable<>(Map.of("strategy", "momentum"));
    return answering(
        Configuration.class,
        question -> question.equals("getPid") ? PodConfiguration.FACTORY_PID + "~" + name : texts);
  }

  private static Configuration deleted() {
    return answering(
        Configuration.class,
        question -> {
          throw new IllegalStateException("Configuration was deleted");
        });
  }

  private static <T> T answering(Class<T> type, Function<String, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, none) -> answer.apply(method.getName())));
  }
}
