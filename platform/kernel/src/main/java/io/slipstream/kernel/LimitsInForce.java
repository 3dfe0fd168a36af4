package io.slipstream.kernel;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** The limits that hold on top of those each pod has, and those that people had set before. */
final class LimitsInForce {
  private Input.LimitsSet now = new Input.LimitsSet("", "", "");
  private String before = "";

  /** Limits that follow from what people set leave what was before as it is. */
  void set(Input.LimitsSet in) {
    if (!in.isDerived()) {
      before = now.limits();
    }
    now = in;
  }

  /** Empty before the first. */
  Input.LimitsSet now() {
    return now;
  }

  /** The text before people last changed it. */
  String before() {
    return before;
  }

  void writeState(StateSink sink) {
    sink.put(before).put(now.limits()).put(now.actor()).put(now.reason());
  }

  void readState(StateSource source) {
    before = source.takeText();
    now = new Input.LimitsSet(source.takeText(), source.takeText(), source.takeText());
  }
}
