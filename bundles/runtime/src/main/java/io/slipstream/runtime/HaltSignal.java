package io.slipstream.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Halts trading when the process gets the signal USR1: {@code kill -USR1 PID}. USR2 is the Java
 * machine's own. The machine's class for it is no part of Java's interface, so it is looked up by
 * name, and where it is missing nothing is lost but this way in.
 */
final class HaltSignal implements AutoCloseable {
  static final String NAME = "USR1";

  private static final Logger LOG = LoggerFactory.getLogger(HaltSignal.class);

  private final Runnable halt;
  private Object before;

  /** {@code halt} is run on a thread of the machine. */
  HaltSignal(Runnable halt) {
    this.halt = halt;
    try {
      ClassLoader system = ClassLoader.getSystemClassLoader();
      Class<?> handler = system.loadClass("sun.misc.SignalHandler");
      Object own =
          Proxy.newProxyInstance(
              system,
              new Class<?>[] {handler},
              (self, method, arguments) -> answer(self, method.getName(), arguments));
      before = handle(own);
    } catch (ReflectiveOperationException | IllegalArgumentException | LinkageError e) {
      LOG.warn("The signal {} halts nothing here: {}", NAME, e.toString());
    }
  }

  private static Object handle(Object handler) throws ReflectiveOperationException {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    Class<?> signal = system.loadClass("sun.misc.Signal");
    Class<?> type = system.loadClass("sun.misc.SignalHandler");
    Object which = signal.getConstructor(String.class).newInstance(NAME);
    try {
      return signal.getMethod("handle", signal, type).invoke(null, which, handler);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(e.getCause());
    }
  }

  private Object answer(Object self, String method, Object[] arguments) {
    return switch (method) {
      case "equals" -> self == arguments[0];
      case "hashCode" -> System.identityHashCode(self);
      case "toString" -> "halt of trading";
      default -> {
        try {
          halt.run();
        } catch (RuntimeException e) {
          LOG.error("The halt that the signal {} asks for was not carried out", NAME, e);
        }
        yield null;
      }
    };
  }

  @Override
  public void close() {
    if (before != null) {
      try {
        handle(before);
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        LOG.warn("The signal {} is still taken: {}", NAME, e.toString());
      }
    }
  }
}
