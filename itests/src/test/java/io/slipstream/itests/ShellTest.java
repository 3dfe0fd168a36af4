package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ExamDistribution.class)
class ShellTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "strategy:list",
        "strategy:list --all",
        "strategy:diag momentum",
        "strategy:info momentum",
        "strategy:info mean-reversion",
        "strategy:info gradient",
        "strategy:info brawler",
        "strategy:info volume-generator",
        "strategy:info buy-and-hold",
        "desk:list",
        "pod:list",
        "pod:status",
        "pod:status momentum-fast",
        "pod:heartbeat momentum-fast",
        "order:list",
        "order:list --pod momentum-fast --limit 3",
        "portfolio:show",
        "risk:exposure",
        "risk:exposure --components 2",
        "risk:limits",
        "risk:stress",
        "risk:var",
        "risk:var --method all --level 0.95",
        "market:list",
        "backtest:cancel",
        "backtest:list",
        "backtest:cpcv --grid short=5,9 --grid long=20,40 --bar 30m",
        "backtest:probe momentum --bars 300",
        "backtest:sweep --grid short=5,9 --grid long=20,40 --bar 30m --holdout 0.2",
        "backtest:sweep --method model --trials 9 --grid short=2:9 --grid long=20:40 --bar 1h",
        "backtest:walk-forward --grid short=5,9 --grid long=20,40 --bar 30m",
        "journal:replay",
        "journal:snapshot",
        "journal:stats",
        "journal:verify",
        "audit:find --kind POD_ADDED",
        "alert:channels",
        "alert:list",
        "alert:rules",
        "alert:silences",
        "risk:reconcile",
        "risk:violations",
        "risk:violations --pod momentum-fast --severity warning --limit 3",
        "audit:verify"
      })
  void shouldAnswerAsTableAndAsJson(String line, Instance slipstream) {
    Instance.Result table = slipstream.slip(line.split(" "));
    assertEquals(0, table.status(), table.toString());
    assertFalse(table.out().isBlank());
    assertFalse(table.out().contains("\u001b"), "color sequences");
    Instance.Result json = slipstream.slip((line + " --format json").split(" "));
    assertEquals(0, json.status(), json.toString());
    assertTrue(json.json().isContainerNode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "strategy:list",
        "strategy:load",
        "strategy:reload",
        "strategy:rollback",
        "strategy:unload",
        "strategy:verify",
        "strategy:diag",
        "strategy:info",
        "pod:list",
        "pod:create",
        "pod:configure",
        "pod:heartbeat",
        "pod:join",
        "pod:leave",
        "pod:start",
        "pod:status",
        "pod:stop",
        "pod:remove",
        "desk:list",
        "desk:set",
        "desk:show",
        "order:list",
        "portfolio:show",
        "market:list",
        "market:import",
        "backtest:cancel",
        "backtest:compare",
        "backtest:cpcv",
        "backtest:export",
        "backtest:list",
        "backtest:monte-carlo",
        "backtest:probe",
        "backtest:rerun",
        "backtest:run",
        "backtest:show",
        "backtest:parity",
        "backtest:sweep",
        "backtest:walk-forward",
        "risk:approve",
        "risk:block",
        "risk:exposure",
        "risk:limits",
        "risk:reenable",
        "risk:set",
        "risk:stress",
        "risk:unblock",
        "risk:var",
        "risk:var-backtest",
        "trading:halt",
        "trading:reduce",
        "trading:resume",
        "alert:ack",
        "alert:channels",
        "alert:lift",
        "alert:list",
        "alert:rules",
        "alert:silence",
        "alert:silences",
        "alert:test",
        "alert:watch",
        "risk:reconcile",
        "risk:report",
        "risk:violations",
        "journal:replay",
        "journal:snapshot",
        "journal:stats",
        "journal:verify",
        "journal:export",
        "audit:checkpoint",
        "audit:consistency",
        "audit:find",
        "audit:proof",
        "audit:report",
        "audit:story",
        "audit:verify",
        "audit:witness"
      })
  void shouldHelpWithAnExample(String command, Instance slipstream) {
    Instance.Result help = slipstream.slip(command, "--help");
    assertTrue(help.out().contains("Example: " + command), help.toString());
  }

  /** One clear line and no success. */
  static void assertRefused(Instance.Result result, String message) {
    String said = result.out() + result.err();
    assertNotEquals(0, result.status(), said);
    assertTrue(said.contains(message), said);
    assertEquals(1, said.strip().lines().count(), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no:such|Command not found: no:such",
        "strategy:info nope|unknown strategy 'nope': installed are brawler, buy-and-hold, gradient",
        "strategy:unload nope|unknown strategy 'nope'",
        "strategy:reload nope|unknown strategy 'nope': installed are brawler",
        "strategy:reload momentum 9.9|strategy momentum has no build '9.9': a version, or 6 chara",
        "strategy:rollback momentum|strategy momentum has no build to go back to",
        "strategy:verify /no/such.jar|there is no file /no/such.jar",
        "pod:stop nope|unknown pod 'nope': there are buy-and-hold",
        "pod:status nope|unknown pod 'nope': there are buy-and-hold",
        "pod:heartbeat nope|unknown pod 'nope': there are buy-and-hold",
        "pod:configure nope param.a=1|unknown pod 'nope': there are buy-and-hold",
        "pod:configure momentum-fast param.short|key=value 'param.short': name=value is allowed",
        "pod:configure momentum-fast capital=1|capital = '1': limit.NAME and param.NAME are",
        "pod:configure momentum-fast param.short=all|parameter short = 'all'",
        "pod:stop momentum-fast --position sell|--position = 'sell': keep or flatten is allowed",
        "pod:join x http://10.0.0.1|url = 'http://10.0.0.1': https, or http to 127.0.0.1",
        "pod:join x http://127.0.0.1:1 token=abc|'token': url, token.file, allow.plain.http",
        "pod:leave nope|unknown remote pod 'nope': there are none",
        "pod:list --format xml|--format 'xml': table or json is allowed",
        "risk:set --reason x portfolio.foo=1|portfolio.foo = 1: the last word has to be one of",
        "risk:approve 7|change 7: waiting are []",
        "risk:reenable nope --reason x|unknown pod 'nope'",
        "alert:ack 99999 --reason x|unknown alert '99999': alert:list shows those that are not closed",
        "alert:lift 99999|unknown silence '99999': alert:silences shows them",
        "alert:silence X --for soon --reason x|--for 'soon': a time is allowed, for example 30s",
        "alert:silence X --for 31d --reason x|up to 30 days are allowed",
        "alert:test pager|unknown channel 'pager': there are console, log, shell",
        "risk:reconcile --accept 99999 --reason x|unknown difference '99999': risk:reconcile",
        "risk:violations --limit 0|--limit '0': 1 to 100000 is allowed",
        "risk:violations --severity bad|--severity 'bad': warning, critical or emergency is allowed",
        "risk:violations --pod nope|unknown pod 'nope': the journal has buy-and-hold",
        "order:list --limit 0|--limit '0': 1 to 10000 is allowed",
        "pod:create x --strategy nope --instrument BTC/USD --capital 1|unknown strategy 'nope'",
        "pod:create x --strategy momentum --instrument XYZ --capital 1|unknown instrument 'XYZ'",
        "pod:create x --strategy momentum --instrument BTC/USD --capital ten|capital = 'ten'",
        "pod:create x --strategy momentum --instrument BTC/USD,BTC/USD --capital 1|there twice",
        "market:import --instrument .. --bar 1d /etc/hostname|symbol '..'",
        "pod:create X! --strategy momentum --instrument BTC/USD --capital 1|pod name 'X!'",
        "pod:create x --strategy momentum --instrument BTC/USD --capital 1 --param short=a|"
            + "parameter short = 'a': a whole number from 1 to 5000 is allowed",
        "pod:create x --strategy momentum --instrument BTC/USD --capital 1 --param short=0|"
            + "parameter short = '0': a whole number from 1 to 5000 is allowed",
        "pod:create x --strategy momentum --instrument BTC/USD --capital 1 --param short=90|"
            + "parameter short = '90': a whole number below long = 60 is allowed",
        "pod:create x --strategy momentum --instrument BTC/USD --capital 1 --limit maxFun=1|"
            + "limit.maxFun: ",
        "market:import --instrument A --bar 1d /no/such.csv|there is no file /no/such.csv",
        "risk:var --returns /no/such.csv|returns = /no/such.csv: there is no such file",
        "risk:var --method magic|method = 'magic': allowed are historical, historical-lower",
        "risk:var --level 1|level = 1.0: above 0 and below 1 is allowed",
        "risk:var --horizon 0|horizon = 0: at least 1 is allowed",
        "risk:exposure --components 11|components = 11: 0 to 10 is allowed",
        "risk:set --reason x portfolio.correlation-buckets=2|above 0 up to 1 with at most 8 decimals",
        "risk:var-backtest --basis wished|--basis 'wished': actual, hypothetical or recorded is allowed",
        "risk:var-backtest --method all|method = 'all': a backtest is of one method",
        "risk:stress --shock BTC/USD=-2|shock BTC/USD = -2.0: -1.0 to 1000000.0 is allowed",
        "risk:stress --shock BTC/USD=low|--shock 'BTC/USD=low': a fraction is allowed",
        "risk:stress --correlation 2|correlation = 2.0: 0.0 to 1.0 is allowed",
        "strategy:load /no/such.jar|/no/such.jar",
        "audit:find --pod nope|unknown pod 'nope': the journal has buy-and-hold, ",
        "audit:find --instrument XYZ|unknown instrument 'XYZ': the journal has BTC/USD",
        "audit:find --order x-1|order 'x-1': the journal has none of this id",
        "audit:find --kind SOLD|unknown kind 'SOLD': there are BAR_CLOSED",
        "audit:find --from yesterday|--from 'yesterday': a UTC date or time is allowed",
        "audit:find --from 2013-11-26 --to 2013-11-25|to '2013-11-25T00:00:00Z'",
        "audit:find --limit 0|--limit '0': 1 to 100000 is allowed",
        "audit:report --day 25.11.2013|--day '25.11.2013': a day is allowed",
        "audit:report --day 1999-01-01|day '1999-01-01': a day from 2013-11-25 to ",
        "journal:export --format xml --file /tmp/x|--format 'xml': jsonl, csv or parquet is allowed",
        "journal:export --format csv --file /etc/hostname|/etc/hostname is there already",
        "journal:export --format csv --file /proc/nothing/x|cannot write /proc/nothing/x"
      })
  void shouldRefuseBadInputWithOneClearLine(String line, String message, Instance slipstream) {
    assertRefused(slipstream.slip(line.split(" ")), message);
  }

  @Test
  void shouldLoadAndUnloadAPlugin(Instance slipstream) {
    Path jar = Instance.plugin("template");
    Instance.Result loaded = slipstream.slip("strategy:load", jar.toString());
    assertEquals(0, loaded.status(), loaded.toString());
    assertTrue(slipstream.slip("strategy:list").out().contains("template"));
    assertEquals(0, slipstream.slip("strategy:unload", "template").status());
    assertFalse(slipstream.slip("strategy:list").out().contains("template"));
    assertEquals(0, slipstream.slip("strategy:load", jar.toUri().toString()).status());
    assertEquals(0, slipstream.slip("strategy:unload", "template").status());
  }

  @Test
  void shouldVerifyAJarAndFailWhenItWouldBeRefused(Instance slipstream) throws Exception {
    Instance.Result good =
        slipstream.slip("strategy:verify", Instance.plugin("template").toString());
    assertEquals(0, good.status(), good.toString());
    assertTrue(good.out().contains("strategy  template 1.0.0"), good.out());
    assertTrue(good.out().contains("signature unsigned"), good.out());
    assertTrue(good.out().contains("policy    warn, trusted: nobody"), good.out());
    assertTrue(good.out().endsWith("would be taken in\n"), good.out());
    assertFalse(slipstream.slip("strategy:list").out().contains("template"));
    Path bad = Files.writeString(scratch.resolve("bad.jar"), "no jar");
    Instance.Result refused = slipstream.slip("strategy:verify", bad.toString());
    assertNotEquals(0, refused.status());
    assertTrue(refused.out().contains("problem   it is incomplete or corrupt"), refused.out());
  }

  @Test
  void shouldRefuseToLoadABadPluginAndLeaveNothing(Instance slipstream) throws Exception {
    Path bad = Files.writeString(scratch.resolve("bad.jar"), "no jar");
    Instance.Result result = slipstream.slip("strategy:load", bad.toString());
    assertNotEquals(0, result.status());
    assertTrue((result.out() + result.err()).contains("bad.jar"), result.toString());
    try (var files = Files.list(slipstream.base.resolve("deploy"))) {
      assertTrue(files.noneMatch(file -> file.toString().contains("bad")));
    }
  }

  @Test
  void shouldImportBarsAndBacktestThem(Instance slipstream) throws Exception {
    Path csv = scratch.resolve("mine.csv");
    StringBuilder rows = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
    for (int day = 1; day <= 28; day++) {
      int close = 100 + (day * 7) % 13;
      rows.append(
          String.format(
              java.util.Locale.ROOT, "2024-02-%02d,%d,%d,%d,%d,10%n", day, 100, 120, 90, close));
    }
    Files.writeString(csv, rows);
    Instance.Result imported =
        slipstream.slip(
            "market:import",
            "--instrument",
            "MINE",
            "--bar",
            "1d",
            "--map",
            "time=Date,open=Open",
            csv.toString());
    assertEquals(0, imported.status(), imported.toString());
    assertTrue(slipstream.slip("market:list").out().contains("MINE"));
    Path out = scratch.resolve("result");
    JsonNode outcome =
        slipstream
            .slip(
                "backtest:run",
                "--instrument",
                "MINE",
                "--bar",
                "1d",
                "--set",
                "short=2",
                "--set",
                "long=4",
                "--out",
                out.toString(),
                "--format",
                "json")
            .json();
    assertEquals(28, outcome.get("bars").asInt());
    for (String file :
        List.of(
            "manifest.json",
            "result.json",
            "orders.csv",
            "fills.csv",
            "fills.parquet",
            "trades.csv",
            "equity.csv",
            "capital.csv",
            "report.html")) {
      assertTrue(Files.size(out.resolve(file)) > 0, file);
    }
    Instance.Result again = slipstream.slip("backtest:run", "--out", out.toString());
    assertNotEquals(0, again.status());
    assertTrue((again.out() + again.err()).contains("is not empty"), again.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is empty",
        "Date,Open,High,Low,Close|is empty",
        "Date,Open,High,Low~2024-01-01,1,1,1|no column for close",
        "Date,Open,High,Low,Close~2024-01-01,1,2,1,1~2024-01-02,1,2,x,1|"
            + "line 3, column Low, value 'x'",
        "Date,Open,High,Low,Close~2024-01-01,1,2,1,1~soon,1,2,1,1|line 3, column Date, value 'soon'",
        "Date,Open,High,Low,Close~2024-01-01,1,2,1,1~2024-01-01,1,2,1,1|line 3",
        "Date,Open,High,Low,Close~2024-01-01,1,0.5,1,1|line 2",
        "Date,Open,High,Low,Close~2024-01-01,1,2|line 2"
      })
  void shouldNameFileLineColumnAndValueOfABadRow(
      String content, String message, Instance slipstream) throws Exception {
    Path csv = Files.writeString(scratch.resolve("rows.csv"), content.replace('~', '\n'));
    Instance.Result result =
        slipstream.slip("market:import", "--instrument", "ROWS", "--bar", "1d", csv.toString());
    String said = result.out() + result.err();
    assertNotEquals(0, result.status());
    assertTrue(said.contains(message) && said.contains("rows.csv"), said);
    assertFalse(slipstream.slip("market:list").out().contains("ROWS"));
  }
}
