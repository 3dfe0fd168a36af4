package io.slipstream.api.service.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RiskLimitsTextTest {
  private static final String NUMBER =
      "above 0 up to 92233720368 with at most 8 decimals is allowed";
  private static final String FRACTION = "above 0 up to 1 with at most 8 decimals is allowed";
  private static final String HOURS = "hours of the UTC day such as 14:30-21:00 is allowed";
  private static final String NAME = "1 to 64 letters, digits or . _ / - are allowed in a name";

  static Stream<List<String>> wrongLines() {
    return Stream.of(
        // The line itself.
        List.of("nonsense", "line 1: nonsense = : key = value is allowed"),
        List.of("= 5", "line 1:  = 5: key = value is allowed"),
        List.of("# fine;;pod.a.leverage", "line 3: pod.a.leverage = : key = value is allowed"),
        List.of(
            "portfolio.leverage = 2;portfolio.spread = 1;portfolio.leverage = 2",
            "line 3: portfolio.leverage = 2: a key is allowed once, line 1 has it too"),
        // The key.
        List.of(
            "leverage = 2", "line 1: leverage = 2: the last word has to be one of daily-loss, "),
        List.of("portfolio.size = 2", "portfolio.size = 2: the last word has to be one of "),
        List.of("portfolio.leverage.hard = 2", "the last word has to be one of "),
        List.of("portfolio.leverage.Soft = 2", "the last word has to be one of "),
        List.of("Portfolio.leverage = 2", "the first word has to be one of portfolio, desk, pod"),
        List.of("order.leverage = 2", "the first word has to be one of portfolio, desk, pod"),
        List.of(".leverage = 2", "the first word has to be one of portfolio, desk, pod"),
        List.of("pod.leverage = 2", "line 1: pod.leverage = 2: pod.NAME.leverage is allowed"),
        List.of("desk.leverage = 2", "desk.NAME.leverage is allowed"),
        List.of("portfolio.a.leverage = 2", "portfolio.a.leverage = 2: portfolio has no name"),
        List.of("portfolio..leverage = 2", "portfolio has no name"),
        List.of("pod..leverage = 2", "the name '': " + NAME),
        List.of("pod.a b.leverage = 2", "the name 'a b': " + NAME),
        List.of("pod.-a.leverage = 2", "the name '-a': " + NAME),
        List.of("pod." + "a".repeat(65) + ".leverage = 2", NAME),
        List.of("pod.**.leverage = 2", "the name '**': " + NAME),
        List.of("desk.*.leverage = 2", "desk.*.leverage = 2: * is allowed for pod and instrument"),
        List.of("bucket.*.net-exposure = 2", "* is allowed for pod and instrument"),
        List.of("instrument.A.leverage = 2", "leverage is allowed for portfolio, desk, pod"),
        List.of("portfolio.position = 2", "position is allowed for pod, instrument"),
        List.of("pod.a.capacity = 2", "capacity is allowed for instrument"),
        List.of("bucket.a.leverage = 2", "leverage is allowed for portfolio, desk, pod"),
        // The value, unit by unit.
        List.of("portfolio.leverage =", "line 1: portfolio.leverage = : " + NUMBER),
        List.of("portfolio.leverage = 0", "portfolio.leverage = 0: " + NUMBER),
        List.of("portfolio.leverage = -1", NUMBER),
        List.of("portfolio.leverage = two", NUMBER),
        List.of("portfolio.leverage = 1,5", NUMBER),
        List.of("portfolio.leverage = NaN", NUMBER),
        List.of("portfolio.leverage = 2 # of equity", NUMBER),
        List.of("portfolio.leverage = 0.000000001", NUMBER),
        List.of("portfolio.gross-exposure = 92233720369", NUMBER),
        List.of("pod.a.position = 0", NUMBER),
        List.of("portfolio.market-age = 0", NUMBER),
        List.of("portfolio.daily-loss = 1.00000001", FRACTION),
        List.of("portfolio.daily-loss = 5 %", FRACTION),
        List.of("portfolio.spread = 0", FRACTION),
        List.of("pod.a.messages-per-minute = 0", "a whole number, 1 to 92233720368 is allowed"),
        List.of("pod.a.messages-per-minute = 1.5", "a whole number, 1 to 92233720368 is allowed"),
        List.of("portfolio.no-self-trade = false", "true is allowed"),
        List.of("portfolio.no-self-trade = TRUE", "true is allowed"),
        List.of("portfolio.trading-hours = 9:00-17:00", HOURS),
        List.of("portfolio.trading-hours = 09:00-24:00", HOURS),
        List.of("portfolio.trading-hours = 09:00-09:00", HOURS),
        List.of("portfolio.trading-hours = 09:00", HOURS),
        List.of("portfolio.trading-hours = 09:60-10:00", HOURS),
        // Desks and buckets.
        List.of("desk.macro.leverage = 2", "macro.leverage = 2: needs a line desk.macro.pods"),
        List.of(
            "# one;bucket.x.net-exposure = 2.50",
            "line 2: bucket.x.net-exposure = 2.5: needs a line bucket.x.instruments"),
        List.of("desk.macro.pods =", "line 1: desk.macro.pods = : the name '': " + NAME),
        List.of("desk.macro.pods = a, , b", "the name '': " + NAME),
        List.of("desk.macro.pods = a, *", "the name '*': " + NAME),
        List.of("desk.macro.pods = a, b, a", "each name once is allowed"),
        List.of("desk..pods = a", "the name '': " + NAME),
        List.of("desk.pods = a", "the name '': " + NAME),
        List.of("bucket.instruments = a", "the name '': " + NAME),
        List.of(
            "desk.x.pods = a;desk.y.pods = b, a",
            "line 2: desk.y.pods = b, a: one desk for a pod is allowed, a is on desk x"),
        // Soft and hard.
        List.of(
            "pod.a.leverage = 2;pod.a.leverage.soft = 2",
            "line 2: pod.a.leverage.soft = 2: a soft limit has to warn before the hard one,"
                + " pod.a.leverage = 2, denies"),
        List.of(
            "pod.a.leverage.soft = 3;pod.a.leverage = 2",
            "line 1: pod.a.leverage.soft = 3: a soft limit has to warn before the hard one"),
        List.of(
            "pod.a.duplicate-window = 5;pod.a.duplicate-window.soft = 4",
            "line 2: pod.a.duplicate-window.soft = 4: a soft limit has to warn before"),
        List.of(
            "portfolio.no-self-trade = true;portfolio.no-self-trade.soft = true",
            "line 2: portfolio.no-self-trade.soft = true: a soft limit has to warn before"),
        // Settings.
        List.of("approval = three", "line 1: approval = three: one or two is allowed"),
        List.of("approval =", "approval = : one or two is allowed"),
        List.of("portfolio.volatility-target = 2", FRACTION),
        List.of("portfolio.correlation-buckets = 1.5", FRACTION),
        List.of(
            "portfolio.correlation-buckets = 0.5;portfolio.correlation-returns = 19",
            "line 2: portfolio.correlation-returns = 19: a whole number, 20 to 1000, is allowed"),
        List.of(
            "portfolio.correlation-buckets = 0.5;portfolio.correlation-returns = many",
            "a whole number, 20 to 1000, is allowed"),
        List.of(
            "portfolio.correlation-buckets = 0.5;portfolio.correlation-linkage = ward",
            "single, average or complete is allowed"),
        List.of(
            "portfolio.correlation-linkage = single",
            "line 1: portfolio.correlation-linkage = single: needs a line"
                + " portfolio.correlation-buckets"),
        List.of(
            "bucket.correlated-*.net-exposure = 5",
            "line 1: bucket.correlated-*.net-exposure = 5: needs a line"
                + " portfolio.correlation-buckets"),
        List.of("bucket.*.net-exposure = 5", "* is allowed for pod and instrument"),
        List.of(
            "bucket.correlated-A.net-exposure = 5;portfolio.correlation-buckets = 0.5",
            "needs a line bucket.correlated-A.instruments"),
        List.of("portfolio.scale-by-drawdown = 0.1", "drawdown:factor, ... is allowed"),
        List.of("portfolio.scale-by-drawdown = 0.1:0.5,", "drawdown:factor, ... is allowed"),
        List.of("portfolio.scale-by-drawdown = 0.1:0", FRACTION),
        List.of("portfolio.scale-by-drawdown = 2:0.5", FRACTION),
        List.of("portfolio.scale-by-hours = always", "hours:factor, ... is allowed"),
        List.of("portfolio.scale-by-hours = 22:00-06:00", HOURS),
        List.of("portfolio.scale-by-hours = 22:00-06:00:1.5", FRACTION));
  }

  @ParameterizedTest
  @MethodSource("wrongLines")
  void shouldSayWhatIsWrongWhereAndWhatIsAllowed(List<String> textAndMessage) {
    String text = textAndMessage.get(0).replace(";", "\n");
    String message =
        assertThrows(RiskLimitsException.class, () -> RiskLimits.parse(text)).getMessage();
    assertTrue(message.matches("(?s)line \\d+: .* = .*: .*"), message);
    assertTrue(message.contains(textAndMessage.get(1)), message);
  }

  @ParameterizedTest
  @CsvSource({
    "instrument.BRK.B.position = 5,           INSTRUMENT, BRK.B,    POSITION, false",
    "instrument.BRK.B.position.soft = 5,      INSTRUMENT, BRK.B,    POSITION, true",
    "instrument.BTC/USD.position = 5,         INSTRUMENT, BTC/USD,  POSITION, false",
    "instrument.A.soft.position = 5,          INSTRUMENT, A.soft,   POSITION, false",
    "instrument.X.position.position.soft = 5, INSTRUMENT, X.position, POSITION, true",
    "instrument.*.position = 5,               INSTRUMENT, *,        POSITION, false",
    "pod.soft.leverage = 5,                   POD,        soft,     LEVERAGE, false",
    "pod.mean-reversion_2.leverage.soft = 5,  POD, mean-reversion_2, LEVERAGE, true",
    "portfolio.leverage = 5,                  PORTFOLIO,  '',       LEVERAGE, false",
    "'  portfolio.leverage=5  ',              PORTFOLIO,  '',       LEVERAGE, false"
  })
  void shouldFindLevelNameAndRule(
      String line, LimitLevel level, String name, LimitRule rule, boolean soft) {
    RiskLimits limits = RiskLimits.parse(line);
    assertEquals(
        List.of(new RiskLimit(level, name, rule, soft, 5 * FixedPoint.ONE)), limits.limits());
    assertEquals(limits, RiskLimits.parse(limits.toText()));
    String key = line.substring(0, line.indexOf('=')).strip();
    assertEquals(limits.limits().get(0), limits.find(key));
    assertNull(limits.find(key + "x"));
  }

  @ParameterizedTest
  @EnumSource(LimitRule.class)
  void shouldTakeEveryRuleAtEveryLevelOfIts(LimitRule rule) {
    for (LimitLevel level : rule.levels()) {
      String scope = level == LimitLevel.PORTFOLIO ? "portfolio" : level.key() + ".some";
      String value = value(rule);
      String text =
          String.join(
              "\n",
              "desk.some.pods = a",
              "bucket.some.instruments = A",
              scope + "." + rule.key() + " = " + value);
      RiskLimit limit = RiskLimits.parse(text).limits().get(0);
      assertEquals(rule, limit.rule());
      assertEquals(level, limit.level());
      assertEquals(scope + "." + rule.key() + " = " + value, limit.toString());
    }
  }

  private static String value(LimitRule rule) {
    return switch (rule.unit()) {
      case FLAG -> "true";
      case HOURS -> "22:00-06:30";
      case FRACTION -> "0.25";
      case COUNT -> "3";
      default -> "2.5";
    };
  }

  @Test
  void shouldTakeCommentsEmptyLinesAndEveryKindOfLineEnd() {
    RiskLimits limits =
        RiskLimits.parse(
            "# ours\r\n\r\n  portfolio.leverage = 2\r\n\t# more\nportfolio.spread=0.1");
    assertEquals(2, limits.limits().size());
    assertEquals(RiskLimits.NONE, RiskLimits.parse(""));
    assertEquals(RiskLimits.NONE, RiskLimits.parse(RiskLimits.NONE.toText()));
  }

  @Test
  void shouldKnowDesksBucketsAndSettings() {
    RiskLimits limits =
        RiskLimits.parse(
            String.join(
                "\n",
                "desk.macro.pods = a ,b",
                "desk.macro.leverage = 2",
                "bucket.us.banks.instruments = BRK.B, JPM",
                "bucket.us.banks.net-exposure = 5",
                "approval = two",
                "portfolio.scale-by-hours = 22:00-06:00:0.5 , 00:00-01:00:0.1"));
    assertEquals("macro", limits.deskOf("b"));
    assertEquals("", limits.deskOf("c"));
    assertEquals(List.of("BRK.B", "JPM"), limits.buckets().get("us.banks"));
    assertEquals("two", limits.settings().get(RiskSettings.APPROVAL));
    assertEquals(limits, RiskLimits.parse(limits.toText()));
  }

  @Test
  void shouldCoverEachBucketThatCorrelationsMake() {
    RiskLimits limits =
        RiskLimits.parse(
            String.join(
                "\n",
                "portfolio.correlation-buckets = 0.7",
                "portfolio.correlation-returns = 120",
                "portfolio.correlation-linkage = complete",
                "bucket.majors.instruments = A, B",
                "bucket.correlated-A.instruments = A, C",
                "bucket.correlated-*.net-exposure = 5"));
    RiskLimit limit = limits.limits().get(0);
    assertTrue(limit.covers(LimitLevel.BUCKET, "correlated-A"));
    assertFalse(limit.covers(LimitLevel.BUCKET, "majors"));
    assertFalse(limit.covers(LimitLevel.POD, "correlated-A"));
    assertEquals(limits, RiskLimits.parse(limits.toText()));
  }

  @ParameterizedTest
  @CsvSource({
    "14:30-21:00,  869, false",
    "14:30-21:00,  870, true",
    "14:30-21:00, 1259, true",
    "14:30-21:00, 1260, false",
    "22:00-06:00, 1319, false",
    "22:00-06:00, 1320, true",
    "22:00-06:00,    0, true",
    "22:00-06:00,  359, true",
    "22:00-06:00,  360, false",
    "14:30-00:00, 1439, true",
    "14:30-00:00,    0, false"
  })
  void shouldKnowWhatIsWithinHours(String hours, long minute, boolean within) {
    long value = LimitUnit.HOURS.parse(hours);
    assertEquals(within, LimitUnit.isWithin(value, minute));
    assertEquals(hours, LimitUnit.HOURS.format(value));
  }

  /** Any limits come back from their text. */
  @Test
  void shouldComeBackFromTheirText() {
    for (long seed = 0; seed < 500; seed++) {
      String text = text(new SplittableRandom(seed));
      RiskLimits limits = RiskLimits.parse(text);
      assertEquals(limits, RiskLimits.parse(limits.toText()), "seed " + seed + ":\n" + text);
    }
  }

  private static String text(SplittableRandom random) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "desk.d1.pods = a, b", "bucket.b1.instruments = BRK.B, ES-1", "approval = one"));
    for (LimitRule rule : LimitRule.values()) {
      LimitLevel level = rule.levels().get(random.nextInt(rule.levels().size()));
      if (random.nextInt(3) > 0) {
        boolean soft = random.nextBoolean();
        String key = scope(level, random) + "." + rule.key() + (soft ? ".soft" : "");
        lines.add(key + " = " + randomValue(rule.unit(), random));
      }
    }
    return String.join("\n", lines);
  }

  private static String scope(LimitLevel level, SplittableRandom random) {
    List<String> instruments = Arrays.asList("BRK.B", "BTC/USD", "*", "0.5x");
    return switch (level) {
      case DESK -> "desk.d1";
      case BUCKET -> "bucket.b1";
      case POD -> "pod." + List.of("a", "*", "x.y").get(random.nextInt(3));
      case INSTRUMENT -> "instrument." + instruments.get(random.nextInt(4));
      default -> "portfolio";
    };
  }

  private static String randomValue(LimitUnit unit, SplittableRandom random) {
    return switch (unit) {
      case FLAG -> "true";
      case HOURS -> "0" + random.nextInt(10) + ":05-1" + random.nextInt(10) + ":59";
      case FRACTION -> FixedPoint.format(random.nextLong(1, FixedPoint.ONE + 1));
      case COUNT -> Long.toString(random.nextLong(1, 92_233_720_368L));
      default -> FixedPoint.format(random.nextLong(1, Long.MAX_VALUE));
    };
  }
}
