package io.slipstream.kernel;

import io.slipstream.kernel.Input.PodRequest;

/**
 * Writes inputs down before they are applied and decisions after, and applies what a pod asks for:
 * itself, or on replay what the log holds in its place.
 */
final class Recorder {
  private final TradingKernel kernel;
  private final InputLog log;
  private final boolean recording;
  private final OutcomeListener listener;
  private final Outcomes out;
  private int reported;
  private boolean heard;

  Recorder(TradingKernel kernel, InputLog log, OutcomeListener listener) {
    this.kernel = kernel;
    this.log = log;
    this.recording = log != InputLog.NONE;
    this.listener = listener;
    this.out = kernel.outcomes();
    this.heard = recording || listener != OutcomeListener.NONE;
  }

  /** Whether anything is written down or read back. */
  boolean isRecording() {
    return recording;
  }

  /** Whether a strategy wants to hear of decisions. */
  void setUpdating(boolean anyUpdates) {
    heard = anyUpdates || recording || listener != OutcomeListener.NONE;
  }

  /** A new event begins. */
  void begin() {
    kernel.beginEvent();
    if (!heard) {
      out.countOnly();
    }
    reported = 0;
  }

  /** Writes an input down that is certain to be taken. */
  void append(Input input) {
    kernel.inputs().requireFits(input);
    log.append(input);
  }

  /** Hands the decisions since the last time to the log and the listener. */
  void report() {
    if (!recording && listener == OutcomeListener.NONE) {
      return;
    }
    for (int i = reported; i < out.size(); i++) {
      if (recording) {
        log.decided(out.get(i).toDecision());
      }
      listener.onOutcome(out.get(i));
    }
    reported = out.size();
  }

  /** Applies what a call asked for, in order. */
  void applyAll(int pod, RequestQueue wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (recording) {
        resolve(pod, wanted.get(i).toInput(pod));
      } else {
        wanted.get(i).applyTo(kernel, pod);
        report();
      }
    }
  }

  /** Applies what the log says this request is; on replay others of the journal come first. */
  void resolve(int pod, PodRequest wanted) {
    kernel.check(wanted);
    PodRequest next = log.resolve(pod, wanted);
    while (next != null && next.pod() != pod) {
      apply(next);
      next = log.resolve(pod, wanted);
    }
    if (next != null) {
      apply(next);
    }
  }

  /** Why the pod's strategy must not be called next, or null. */
  String failure(int pod, Guest.Event call) {
    return recording ? log.failure(pod, call.name()) : null;
  }

  /** On replay, applies what the log holds for a pod that nobody asks. */
  void drain(int pod) {
    for (PodRequest next = log.resolve(pod, null); next != null; next = log.resolve(pod, null)) {
      apply(next);
    }
  }

  private void apply(PodRequest request) {
    kernel.apply(request);
    report();
  }
}
