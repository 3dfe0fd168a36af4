package io.slipstream.shell;

import io.slipstream.api.service.operations.LimitsView;
import io.slipstream.api.service.operations.RiskOperations;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.RiskLimit;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** Forbids or allows opening positions in an instrument: a limit like others. */
abstract class BlockingCommand extends ChangingCommand<LimitsView> {
  @Reference RiskOperations risk;

  @Argument(name = "instrument", required = true, description = "Symbol of the instrument")
  @Completion(Instruments.class)
  String instrument;

  @Option(name = "--short", description = "Short positions only")
  boolean shortOnly;

  @Option(name = "--reason", required = true, description = "Why, for the journal")
  String reason;

  /** The limit's value, empty for none. */
  final LimitsView set(String value) {
    LimitRule rule = shortOnly ? LimitRule.SHORT_RESTRICTED : LimitRule.RESTRICTED;
    RiskLimit limit = new RiskLimit(LimitLevel.INSTRUMENT, instrument, rule, false, 0);
    return risk.set(Map.of(limit.key(), value), reason, operator());
  }

  final String what() {
    return (shortOnly ? "short positions in " : "positions in ") + instrument;
  }
}
