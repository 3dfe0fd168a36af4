package io.slipstream.risk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Input.AccountType;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.KeptTrade;
import io.slipstream.kernel.KernelException;
import io.slipstream.kernel.Order;
import io.slipstream.risk.scenario.Scenario.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Every sentence that a scenario may have, and what it does. */
final class Sentences {
  private static final String PLENTY = "1000000";

  private final Stage stage = new Stage();
  private final Requests requests = new Requests(stage);
  private final List<Form> forms = new ArrayList<>();

  Sentences() {
    speakOfSetUp();
    speakOfMarkets();
    speakOfRequests();
    speakOfOperators();
    speakOfFindings();
  }

  private void deed(String text, Form.Meaning meaning) {
    forms.add(Form.of(text, false, meaning));
  }

  private void finding(String text, Form.Meaning meaning) {
    forms.add(Form.of(text, true, meaning));
  }

  private void speakOfSetUp() {
    deed("money is {name} with {number} decimals", g -> stage.setMoney(g[0], integer(g[1])));
    deed("the portfolio may lose {number} of its equity a day", g -> stage.setDayLoss(g[0]));
    deed("instrument {name} in {name}", g -> add(g[0], g[1], ""));
    deed("instrument {name} in {name}, {words}", g -> add(g[0], g[1], g[2]));
    deed("pod {name} with {number}", g -> pod(g[0], g[1], ""));
    deed("pod {name} with {number}, {words}", g -> pod(g[0], g[1], g[2]));
    deed("the limit {words}", g -> stage.limit(g[0]));
    deed("no limits", g -> stage.forgetLimits());
    deed("1 {name} is worth {number}", g -> rate(g[0], g[1]));
  }

  private void add(String symbol, String currency, String clauses) {
    Instrument terms = Clauses.instrument(symbol, currency, stage.cashScale(currency), clauses);
    stage.add(terms, Clauses.model(clauses));
  }

  private void pod(String name, String capital, String clauses) {
    stage.addPod(name, capital, Clauses.limits(clauses, stage), Clauses.account(clauses));
  }

  private void rate(String currency, String worth) {
    BigDecimal rate =
        new BigDecimal(worth)
            .movePointRight(stage.kernel().session().cashScale() - stage.cashScale(currency));
    long denominator = FixedPoint.powerOfTen(Math.max(0, rate.scale()));
    long numerator = rate.multiply(BigDecimal.valueOf(denominator)).longValueExact();
    stage.apply(new Input.CurrencyRateSet(currency, numerator, denominator));
  }

  private void speakOfMarkets() {
    deed("{name} is at {number}", g -> quote(g[0], g[1], PLENTY, g[1], PLENTY));
    deed("{name} is quoted {number} / {number}", g -> quote(g[0], g[1], PLENTY, g[2], PLENTY));
    deed(
        "{name} is quoted {number} x {number} / {number} x {number}",
        g -> quote(g[0], g[1], g[2], g[3], g[4]));
    deed("{name} has a bar {number} {number} {number} {number}", this::bar);
    deed("{name} trades {number} at {number}", g -> trade(g[0], g[1], g[2]));
    deed("{name} has a book {number} / {number}", g -> book(g[0], g[1], g[2]));
    deed("{name} gets a bid of {number}", g -> change(g[0], Side.BUY, g[1]));
    deed("the market of {name} is {name}", g -> phase(g[0], g[1]));
    deed("{name} splits {number} for {number}", g -> split(g[0], g[1], g[2]));
    deed("a second passes", g -> stage.pass(Stage.SECOND));
    deed("{number} seconds pass", g -> stage.pass(seconds(g[0])));
    deed("{number} minutes pass", g -> stage.pass(60 * seconds(g[0])));
    deed("{number} days pass", g -> stage.pass(86_400 * seconds(g[0])));
    deed("it is {time}", g -> stage.passUntil(clock(g[0])));
    deed("{name} moves by {number} each minute, {number} times", this::walk);
    deed("{name} moves by {number} each day, {number} times", this::walkDays);
  }

  private static long seconds(String text) {
    return FixedPoint.parse(text, 9);
  }

  private static long clock(String text) {
    return Long.parseLong(text.substring(0, 2)) * 3600 + Long.parseLong(text.substring(3)) * 60;
  }

  private void quote(String symbol, String bid, String bidQty, String ask, String askQty) {
    Instrument terms = stage.instrument(symbol);
    long now = stage.time();
    stage.apply(
        new Input.QuoteChanged(
            stage.number(symbol),
            new KeptQuote(
                symbol,
                now,
                now,
                terms.price(bid),
                terms.quantity(bidQty),
                terms.price(ask),
                terms.quantity(askQty))));
  }

  private void bar(String[] gaps) {
    Instrument terms = stage.instrument(gaps[0]);
    long open = stage.time();
    stage.pass(60 * Stage.SECOND - 1);
    BarSeries series =
        BarSeries.builder(terms, 60 * Stage.SECOND - 1)
            .add(
                open,
                terms.price(gaps[1]),
                terms.price(gaps[2]),
                terms.price(gaps[3]),
                terms.price(gaps[4]),
                terms.quantity(PLENTY))
            .build();
    stage.apply(new Input.BarClosed(stage.number(gaps[0]), series.bar(0)));
  }

  private void trade(String symbol, String quantity, String price) {
    Instrument terms = stage.instrument(symbol);
    long now = stage.time();
    stage.apply(
        new Input.TradeSeen(
            stage.number(symbol),
            new KeptTrade(symbol, now, now, terms.price(price), terms.quantity(quantity), 0)));
  }

