package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wish that cannot be met gets one clear line before anything runs. */
@ExtendWith(ExamDistribution.class)
class BacktestRefusalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backtest:run --strategy nope|unknown strategy 'nope'",
        "backtest:parity nope|unknown pod 'nope'",
        "backtest:parity momentum-fast --strategy momentum@9.9.9|"
            + "--strategy 'momentum@9.9.9': one build is allowed, by version or hash: momentum@",
        "backtest:parity momentum-fast --from soon|--from 'soon'",
        "backtest:run --rebalance hourly|rebalance = 'hourly': drift, drift:F",
        "backtest:run --rebalance daily|rebalance = 'daily': only a run of two or more pods",
        "backtest:run --instrument XYZ|unknown instrument 'XYZ': BTC/USD",
        "backtest:run --bar 5x|bar period '5x'",
        "backtest:run --cash -5|cash = '-5'",
        "backtest:run --set short=x|parameter short = 'x'",
        "backtest:run --out /proc/nothing|cannot write the results to /proc/nothing",
        "backtest:run --weights momentum=0.7,buy-and-hold=0.5|weights = '1.2' together: at most 1",
        "backtest:run --weights momentum=x|weight of momentum = 'x'",
        "backtest:run --set other.short=5|--set 'other': momentum are the pods",
        "backtest:run --from 2030-01-01|no bar of BTC/USD between from and to; recorded are 2013",
        "backtest:run --from soon|from = 'soon': a day as 2024-01-31",
        "backtest:run --from 2013-11-27 --to 2013-11-26|to = '2013-11-26': a time after from",
        "backtest:run --benchmark nope|unknown benchmark 'nope'",
        "backtest:run --currency EUR|BTC/USD is quoted in USD, the run is in EUR: say what it is",
        "backtest:run --strategy momentum@9|unknown strategy 'momentum@9'",
        "backtest:run --strategy momentum --strategy momentum|each pod has a name of its own",
        "backtest:run --limits /nowhere/risk.limits|limits = '/nowhere/risk.limits': a file of limits",
        "backtest:run --year 0|year = '0': a number of days from 1 to 366",
        "backtest:run --file /nowhere/run.yaml|cannot read /nowhere/run.yaml",
        "backtest:sweep|grid is empty: at least one parameter=values is allowed",
        "backtest:sweep --grid short=5,9 --metric luck|metric = 'luck': sharpe, sortino, calmar",
        "backtest:sweep --grid short=5,9 --currency EUR|BTC/USD is quoted in USD, the run is in EUR",
        "backtest:sweep --grid short=5,9 --instrument BTC/USD --instrument X|unknown instrument 'X'",
        "backtest:sweep --resume /nowhere|resume = '/nowhere': a directory of a sweep",
        "backtest:walk-forward --grid short=5,9 --folds 0|folds = '0': a whole number from 1",
        "backtest:cpcv --grid short=5,9 --metric win-rate|metric = 'win-rate': for parts of a trial",
        "backtest:cancel nope|unknown job 'nope': nothing runs",
        "backtest:monte-carlo nope|unknown run 'nope'",
        "backtest:probe nope|unknown strategy 'nope'",
        "backtest:show nope|unknown run 'nope'",
        "backtest:rerun nope|unknown run 'nope'",
        "backtest:compare nope|runs 'nope': two or more",
        "backtest:export --out /tmp/x.zip nope|unknown run 'nope'"
      })
  void shouldSayWhatIsWrong(String line, String message, Instance slipstream) {
    Instance.Result result = slipstream.slip(line.split(" "));
    String said = result.out() + result.err();
    assertNotEquals(0, result.status(), said);
    assertTrue(said.contains(message), said);
    assertEquals(1, said.strip().lines().count(), said);
  }
}
