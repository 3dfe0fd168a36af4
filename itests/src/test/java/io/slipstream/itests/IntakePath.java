package io.slipstream.itests;

/** A way by which something reaches the platform that may reach it twice. */
interface IntakePath {
  /** Sends something under a key; returns what is answered, empty when this way answers nothing. */
  String first(String key) throws Exception;

  /** Sends something else, which changes what the first one changed where that can be. */
  void other(String key) throws Exception;

  /** Sends another thing under the key of the first one, and sees that it is not taken. */
  void misuse(String key) throws Exception;

  /** All that a wish could change, and how much was written for it. */
  String state() throws Exception;
}