  private void book(String symbol, String bid, String ask) {
    Instrument terms = stage.instrument(symbol);
    long now = stage.time();
    long plenty = terms.quantity(PLENTY);
    stage.apply(
        new Input.BookSnapshotTaken(
            stage.number(symbol),
            now,
            now,
            1,
            List.of(new Input.Level(terms.price(bid), plenty)),
            List.of(new Input.Level(terms.price(ask), plenty))));
  }

  private void change(String symbol, Side side, String price) {
    Instrument terms = stage.instrument(symbol);
    long now = stage.time();
    stage.apply(
        new Input.BookChanged(
            stage.number(symbol), now, now, 2, side, terms.price(price), terms.quantity(PLENTY)));
  }

  private void phase(String symbol, String phase) {
    stage.apply(
        new Input.SessionChanged(stage.number(symbol), SessionPhase.valueOf(phase), stage.time()));
  }

  private void split(String symbol, String numerator, String denominator) {
    stage.apply(
        new Input.InstrumentSplit(
            stage.number(symbol), stage.time(), integer(numerator), integer(denominator)));
  }

  private void walk(String[] gaps) {
    walk(gaps[0], new BigDecimal(gaps[1]), integer(gaps[2]), 60);
  }

  private void walkDays(String[] gaps) {
    walk(gaps[0], new BigDecimal(gaps[1]), integer(gaps[2]), 86_400);
  }

  /** Up and down by turns. */
  private void walk(String symbol, BigDecimal step, int times, long seconds) {
    Instrument terms = stage.instrument(symbol);
    BigDecimal start = new BigDecimal(terms.priceText(stage.kernel().mark(stage.number(symbol))));
    for (int i = 0; i < times; i++) {
      stage.pass(seconds * Stage.SECOND);
      String price = (i % 2 == 0 ? start.add(step) : start).toPlainString();
      quote(symbol, price, PLENTY, price, PLENTY);
    }
  }

  private void speakOfRequests() {
    deed("{name} buys {number} {name} {words}", g -> order(Side.BUY, g));
    deed("{name} sells {number} {name} {words}", g -> order(Side.SELL, g));
    deed("{name} has bought {number} {name}", g -> requests.fill(g[0], Side.BUY, g[1], g[2]));
    deed("{name} has sold {number} {name}", g -> requests.fill(g[0], Side.SELL, g[1], g[2]));
    deed(
        "{name} replaces order {number} by {number}",
        g -> requests.replace(g[0], g[1], g[2], "", ""));
    deed(
        "{name} replaces order {number} by {number} at {number}",
        g -> requests.replace(g[0], g[1], g[2], g[3], ""));
    deed(
        "{name} replaces order {number} by {number} stop {number}",
        g -> requests.replace(g[0], g[1], g[2], "", g[3]));
    deed("{name} cancels order {number}", g -> requests.cancel(g[0], g[1]));
  }

  private void order(Side side, String[] gaps) {
    requests.order(gaps[0], side, gaps[1], gaps[2], gaps[3]);
  }

  private void speakOfOperators() {
    deed(
        "{name} lets {name} go on, because {words}",
        g -> stage.apply(new Input.PodReenabled(stage.pod(g[1]), g[0], g[2])));
    deed(
        "trading is {name}",
        g -> stage.apply(new Input.TradingStateSet(TradingState.valueOf(g[0]), "op", "test")));
    deed("pod {name} is stopped", g -> stage.apply(new Input.PodStopped(pod(g), "op", "test")));
    deed("pod {name} becomes a cash account", g -> stage.setAccount(g[0], AccountType.CASH));
    deed("pod {name} becomes a margin account", g -> stage.setAccount(g[0], AccountType.MARGIN));
    deed("pod {name} is resumed", g -> stage.apply(new Input.PodResumed(pod(g), "op")));
    deed("the kernel goes on from its snapshot", g -> stage.restore());
  }

  private int pod(String[] gaps) {
    return stage.pod(gaps[0]);
  }

  private void speakOfFindings() {
    finding("it is {words}", g -> requests.expect(g[0]));
    finding("{name} holds {number} {name}", g -> holds(g[0], g[1], g[2]));
    finding("order {number} of {name} is {name}", g -> state(g[1], g[0], g[2]));
  }

  private void holds(String pod, String quantity, String symbol) {
    Instrument terms = stage.instrument(symbol);
    long held = stage.kernel().position(stage.pod(pod), stage.number(symbol)).quantity();
    assertEquals(quantity, terms.quantityText(held));
  }

  private void state(String pod, String number, String state) {
    Order order = requests.find(pod, number);
    assertEquals(state, order.state().name());
  }

  private static int integer(String text) {
    return Integer.parseInt(text);
  }

  /** Plays what the lines say, one after the other. */
  void play(Scenario scenario) {
    Step last = null;
    for (Step step : scenario.steps()) {
      play(step);
      last = step;
    }
    if (last != null && !last.finds()) {
      throw last.wrong("a scenario ends with what is found, after Then");
    }
  }

  private void play(Step step) {
    try {
      Form form = find(step);
      form.meaning().play(form.gaps(step.sentence()));
    } catch (IllegalArgumentException | KernelException e) {
      throw step.wrong(e.getMessage());
    } catch (AssertionError e) {
      throw new AssertionError(step.wrong(e.getMessage()).getMessage(), e);
    }
  }

  private Form find(Step step) {
    for (Form form : forms) {
      if (form.finds() == step.finds() && form.gaps(step.sentence()) != null) {
        return form;
      }
    }
    throw new IllegalArgumentException(
        "allowed "
            + (step.finds() ? "after Then" : "after Given and When")
            + " is:\n  "
            + String.join(
                "\n  ",
                forms.stream().filter(f -> f.finds() == step.finds()).map(Form::text).toList()));
  }
}
