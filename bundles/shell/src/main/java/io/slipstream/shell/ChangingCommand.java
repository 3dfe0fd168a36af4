package io.slipstream.shell;

import io.slipstream.api.service.operations.Operator;
import org.apache.karaf.shell.api.action.Option;

/** A command that changes something: journaled with who gave it, and given once for each key. */
abstract class ChangingCommand<T> extends ReportingCommand<T> {
  @Option(
      name = "--key",
      description =
          "Names this wish: given again with the same key, it is not carried out again and the"
              + " first answer is shown")
  String key;

  /** Who gives the command, and under which key. */
  Operator operator() {
    Object user = session.get("USER");
    return new Operator(user == null ? "shell" : user.toString(), keyOrNone());
  }

  private String keyOrNone() {
    if (key != null && key.isEmpty()) {
      throw new IllegalArgumentException(
          "--key '': 1 to 100 printable ASCII characters are allowed");
    }
    return key == null ? "" : key;
  }
}
