package io.slipstream.kernel.twin;

import io.slipstream.kernel.Input;
import java.util.List;

/** A kernel that is compared: the twin itself, and the adapter of the fast one. */
interface TwinPlayer {
  /**
   * Applies an input.
   *
   * @throws io.slipstream.kernel.KernelException when it is refused; nothing changed then
   */
  void apply(Input input);

  /** Lines of {@link StateLines} after the last input. */
  List<String> state();
}
