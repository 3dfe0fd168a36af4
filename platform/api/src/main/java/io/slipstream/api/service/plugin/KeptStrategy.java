package io.slipstream.api.service.plugin;

/** A build of a strategy that ran before, ready to use until this is closed. */
public interface KeptStrategy extends AutoCloseable {
  /** The build. */
  InstalledStrategy strategy();

  /** Nobody uses it any more. */
  @Override
  void close();
}
