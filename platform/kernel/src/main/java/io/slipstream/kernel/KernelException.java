package io.slipstream.kernel;

/** An input the kernel cannot take; its state is unchanged. The message names field and value. */
public final class KernelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public KernelException(String message) {
    super(message);
  }
}
