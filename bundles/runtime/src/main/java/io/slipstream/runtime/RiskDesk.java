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
    double[] returns = ReturnsFile.read(question.returns(), question.column());
    return RiskAnswers.valueAtRisk(question, returns);
  }

  @Override
  public VarBacktestView backtest(VarQuestion question) {
    if (question.returns() == null) {
      throw new OperationRefusedException("returns: a file is needed");
    }
    double[] returns = ReturnsFile.read(question.returns(), question.column());
    return RiskAnswers.backtest(question.returns().toString(), "", question, returns);
  }
}
