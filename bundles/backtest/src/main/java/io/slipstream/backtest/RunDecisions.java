package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.Column.Type;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.kernel.Decision.DeskDecided;
import io.slipstream.kernel.Decision.DeskOpinion;
import io.slipstream.report.JsonText;
import io.slipstream.report.page.RunPage.Extra;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the desk of a run decided: as files and as a table of the page. */
final class RunDecisions {
  private static final int MOST_ROWS = 200;

  private final RunPlan plan;
  private final List<DeskDecided> decided;

  RunDecisions(PortfolioRun run) {
    this.plan = run.plan();
    this.decided = run.record().desks();
  }

  /** As {@code decisions.csv} and Parquet. */
  void write(TableFiles tables, Path folder) {
    List<Column> columns =
        List.of(
            new Column("time", Type.TIMESTAMP),
            new Column("desk", Type.TEXT),
            new Column("instrument", Type.TEXT),
            new Column("rule", Type.TEXT),
            new Column("outcome", Type.TEXT),
            new Column("buyVotes", Type.TEXT),
            new Column("sellVotes", Type.TEXT),
            new Column("overrides", Type.LONG),
            new Column("opinions", Type.JSON));
    Set<String> numeric = Set.of("buyVotes", "sellVotes");
    try (ResultTable table = ResultTable.create(tables, folder, "decisions", columns, numeric)) {
      for (DeskDecided one : decided) {
        Instrument terms = plan.instrument(one.symbol());
        table.row(
            one.eventTime(),
            one.desk(),
            one.symbol(),
            one.rule(),
            one.outcome(),
            FixedPoint.format(one.buyVotes()),
            FixedPoint.format(one.sellVotes()),
            one.overrides(),
            JsonText.compact(
                one.opinions().stream().map(opinion -> values(opinion, terms)).toList()));
      }
      table.finish();
    }
  }

  private static Map<String, Object> values(DeskOpinion opinion, Instrument terms) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("pod", opinion.member());
    values.put("voice", opinion.kind());
    values.put("side", opinion.side());
    values.put("intent", opinion.intent());
    values.put("wanted", new BigDecimal(terms.quantityText(opinion.wanted())));
    values.put("kept", new BigDecimal(terms.quantityText(opinion.kept())));
    values.put("weight", RunResults.decimal(opinion.weight()));
    values.put("confidence", RunResults.decimal(opinion.confidence()));
    return values;
  }

  /** The first of them, and how many there are of each outcome. */
  Extra table() {
    SortedMap<String, Integer> outcomes = new TreeMap<>();
    decided.forEach(one -> outcomes.merge(one.outcome(), 1, Integer::sum));
    long overrides = decided.stream().mapToLong(DeskDecided::overrides).sum();
    String note =
        decided.size()
            + " by the rule "
            + plan.desk().rule()
            + " "
            + outcomes
            + ", "
            + overrides
            + " intents dropped or cut; "
            + (decided.size() > MOST_ROWS ? "the first " + MOST_ROWS + ", " : "")
            + "all are in decisions.csv.";
    return new Extra(
        "Desk decisions",
        note,
        List.of("Time", "Instrument", "Goes on", "Votes to buy", "To sell", "Said"),
        decided.stream().limit(MOST_ROWS).map(this::row).toList());
  }

  private List<String> row(DeskDecided one) {
    Instrument terms = plan.instrument(one.symbol());
    return List.of(
        Instant.EPOCH.plusNanos(one.eventTime()).toString(),
        one.symbol(),
        one.outcome(),
        FixedPoint.format(one.buyVotes()),
        FixedPoint.format(one.sellVotes()),
        String.join("; ", one.opinions().stream().map(said -> words(said, terms)).toList()));
  }

  private static String words(DeskOpinion opinion, Instrument terms) {
    if (opinion.kind() == DeskVoice.Kind.SILENT) {
      return opinion.member() + " abstains";
    }
    if (opinion.kind() == DeskVoice.Kind.STANDING) {
      return opinion.member() + " stands " + (opinion.side().equals("BUY") ? "LONG" : "SHORT");
    }
    return opinion.member()
        + " wants "
        + opinion.side()
        + " "
        + terms.quantityText(opinion.wanted())
        + (opinion.kept() == opinion.wanted()
            ? ""
            : ", gets " + terms.quantityText(opinion.kept()));
  }
}
