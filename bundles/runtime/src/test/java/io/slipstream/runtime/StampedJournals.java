package io.slipstream.runtime;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalReader;
import io.slipstream.api.service.journal.JournalStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;

/**
 * Journals that tell when the kernel had carried out the last input that it decided on: it is then
 * that the first of its decisions is written down.
 */
final class StampedJournals implements JournalStore {
  private final JournalStore journals;
  private volatile boolean isInput;
  private volatile long stamp;

  StampedJournals(JournalStore journals) {
    this.journals = journals;
  }

  /** What was carried out before does not count. */
  void clear() {
    stamp = 0;
  }

  /** By {@link System#nanoTime()}; zero when there was no decision since. */
  long stamp() {
    return stamp;
  }

  @Override
  public Journal open(Path directory) {
    Journal journal = journals.open(directory);
    return (Journal)
        Proxy.newProxyInstance(
            StampedJournals.class.getClassLoader(),
            new Class<?>[] {Journal.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("append")) {
                note(arguments[0] == EntryKind.INPUT);
              }
              try {
                return method.invoke(journal, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void note(boolean input) {
    if (!input && isInput) {
      stamp = System.nanoTime();
    }
    isInput = input;
  }

  @Override
  public JournalReader read(Path directory) {
    return journals.read(directory);
  }
}
