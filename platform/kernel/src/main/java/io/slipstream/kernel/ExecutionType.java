package io.slipstream.kernel;

/** What an execution report says; names follow FIX 4.4 ExecType. */
public enum ExecutionType {
  /** The order works. */
  NEW,
  /** The stop price was reached. */
  TRIGGERED,
  /** A part or the whole was executed. */
  TRADE,
  /** An execution is taken back. */
  TRADE_CANCEL,
  /** An execution has other numbers. */
  TRADE_CORRECT,
  /** The venue has our wish to cancel. */
  PENDING_CANCEL,
  /** The venue has our wish to replace. */
  PENDING_REPLACE,
  /** The replacement is in force. */
  REPLACED,
  /** Our wish to cancel or replace is refused (FIX OrderCancelReject). */
  REQUEST_REJECTED,
  /** Nothing more happens in this session. */
  DONE_FOR_DAY,
  /** The order works again after it was done for the day. */
  RESTATED,
  /** What was left is taken back. */
  CANCELED,
  /** What was left ended with its time in force. */
  EXPIRED,
  /** The venue refused the order. */
  REJECTED
}
