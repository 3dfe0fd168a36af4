package io.slipstream.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;

/**
 * The walks over quiet bars, {@link LoneRun} and {@link CrowdRun}, once for each class of strategy:
 * the same code under hidden classes. The compiler knows one callee at the call then and joins
 * strategy and walk to one piece, however many strategies there are; behind one call for all of
 * them it would be a search each time. A copy goes with the strategy's class.
 */
final class QuietRuns {
  private static final QuietRuns SHARED = new QuietRuns(new LoneRun(), new CrowdRun());

  private static final ClassValue<QuietRuns> COPIES =
      new ClassValue<>() {
        @Override
        protected QuietRuns computeValue(Class<?> strategy) {
          return copies();
        }
      };

  private final QuietRun lone;
  private final QuietRun crowd;

  private QuietRuns(QuietRun lone, QuietRun crowd) {
    this.lone = lone;
    this.crowd = crowd;
  }

  /** For guests of an instrument; those of several classes share one. */
  static QuietRun of(Guest[] guests) {
    if (guests.length == 0) {
      return SHARED.crowd;
    }
    Class<?> strategy = guests[0].strategy().getClass();
    for (Guest guest : guests) {
      if (guest.strategy().getClass() != strategy) {
        return SHARED.crowd;
      }
    }
    QuietRuns own = COPIES.get(strategy);
    return guests.length == 1 ? own.lone : own.crowd;
  }

  /** Where the classes cannot be copied, all have one. */
  private static QuietRuns copies() {
    try {
      return new QuietRuns(copy(LoneRun.class), copy(CrowdRun.class));
    } catch (IOException | ReflectiveOperationException | LinkageError e) {
      return SHARED;
    }
  }

  private static QuietRun copy(Class<? extends QuietRun> of)
      throws IOException, ReflectiveOperationException {
    try (InputStream code = of.getResourceAsStream(of.getSimpleName() + ".class")) {
      if (code == null) {
        throw new ClassNotFoundException(of.getName());
      }
      MethodHandles.Lookup copy =
          MethodHandles.lookup().defineHiddenClass(code.readAllBytes(), true);
      return (QuietRun) copy.lookupClass().getDeclaredConstructor().newInstance();
    }
  }
}
