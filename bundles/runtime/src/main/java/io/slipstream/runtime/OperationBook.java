package io.slipstream.runtime;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.kernel.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * What became of operators' wishes, made from the journal's inputs alone, so that it is the same
 * after a restart: those that are being carried out, and by key the newest that ended. Used by the
 * session's thread.
 */
final class OperationBook {
  private final int mostKeys;
  private final long mostText;
  private final IntFunction<String> podName;
  private final SortedMap<Long, Open> open = new TreeMap<>();
  private final Map<String, Done> done = new LinkedHashMap<>();
  private long text;

  /**
   * Remembers so many keys, and their answers while those have not more characters together.
   *
   * @param podName of the kernel's number of a pod
   */
  OperationBook(int mostKeys, long mostText, IntFunction<String> podName) {
    this.mostKeys = mostKeys;
    this.mostText = mostText;
    this.podName = podName;
  }

  /** A wish that is being carried out, or was when the process ended. */
  static final class Open {
    private final long begun;
    private final String key;
    private final String actor;
    private final Operation operation;
    private boolean applied;

    Open(long begun, Input.OperationBegun in) {
      this.begun = begun;
      this.key = in.key();
      this.actor = in.actor();
      this.operation = new Operation(in.operation());
    }

    String key() {
      return key;
    }

    String actor() {
      return actor;
    }

    Operation operation() {
      return operation;
    }

    /** How it ends when nobody can say more: with what the journal has of its effect. */
    Input.OperationEnded unanswered() {
      return new Input.OperationEnded(begun, key, actor, applied, "");
    }
  }

  /**
   * A wish that ended.
   *
   * @param actor who asked
   * @param mark of the operation
   * @param applied whether it took effect
   * @param answer what the operator was told, empty when that is not known
   */
  record Done(String actor, String mark, boolean applied, String answer) {
    /** Nothing was done and nobody was told so: it is carried out when it is asked for again. */
    boolean isUndone() {
      return !applied && answer.isEmpty();
    }
  }

  /** Takes an input that is in the journal at this place. */
  void note(long sequence, Input input) {
    if (input instanceof Input.OperationBegun begun) {
      open.put(sequence, new Open(sequence, begun));
    } else if (input instanceof Input.OperationEnded ended) {
      end(ended);
    } else if (!open.isEmpty()) {
      for (Open wish : open.values()) {
        wish.applied |= wish.operation.isEffect(input, wish.actor, podName);
      }
    }
  }

  private void end(Input.OperationEnded ended) {
    Open wish = open.remove(ended.begun());
    if (wish != null && !wish.key.isEmpty()) {
      keep(wish.key, new Done(wish.actor, wish.operation.mark(), ended.applied(), ended.answer()));
    }
  }

  private void keep(String key, Done wish) {
    Done before = done.remove(key);
    text += wish.answer.length() - (before == null ? 0 : before.answer.length());
    done.put(key, wish);
    while (done.size() > mostKeys) {
      String oldest = done.keySet().iterator().next();
      text -= done.remove(oldest).answer.length();
    }
    if (text > mostText) {
      forgetAnswers();
    }
  }

  /** Half of the room is made at once, the oldest first; refusals are short and stay. */
  private void forgetAnswers() {
    for (Map.Entry<String, Done> entry : done.entrySet()) {
      if (text <= mostText / 2) {
        return;
      }
      Done wish = entry.getValue();
      if (wish.applied) {
        text -= wish.answer.length();
        entry.setValue(new Done(wish.actor, wish.mark, true, ""));
      }
    }
  }

  /** The ended wish of a key, or null. */
  Done done(String key) {
    return done.get(key);
  }

  /** The wish that began there and has not ended, or null. */
  Open open(long begun) {
    return open.get(begun);
  }

  /** The wish of a key that has not ended, or null. */
  Long begunOf(String key) {
    for (Open wish : open.values()) {
      if (wish.key.equals(key)) {
        return wish.begun;
      }
    }
    return null;
  }

  /** Where the newest wish that has not ended began. */
  long newest() {
    return open.lastKey();
  }

  /** Wishes that have not ended, the oldest first. */
  List<Open> open() {
    return new ArrayList<>(open.values());
  }

  void writeState(StateSink sink) {
    sink.put(open.size());
    for (Open wish : open.values()) {
      sink.put(wish.begun).put(wish.key).put(wish.actor);
      sink.put(wish.operation.text()).put(wish.applied);
    }
    sink.put(done.size());
    done.forEach(
        (key, wish) -> {
          sink.put(key).put(wish.actor).put(wish.mark);
          sink.put(wish.applied).put(wish.answer);
        });
  }

  void readState(StateSource source) {
    for (int left = source.takeCount(); left > 0; left--) {
      long begun = source.take();
      Input.OperationBegun in =
          new Input.OperationBegun(source.takeText(), source.takeText(), source.takeText());
      Open wish = new Open(begun, in);
      wish.applied = source.takeFlag();
      open.put(begun, wish);
    }
    for (int left = source.takeCount(); left > 0; left--) {
      keep(
          source.takeText(),
          new Done(source.takeText(), source.takeText(), source.takeFlag(), source.takeText()));
    }
  }
}
