package io.slipstream.kernel.twin;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices of the generator. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** True in so many of a thousand cases. */
  boolean perMille(int chance) {
    return random.nextInt(1000) < chance;
  }

  /** Both ends included. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  long any() {
    return random.nextLong();
  }

  long pick(long... values) {
    return values[random.nextInt(values.length)];
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** An index, each as likely as its weight. */
  int weighted(int... weights) {
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    int left = random.nextInt(sum);
    int index = 0;
    while (left >= weights[index]) {
      left -= weights[index];
      index++;
    }
    return index;
  }
}
