package io.slipstream.runtime;

import io.slipstream.api.service.operations.SessionStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a session is, in a word and in words for people; read by any thread. */
final class SessionProgress {
  private static final Logger LOG = LoggerFactory.getLogger(SessionProgress.class);
  private static final Logger CONSOLE = LoggerFactory.getLogger("io.slipstream.console");

  private volatile SessionStatus status = SessionStatus.WAITING;
  private volatile String message = "starting";

  void set(SessionStatus status, String message) {
    this.status = status;
    this.message = message;
  }

  void waitFor(String missing) {
    message = "waiting for " + missing;
  }

  /** It trades. */
  void run() {
    set(SessionStatus.RUNNING, "trading");
  }

  /** It stays down for a reason that was found before the start. */
  void refuse(String reason) {
    set(SessionStatus.FAILED, reason);
    CONSOLE.error("The session does not start: {}", reason);
  }

  /** It ends before its time. */
  void fail(Throwable e) {
    set(SessionStatus.FAILED, e instanceof Error ? e.toString() : String.valueOf(e.getMessage()));
    CONSOLE.error("The session stopped: {}", message);
    LOG.error("The session stopped", e);
  }

  SessionStatus status() {
    return status;
  }

  String message() {
    return message;
  }

  boolean isFailed() {
    return status == SessionStatus.FAILED;
  }

  /** Why nothing can be asked of it. */
  String notUp() {
    return isFailed() ? "the session stopped: " + message : "the session is not up yet: " + message;
  }
}
