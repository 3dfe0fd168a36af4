package io.slipstream.kernel.twin;

import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import java.util.List;
import java.util.function.Supplier;

/** Plays one session to the twin and to another kernel and compares them after every input. */
final class TwinComparison {
  private static final String NONE = "(no line)";
  private static final String FAILED = "failed: ";

  private TwinComparison() {}

  /**
   * Where two kernels differ first.
   *
   * @param step index of the input after which they do
   * @param expected the twin's line
   * @param actual the other's line
   */
  record Difference(int step, String expected, String actual) {}

  /**
   * Plays all inputs; null when there is no difference, or when the twin itself fails: parts of
   * sessions can be sheer nonsense.
   */
  static Difference compare(List<Input> inputs, TwinPlayer other) {
    TwinKernel twin = new TwinKernel();
    for (int i = 0; i < inputs.size(); i++) {
      String expected = apply(twin, inputs.get(i));
      if (expected.startsWith(FAILED)) {
        return null;
      }
      String actual = apply(other, inputs.get(i));
      if (!expected.equals(actual)) {
        return new Difference(i, expected, actual);
      }
      Difference difference = lines(i, twin.state(), other.state());
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static String apply(TwinPlayer player, Input input) {
    try {
      player.apply(input);
      return "taken";
    } catch (KernelException e) {
      return "refused";
    } catch (RuntimeException e) {
      return FAILED + e;
    }
  }

  private static Difference lines(int step, List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String left = i < expected.size() ? expected.get(i) : NONE;
      String right = i < actual.size() ? actual.get(i) : NONE;
      if (!left.equals(right)) {
        return new Difference(step, left, right);
      }
    }
    return null;
  }

  /** Null when a seed shows no difference, else the shortest session that shows one, as text. */
  static String report(long seed, Supplier<TwinPlayer> others) {
    List<Input> inputs = SequenceGenerator.generate(seed);
    Difference first = compare(inputs, others.get());
    if (first == null) {
      return null;
    }
    List<Input> shortest =
        Shrinker.shrink(inputs, part -> isAlike(first, compare(part, others.get())));
    Difference difference = compare(shortest, others.get());
    StringBuilder text = new StringBuilder("seed " + seed + ", shortest session:\n");
    for (int i = 0; i < shortest.size(); i++) {
      text.append("  ").append(i).append(' ').append(shortest.get(i)).append('\n');
    }
    text.append("after input ").append(difference.step());
    text.append("\n  twin:   ").append(difference.expected());
    text.append("\n  kernel: ").append(difference.actual());
    text.append("\nall lines of the twin then:\n  ");
    return text.append(String.join("\n  ", played(shortest))).toString();
  }

  /** Of the same kind, so that the shortest session shows what the whole one does. */
  private static boolean isAlike(Difference first, Difference now) {
    return now != null
        && kind(first.expected()).equals(kind(now.expected()))
        && kind(first.actual()).equals(kind(now.actual()));
  }

  private static String kind(String line) {
    String[] words = line.split(" ", 3);
    return words[0].equals(">") && words.length > 1 ? words[1] : words[0];
  }

  private static List<String> played(List<Input> inputs) {
    TwinKernel twin = new TwinKernel();
    inputs.forEach(input -> apply(twin, input));
    return twin.state();
  }
}
