package io.slipstream.runtime;

import io.slipstream.api.service.risk.Loosening;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.RiskLimitsException;
import io.slipstream.api.service.risk.RiskSettings;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the session's limits in line with their file when that changed. The journal wins over a
 * file that an operator's change did not reach any more, which only the first look after a start
 * can find: later on, who writes the limits before into it wants them back. A file that is just
 * being written is left alone until it rests, and one that is wrong, gone, or loosens what two
 * persons have to agree on changes nothing and is reported. Used by the session's thread.
 */
final class LimitsWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LimitsWatch.class);
  private static final Logger CONSOLE = LoggerFactory.getLogger("io.slipstream.console");

  /** It is looked at once a second. */
  private static final int MOST_MOVES = 30;

  private final LimitsFile file;
  private volatile String problem = "";
  private boolean isFirst = true;

  LimitsWatch(LimitsFile file) {
    this.file = file;
  }

  /** What is wrong with the file, empty when nothing is. */
  String problem() {
    return problem;
  }

  void look(SessionEngine engine) {
    look(engine.kernel(), engine::apply);
  }

  void look(TradingKernel kernel, Consumer<Input> engine) {
    String before = problem;
    if (file.look()) {
      problem = take(kernel, engine);
      isFirst = false;
    } else if (file.moves() >= MOST_MOVES) {
      problem = LimitsFile.NAME + " is another one at each look and cannot be read";
    }
    if (!problem.isEmpty() && !problem.equals(before)) {
      CONSOLE.error("{}; the limits before hold", problem);
    }
  }

  /** The file was just written and says what holds. */
  void fits() {
    file.keepInMind();
    problem = "";
  }

  private String take(TradingKernel kernel, Consumer<Input> engine) {
    try {
      String present = kernel.limits().limits();
      String written = DerivedBuckets.written(present);
      String text = file.read();
      if (file.isAwaited()) {
        // Somebody went on writing: it is read once it rests again.
        return problem;
      }
      if (text == null) {
        return written.isEmpty()
            ? ""
            : LimitsFile.NAME + " is gone; an empty file lifts all limits";
      }
      if (text.equals(written)) {
        return "";
      }
      DerivedBuckets.parsed(text);
      String before = DerivedBuckets.written(kernel.limitsBefore());
      if (isFirst && text.equals(before) && !written.isEmpty()) {
        return restore(written);
      }
      return apply(engine, RiskLimits.parse(present), DerivedBuckets.carried(present, text));
    } catch (RiskLimitsException e) {
      return LimitsFile.named(e);
    }
  }

  private String restore(String present) {
    try {
      file.write(present);
      fits();
      CONSOLE.info("{} was brought in line with the journal", LimitsFile.NAME);
      return "";
    } catch (IOException e) {
      LOG.warn("{} cannot be written", LimitsFile.NAME, e);
      return LimitsFile.NAME + " cannot be written: " + e.getMessage();
    }
  }

  private static String apply(Consumer<Input> engine, RiskLimits present, String text) {
    RiskLimits wanted = RiskLimits.parse(text);
    List<String> looser = Loosening.between(present, wanted);
    if (needsTwo(present) && !looser.isEmpty()) {
      return LimitsFile.NAME
          + " loosens "
          + String.join(", ", looser)
          + ": that needs two persons, risk:set by one and risk:approve by another";
    }
    engine.accept(new Input.LimitsSet(text, LimitsFile.NAME, "the file was changed"));
    CONSOLE.info("{} limits hold, as {} says", wanted.limits().size(), LimitsFile.NAME);
    return "";
  }

  static boolean needsTwo(RiskLimits limits) {
    return "two".equals(limits.settings().get(RiskSettings.APPROVAL));
  }
}
