package io.slipstream.api.service.operations;

import java.util.List;

/**
 * Snapshots of the session, from which it goes on after a restart.
 *
 * @param kept that are there, the newest first
 * @param startedFrom the one the session went on from at its start, zero when it repeated all
 * @param problem empty, or why the last one could not be taken
 */
public record SnapshotStatus(List<Kept> kept, long startedFrom, String problem) {
  /**
   * One of them.
   *
   * @param sequence of the last journal entry that is in it
   * @param bytes on disk
   */
  public record Kept(long sequence, long bytes) {}
}
