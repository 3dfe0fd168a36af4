package io.slipstream.api.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyDescriptorTest {
  private static StrategyDescriptor of(String id, ParameterDefinition... parameters) {
    return new StrategyDescriptor(id, "a test", ExecutionStyle.TAKER, List.of(parameters));
  }

  private static ParameterDefinition window(int byDefault) {
    return ParameterDefinition.integer("window", byDefault, 1, 10, "bars", "of a test");
  }

  private static String refusal(String id, ParameterDefinition... parameters) {
    return assertThrows(IllegalArgumentException.class, () -> of(id, parameters)).getMessage();
  }

  @Test
  void shouldKeepTheParametersInTheirOrder() {
    ParameterDefinition flag = ParameterDefinition.flag("also", true, "of a test");
    assertEquals(List.of(window(10), flag), of("mine", window(10), flag).parameters());
  }

  @Test
  void shouldRefuseADefaultThatIsNotAllowed() {
    assertEquals(
        "strategy mine, default of parameter window = '11': a whole number from 1 to 10 is allowed",
        refusal("mine", window(11)));
  }

  @Test
  void shouldRefuseANameThatIsUsedTwice() {
    assertEquals(
        "strategy mine, parameter window: one of a name is allowed",
        refusal("mine", window(1), window(2)));
  }

  @Test
  void shouldRefuseAnIdWithOtherSigns() {
    assertEquals(
        "strategy id 'Mine!': lower-case letters, digits and - are allowed", refusal("Mine!"));
  }
}
