package io.slipstream.kernel.twin;

import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import java.util.List;

/** Plays random sessions to the twin alone and tells what they reach. */
final class TwinSmoke {
  private TwinSmoke() {}

  /** First seed and number of sessions. */
  public static void main(String[] arguments) {
    long first = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
    long count = arguments.length > 1 ? Long.parseLong(arguments[1]) : 2000;
    TwinCoverage coverage = play(first, count);
    coverage.counts().forEach((what, times) -> System.out.println(times + "\t" + what));
  }

  /** Plays the sessions of some seeds. */
  static TwinCoverage play(long first, long count) {
    TwinCoverage coverage = new TwinCoverage();
    for (long seed = first; seed < first + count; seed++) {
      try {
        play(SequenceGenerator.generate(seed), coverage);
      } catch (RuntimeException e) {
        throw new IllegalStateException("seed " + seed, e);
      }
    }
    return coverage;
  }

  /** Plays a session; the invariants are checked after each input. */
  private static void play(List<Input> inputs, TwinCoverage coverage) {
    TwinKernel kernel = new TwinKernel();
    for (Input input : inputs) {
      coverage.before(kernel);
      try {
        kernel.apply(input);
        coverage.after(kernel, input);
      } catch (KernelException e) {
        coverage.refused(input);
      }
      TwinInvariants.check(kernel);
      if (kernel.state().stream().anyMatch(String::isEmpty)) {
        throw new IllegalStateException("an empty line");
      }
    }
  }
}
