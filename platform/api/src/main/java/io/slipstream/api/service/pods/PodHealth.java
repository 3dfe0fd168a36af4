package io.slipstream.api.service.pods;

/** Whether a pod answers, and answers well. */
public enum PodHealth {
  /** It has not answered yet since it joined. */
  UNKNOWN,
  /** It answers in time and well. */
  HEALTHY,
  /** Something is wrong with it or with what it answers; the reason says what. */
  FAULTY,
  /** Its last good answer is older than its first limit. */
  LATE,
  /** Its last good answer is older than its second limit: nobody knows what it does. */
  LOST
}
