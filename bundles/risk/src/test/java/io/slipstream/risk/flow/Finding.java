package io.slipstream.risk.flow;

import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.Verdict;

/** A limit that an order would pass, with the numbers of the answer. */
record Finding(
    DenialCode code, LimitLevel level, String scope, long limit, long actual, boolean soft) {

  static Finding of(Verdict verdict, boolean soft) {
    return new Finding(
        verdict.denial(),
        verdict.level(),
        verdict.scope(),
        verdict.limit(),
        verdict.actual(),
        soft);
  }
}
