package io.slipstream.coordinator;

import io.slipstream.api.service.coordination.Coordinator;
import io.slipstream.api.service.coordination.DeskAnswer;
import io.slipstream.api.service.coordination.DeskQuestion;
import java.util.Arrays;
import java.util.List;

/** Decides by the rules of {@link DeskRule}; remembers nothing. */
final class DeskCoordinator implements Coordinator {
  private static final List<String> RULES =
      Arrays.stream(DeskRule.values()).map(DeskRule::name).toList();

  @Override
  public List<String> rules() {
    return RULES;
  }

  @Override
  public DeskAnswer decide(DeskQuestion question) {
    return DeskRule.valueOf(question.policy().rule()).decide(question);
  }
}
