package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.RiskQueries;
import io.slipstream.api.service.operations.VarBacktestView;
import io.slipstream.api.service.operations.VarQuestion;
import io.slipstream.api.service.operations.VarView;
import org.osgi.service.component.annotations.Component;

/** Answers questions about risk on the caller's thread. */
@Component
public final class RiskDesk implements RiskQueries {
  @Override
  public VarView valueAtRisk(VarQuestion question) {
    if (question.returns() == null) {
      throw new OperationRefusedException("returns: a file is needed");
    }
    return RiskAnswers.ofFile(question);
  }

  @Override
  public VarBacktestView backtest(VarQuestion question) {
    if (question.returns() == null) {
      throw new OperationRefusedException("returns: a file is needed");
    }
    return RiskAnswers.backtestOfFile(question);
  }
}
