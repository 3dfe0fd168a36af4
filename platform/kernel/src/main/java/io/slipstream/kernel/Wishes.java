package io.slipstream.kernel;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** What is wanted of an order beyond its terms: to cancel it, to replace it; most have none. */
final class Wishes {
  private int made;
  private int inForce;
  private int cancels;
  private int cancelRevision;
  private int replaceRevision;
  private long quantity;
  private long limit;
  private long stop;
  private long counted;

  /** For another order. */
  void clear() {
    if (made > 0) {
      made = 0;
      inForce = 0;
      cancels = 0;
      cancelRevision = 0;
      replaceRevision = 0;
      quantity = 0;
      limit = 0;
      stop = 0;
      counted = 0;
    }
  }

  /** Wishes to cancel it, once more. */
  void cancel() {
    cancels++;
    cancelRevision = ++made;
  }

  /** Wishes to replace it by these. */
  void replace(long newQuantity, long newLimit, long newStop) {
    replaceRevision = ++made;
    quantity = newQuantity;
    limit = newLimit;
    stop = newStop;
  }

  /** The venue refused one. */
  void forget(boolean ofCancel) {
    if (!ofCancel) {
      replaceRevision = 0;
    } else if (cancels > 0) {
      cancels--;
    }
  }

  /** It is closed: none matters any more. */
  void forgetAll() {
    cancels = 0;
    replaceRevision = 0;
  }

  /** The pending replacement is in force; false when there is none. */
  boolean fulfil() {
    if (replaceRevision == 0) {
      return false;
    }
    inForce = replaceRevision;
    replaceRevision = 0;
    return true;
  }

  /** How many there were. */
  int made() {
    return made;
  }

  /** The venue has not answered a cancel. */
  boolean cancels() {
    return cancels > 0;
  }

  /** The venue has not answered a replacement. */
  boolean replaces() {
    return replaceRevision > 0;
  }

  /** Which replacement is in force, zero for none. */
  int inForce() {
    return inForce;
  }

  /** Which replacement is pending, zero for none. */
  int replacement() {
    return replaceRevision;
  }

  /** Which of those pending was made last, zero for none. */
  int newest() {
    return Math.max(cancels() ? cancelRevision : 0, replaceRevision);
  }

  /** Wanted by the last replacement. */
  long quantity() {
    return quantity;
  }

  long limit() {
    return limit;
  }

  long stop() {
    return stop;
  }

  /** What of a pending replacement the holding has counted. */
  long counted() {
    return counted;
  }

  void setCounted(long newCounted) {
    counted = newCounted;
  }

  void writeState(StateSink sink) {
    sink.put(made)
        .put(inForce)
        .put(cancels)
        .put(cancelRevision)
        .put(replaceRevision)
        .put(quantity)
        .put(limit)
        .put(stop);
  }

  void readState(StateSource source) {
    made = source.takeInt(0, Integer.MAX_VALUE);
    inForce = source.takeInt(0, made);
    cancels = source.takeInt(0, made);
    cancelRevision = source.takeInt(0, made);
    replaceRevision = source.takeInt(0, made);
    quantity = source.take();
    limit = source.take();
    stop = source.take();
  }
}
