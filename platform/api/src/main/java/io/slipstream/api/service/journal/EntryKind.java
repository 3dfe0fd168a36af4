package io.slipstream.api.service.journal;

/** Whether an entry moved the kernel or was moved by it. */
public enum EntryKind {
  /** Changes the kernel's state; replayed. */
  INPUT,
  /** What the kernel decided on the inputs before it; compared on replay. */
  DECISION
}
