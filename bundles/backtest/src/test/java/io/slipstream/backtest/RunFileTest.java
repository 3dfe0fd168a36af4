package io.slipstream.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.RunOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFileTest {
  @TempDir Path scratch;

  private BacktestRequest read(String... lines) throws IOException {
    return RunFile.read(Files.write(scratch.resolve("run.yaml"), List.of(lines)));
  }

  @Test
  void shouldReadYaml() throws IOException {
    BacktestRequest request =
        read(
            "pods:",
            "  - {name: fast, strategy: momentum, weight: 0.30, set: {short: 5, long: 20}}",
            "  - {strategy: momentum@1.0.0, instruments: [BTC/USD]}",
            "instruments: [BTC/USD, ETH/USD]",
            "bar: 5m",
            "cash: 100000.00",
            "slippage-bps: 2.5",
            "normalize: true");
    BacktestRequest.Pod fast = request.pods().get(0);
    assertEquals("fast", fast.name());
    assertEquals("0.3", fast.weight());
    assertEquals(Map.of("short", "5", "long", "20"), fast.parameters());
    assertEquals("momentum@1.0.0", request.pods().get(1).strategy());
    assertEquals(List.of("BTC/USD"), request.pods().get(1).instruments());
    assertEquals(List.of("BTC/USD", "ETH/USD"), request.instruments());
    assertEquals("5m", request.option(RunOption.BAR));
    assertEquals("100000", request.option(RunOption.CASH));
    assertEquals("2.5", request.option(RunOption.SLIPPAGE_BPS));
    assertEquals("true", request.option(RunOption.NORMALIZE));
    assertEquals("buy-and-hold", request.option(RunOption.BENCHMARK));
  }

  @Test
  void shouldReadJson() throws IOException {
    BacktestRequest request =
        read("{\"pods\": [{\"strategy\": \"x\"}], \"instruments\": [\"A\"], \"seed\": 7}");
    assertEquals("x", request.pods().get(0).strategy());
    assertEquals("7", request.option(RunOption.SEED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "speed: 3|unknown key 'speed': pods, instruments, bar, from, to, cash",
        "bar: 5m~bar: 6m|Duplicate",
        "bar: [1]|bar = '[1]': a text, number or truth value is allowed",
        "bar:|bar = 'null': a text, number or truth value is allowed",
        "instruments: A|instruments = '\"A\"': a list is allowed",
        "pods: [momentum]|pods: a list of keys and values is allowed",
        "pods: [{name: a}]|a pod without strategy",
        "pods: [{strategy: a, speed: 1}]|unknown key 'speed' of a pod: name, strategy, weight",
        "pods: {mine: {strategy: a}}|pods = '{\"mine\":{\"strategy\":\"a\"}}': a list is allowed",
        "pods: [{strategy: a, set: [short=7]}]|set = '[\"short=7\"]': names and values are allowed",
        "just words|keys and values are allowed",
        "bar: {|run.yaml",
      })
  void shouldNameFileKeyAndValue(String content, String message) {
    String said =
        assertThrows(BacktestException.class, () -> read(content.split("~"))).getMessage();
    assertTrue(said.contains("run.yaml") && said.contains(message), said);
  }
}
