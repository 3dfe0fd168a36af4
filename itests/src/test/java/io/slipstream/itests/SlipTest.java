package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client that ships, in a process of its own for each command. */
@ExtendWith(ExamDistribution.class)
class SlipTest {
  @ParameterizedTest
  @ValueSource(strings = {"strategy:watch", "pod:list"})
  void shouldHelp(String command, Instance slipstream) {
    Instance.Result help = slipstream.launchSlip(command, "--help");
    assertTrue(help.out().contains("Example: " + command), help.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"strategy:list", "risk:var --method all --level 0.95", "audit:verify"})
  void shouldAnswer(String line, Instance slipstream) {
    Instance.Result table = slipstream.launchSlip(line.split(" "));
    assertEquals(0, table.status(), table.toString());
    assertFalse(table.out().isBlank());
    assertFalse(table.out().contains("\u001b"), "color sequences");
    Instance.Result json = slipstream.launchSlip((line + " --format json").split(" "));
    assertEquals(0, json.status(), json.toString());
    assertTrue(json.json().isContainerNode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no:such|Command not found: no:such",
        "pod:stop nope|unknown pod 'nope': there are buy-and-hold",
        "alert:silence X --for soon --reason x|--for 'soon': a time is allowed, for example 30s"
      })
  void shouldFailWithOneClearLine(String line, String message, Instance slipstream) {
    ShellTest.assertRefused(slipstream.launchSlip(line.split(" ")), message);
  }
}
