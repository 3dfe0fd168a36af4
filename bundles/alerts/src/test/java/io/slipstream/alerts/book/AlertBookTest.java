package io.slipstream.alerts.book;

import static io.slipstream.alerts.book.Given.at;
import static io.slipstream.alerts.book.Given.critical;
import static io.slipstream.alerts.book.Given.rule;
import static io.slipstream.alerts.book.Given.settings;
import static io.slipstream.alerts.book.Given.texts;
import static io.slipstream.alerts.book.Given.violation;
import static io.slipstream.alerts.book.Given.warning;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.alerts.Alert;
import io.slipstream.api.service.alerts.AlertState;
import io.slipstream.api.service.alerts.Silence;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.report.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBookTest {
  private final AlertBook book = Given.book();

  @Test
  void shouldTellOnceAndThenHowManyMore() {
    List<Notice> first = book.take(critical(1, "a"), at(0));
    assertEquals(List.of("log OPENED"), texts(first));
    for (int second = 1; second < 60; second++) {
      assertEquals(List.of(), book.take(critical(1 + second, "a"), at(second)));
      assertEquals(List.of(), book.tick(at(second)));
    }
    List<Notice> more = book.tick(at(60));
    assertEquals(List.of("log REPEATED"), texts(more));
    assertEquals(59, more.get(0).count());
    assertEquals(
        "CRITICAL alert 1: POSITION_LIMIT of a, limit 5, actual 6, instrument BTC/USD (59 more)",
        more.get(0).text());
    assertEquals(List.of(), book.tick(at(120)), "nothing new");
    assertEquals(60, book.alerts(false).get(0).count());
  }

  @Test
  void shouldCountTheSameViolationOnce() {
    book.take(critical(1, "a"), at(0));
    book.take(critical(1, "a"), at(1));
    assertEquals(1, book.alerts(false).get(0).count());
  }

  @Test
  void shouldOpenAnAlertForEachTypeAndScope() {
    book.take(critical(1, "a"), at(0));
    book.take(critical(2, "b"), at(0));
    book.take(warning(3, "a"), at(0));
    assertEquals(
        List.of(3L, 2L, 1L), book.alerts(false).stream().map(Alert::number).toList(), "newest");
  }

  @Test
  void shouldAskTheRulesInOrder() {
    AlertBook ordered =
        new AlertBook(
            settings(
                100,
                rule("1", Severity.EMERGENCY, "hook", "log"),
                rule("2", Severity.CRITICAL, "log")),
            AlertBookState.EMPTY);
    assertEquals(
        List.of("hook OPENED", "log OPENED"),
        texts(ordered.take(violation(1, Severity.EMERGENCY, "HALTED", ""), at(0))));
    assertEquals(List.of("log OPENED"), texts(ordered.take(critical(2, "a"), at(0))));
    assertEquals(
        List.of("log OPENED"),
        texts(ordered.take(warning(3, "a"), at(0))),
        "what no rule is about is in the log");
    assertEquals("", ordered.alerts(false).get(0).rule());
  }

  @Test
  void shouldEscalateOneChannelAfterTheOtherUntilSomebodyAcknowledges() {
    book.take(critical(1, "a"), at(0));
    assertEquals(List.of(), book.tick(at(299)));
    assertEquals(List.of("mail ESCALATED"), texts(book.tick(at(300))));
    assertEquals(List.of(), book.tick(at(599)));
    book.acknowledge(1, "ann", "seen");
    book.take(critical(2, "a"), at(600));
    assertEquals(List.of(), book.tick(at(600)));
    Alert alert = book.alerts(false).get(0);
    assertEquals(AlertState.ACKNOWLEDGED, alert.state());
    assertEquals(List.of("log", "mail"), alert.channels());
  }

  @Test
  void shouldEscalateToTheLastChannelAndNoFurther() {
    book.take(critical(1, "a"), at(0));
    book.tick(at(300));
    assertEquals(List.of("boss ESCALATED"), texts(book.tick(at(600))));
    assertEquals(List.of(), book.tick(at(100_000)));
  }

  @Test
  void shouldTellNobodyOfWhatWasAcknowledgedAndKeepTheFirstName() {
    book.take(critical(1, "a"), at(0));
    book.acknowledge(1, "ann", "seen");
    assertEquals("ann", book.acknowledge(1, "bob", "me too").by());
    book.take(critical(2, "a"), at(70));
    assertEquals(List.of(), book.tick(at(140)));
    assertEquals(2, book.alerts(false).get(0).count());
    assertNull(book.acknowledge(7, "ann", "none"));
  }

  @Test
  void shouldCloseWhatIsQuietAndOpenAnotherThen() {
    book.take(critical(1, "a"), at(0));
    book.acknowledge(1, "ann", "seen");
    book.take(critical(2, "a"), at(100));
    book.tick(at(699));
    assertEquals(1, book.alerts(false).size());
    book.tick(at(700));
    assertEquals(List.of(), book.alerts(false));
    assertEquals(AlertState.CLOSED, book.alerts(true).get(0).state());
    assertEquals(List.of("log OPENED"), texts(book.take(critical(3, "a"), at(701))));
    assertEquals(2, book.alerts(false).get(0).number());
  }

  @Test
  void shouldLeaveOpenWhatIsWorseThanAWarningUntilAPersonComes() {
    book.take(critical(1, "a"), at(0));
    book.take(warning(2, "a"), at(0));
    book.tick(at(100_000));
    assertEquals(
        List.of("POSITION_LIMIT"),
        book.alerts(false).stream().map(alert -> alert.newest().type()).toList());
  }

  @Test
  void shouldTellNobodyDuringASilenceAndGoOnAfterIt() {
    Silence silence = book.silence("POSITION_*", "a", at(200), "ann", "known");
    assertEquals(List.of(), book.take(critical(1, "a"), at(0)));
    assertEquals(List.of("log OPENED"), texts(book.take(critical(2, "b"), at(0))));
    assertEquals(List.of("log OPENED"), texts(book.take(warning(3, "a"), at(0))));
    assertEquals(1, book.silences().get(0).count());
    assertEquals(AlertState.SILENCED, stateOf("a", "POSITION_LIMIT"));
    assertEquals(List.of(), book.tick(at(199)).stream().filter(n -> isOf(n, "a")).toList());
    book.tick(at(200));
    assertEquals(List.of(), book.silences(), "it has ended");
    book.take(critical(4, "a"), at(201));
    assertEquals(1, book.tick(at(202)).stream().filter(n -> isOf(n, "a")).count());
    assertEquals(AlertState.OPEN, stateOf("a", "POSITION_LIMIT"));
    assertNull(book.lift(silence.number()));
  }

  private AlertState stateOf(String pod, String type) {
    return book.alerts(false).stream()
        .filter(alert -> alert.newest().pod().equals(pod) && alert.newest().type().equals(type))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static boolean isOf(Notice notice, String pod) {
    return notice.alert().newest().pod().equals(pod)
        && notice.alert().newest().severity() == Severity.CRITICAL;
  }

  @Test
  void shouldSilenceWhatIsOpenAndLiftASilence() {
    book.take(critical(1, "a"), at(0));
    book.silence("*", "*", at(6_000), "ann", "known");
    assertEquals(AlertState.SILENCED, stateOf("a", "POSITION_LIMIT"));
    assertEquals(List.of(), book.tick(at(300)), "nothing is escalated");
    book.lift(1);
    book.take(critical(2, "a"), at(301));
    assertEquals(List.of("log REPEATED"), texts(book.tick(at(302))).subList(0, 1));
  }

  @Test
  void shouldHoldBackAStormAndSayHowMuch() {
    AlertBook narrow =
        new AlertBook(settings(3, rule("all", Severity.WARNING, "log")), AlertBookState.EMPTY);
    int sent = 0;
    for (int i = 0; i < 50; i++) {
      sent += narrow.take(warning(i, "pod" + i), at(1)).size();
    }
    assertEquals(3, sent);
    assertEquals(
        List.of("log OPENED"),
        texts(narrow.take(violation(99, Severity.EMERGENCY, "HALTED", ""), at(2))),
        "an emergency is counted apart");
    assertEquals(List.of(), narrow.tick(at(60)));
    List<Notice> sum = narrow.tick(at(61));
    assertEquals(List.of("log STORM"), texts(sum));
    assertEquals(47, sum.get(0).count());
    assertTrue(sum.get(0).text().startsWith("47 more messages were held back"), sum.get(0).text());
    assertEquals(51, narrow.alerts(false).size(), "none is left out of the book");
  }

  @Test
  void shouldStayBounded() {
    for (int i = 0; i < AlertBook.MOST_OPEN; i++) {
      book.take(critical(i, "pod" + i), at(0));
    }
    book.take(warning(-1, "mild"), at(1));
    assertEquals(AlertBook.MOST_OPEN, book.alerts(false).size());
    book.take(critical(-2, "another"), at(2));
    assertEquals(AlertBook.MOST_OPEN, book.alerts(false).size());
    assertEquals(
        "mild",
        book.alerts(true).stream().filter(this::isClosed).findFirst().orElseThrow().newest().pod(),
        "the mildest made room");
  }

  private boolean isClosed(Alert alert) {
    return alert.state() == AlertState.CLOSED && alert.newest().severity() == Severity.WARNING;
  }

  @Test
  void shouldGoOnWhereItWasAfterARestart() {
    book.take(critical(1, "a"), at(0));
    book.take(critical(2, "a"), at(1));
    book.take(critical(3, "b"), at(1));
    book.settled(2, "log");
    book.acknowledge(2, "ann", "seen");
    book.silence("*", "c", at(600), "ann", "known");
    AlertBookState kept = JsonText.read(JsonText.pretty(book.state()), AlertBookState.class);
    AlertBook again = new AlertBook(settings(100, rule("all", Severity.WARNING, "log")), kept);
    assertEquals(book.alerts(true), again.alerts(true));
    assertEquals(book.silences(), again.silences());
    assertEquals(List.of("log OPENED"), texts(again.owed()), "what did not arrive");
    assertEquals(1, again.owed().get(0).alert().number());
    assertEquals(List.of(), again.take(critical(4, "c"), at(10)), "still silent");
    assertEquals(List.of(), again.take(critical(5, "b"), at(10)), "still acknowledged");
    assertEquals(List.of("log REPEATED"), texts(again.tick(at(60))));
    assertEquals(List.of("mail ESCALATED"), texts(again.tick(at(300))));
  }
}
