package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.BacktestException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedResearchTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "strategy nope;grid lag=1,2 | unknown strategy 'nope': installed are lag",
        "strategy quoter;grid fraction=0.5,1 | strategy quoter needs quotes, trades or a book",
        "set lag=3 | grid is empty: at least one parameter=values is allowed",
        "grid lag= | grid lag = '': at least one value",
        "grid lag=1,,2 | grid lag = '1,,2': a list without gaps and doubles is allowed",
        "grid lag=1,1 | grid lag = '1,1': a list without gaps and doubles is allowed",
        "grid lag=1,x | parameter lag = 'x': a whole number from 0 to 500 is allowed",
        "grid lag=0:9:0.5 | parameter lag = '0.5': a whole number from 0 to 500 is allowed",
        "grid lag=1:900:1 | parameter lag = '501': a whole number from 0 to 500 is allowed",
        "grid lag=9:1:1 | grid lag = '9:1:1': first:last:step with first not above last",
        "grid lag=1:9:0 | grid lag = '1:9:0': a step above 0 is allowed",
        "grid lag=1:b:1 | grid lag = '1:b:1': first:last:step of numbers is allowed",
        "grid mood=1:2:1 | grid mood = '1:2:1': a list like 20,60,120",
        "grid mood=glad | parameter mood = 'glad': calm or broken is allowed",
        "grid speed=1,2 | grid speed: no such parameter of lag, allowed are fraction, lag, least",
        "grid lag=1,2;grid lag=3 | grid lag: given twice",
        "grid lag=1,2;set lag=3 | grid lag: given twice",
        "grid lag=1,2;set speed=3 | parameter speed: no such parameter",
        "grid lag=1,2;set length=0 | parameter length = '0': a whole number from 1 to 500",
        "grid lag=6;set length=7 | the strategy allows none of its points",
        "grid least=0:1 | grid least: a range without a step; method grid allows",
        "grid lag=1:500:1;grid length=1:500:1 | grid has 250000 points: up to 100000 are allowed",
        "grid lag=1:9:1;option TRIALS=5 | grid has 9 points: up to 5, as trials says, are allowed",
        "grid lag=1,2;option METRIC=luck | metric = 'luck': sharpe, sortino, calmar, total-return",
        "grid lag=1,2;option METHOD=magic | method = 'magic': grid, random, lhs, model is allowed",
        "grid lag=1,2;option METHOD=random | trials = '': for method random a number of trials",
        "grid lag=1,2;option METHOD=lhs;option TRIALS=0 | trials = '0': a whole number from 1",
        "grid lag=1,2;option METHOD=model;option TRIALS=9 | method model allows two parameters",
        "grid lag=1,2;grid mood=calm,broken;option METHOD=model;option TRIALS=9 | grid mood: ",
        "grid lag=1,2;option WORKERS=0 | workers = '0': a whole number from 1 to 256 is allowed",
        "grid lag=1,2;option SEED=x | seed = 'x': a whole number is allowed",
        "grid lag=1,2;option HOLDOUT=1 | holdout = '1': a number from 0 to below 1.0 is allowed",
        "grid lag=1,2;option HOLDOUT=0.999 | bars: 2 or more are allowed, here are 1",
        "grid lag=1,2;option SAMPLE=soon | sample = 'soon': a number and s, m, h or d is allowed",
        "grid lag=1,2;option SAMPLE=5h | sample = '5h': a multiple of the bar, 1d, is allowed",
        "grid lag=1,2;option SAMPLE=9999d | a step of which there are 2 or more is allowed",
        "grid lag=1,2;run FROM=2030-01-01 | no bar of WALK between from and to",
        "grid lag=1,2;run CASH=-5 | cash = '-5'",
        "grid lag=1,2;run DESK=majority | desk = 'majority': a sweep is of one strategy alone",
        "grid lag=1,2;run BENCHMARK=nope | unknown benchmark 'nope'"
      })
  void shouldSayOneClearLineBeforeAnythingRuns(String words, String message) {
    Lab lab = new Lab().walk("WALK", Lab.DAY, 100, 0, 1);
    lab.install(new QuoterFactory());
    KernelResearch research = lab.research(root.resolve("data"));
    Path out = root.resolve("out");
    BacktestException refused =
        assertThrows(
            BacktestException.class,
            () ->
                research.sweep(
                    Lab.request(out, false, "WALK", words.split(";")),
                    progress -> {
                      throw new AssertionError("it runs");
                    }));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
    assertFalse(Files.exists(out));
    research.stop();
  }
}
