package io.slipstream.api.service.plugin;

/** A plugin that cannot be loaded or removed; the message names the file or id and the reason. */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public PluginException(String message) {
    super(message);
  }

  /** With the reason and the cause. */
  public PluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
