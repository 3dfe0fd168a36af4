package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.ReconcileView;
import io.slipstream.api.service.risk.KillSwitch;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.api.service.venue.BookAdoption;
import io.slipstream.api.service.venue.OwnBooks;
import io.slipstream.api.service.venue.VenueStatement;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcilerTest implements BookAdoption {
  private static final Operator ANN = Operator.of("ann");

  @TempDir Path folder;
  private final Deque<String> venueSays = new ArrayDeque<>();
  private final List<BusEvent> published = new ArrayList<>();
  private final List<String> halts = new ArrayList<>();
  private String lastSaid = "5";
  private BigDecimal cash = new BigDecimal("100.00");
  private BigDecimal ownPosition = new BigDecimal("5.0");
  private BigDecimal ownCash = new BigDecimal("100");
  private final List<String> adopted = new ArrayList<>();
  private String refusal = "";

  @Override
  public void adoptPosition(String symbol, BigDecimal change, String actor, String reason) {
    if (!refusal.isEmpty()) {
      throw new OperationRefusedException(refusal);
    }
    adopted.add(symbol + " " + change + " " + actor + " " + reason);
    ownPosition = ownPosition.add(change);
  }

  @Override
  public void adoptCash(String currency, BigDecimal change, String actor, String reason) {
    adopted.add(currency + " " + change + " " + actor + " " + reason);
    ownCash = ownCash.add(change);
  }

  private static SortedMap<String, BigDecimal> one(String name, BigDecimal value) {
    SortedMap<String, BigDecimal> map = new TreeMap<>();
    map.put(name, value);
    return map;
  }

  /** Our books have 5 and 100; the venue says what is in the queue, then the last of it. */
  private Reconciler reconciler(Reconciler.Rule rule) {
    EventBus bus =
        new EventBus() {
          @Override
          public void publish(BusEvent event) {
            published.add(event);
          }

          @Override
          public Subscription subscribe(
              String name, Set<Subject> subjects, int capacity, Consumer<BusEvent> receiver) {
            throw new UnsupportedOperationException();
          }

          @Override
          public List<Statistics> statistics() {
            return List.of();
          }
        };
    KillSwitch killSwitch = (scope, actor, reason) -> halts.add(scope.text() + " " + reason);
    Reconciler made =
        new Reconciler(
            rule,
            60,
            folder.resolve("reconcile/differences.json"),
            () -> new OwnBooks(7, one("COIN", ownPosition), one("USD", ownCash)),
            this,
            killSwitch,
            bus);
    made.addVenue(
        entry -> {
          lastSaid = venueSays.isEmpty() ? lastSaid : venueSays.removeFirst();
          return new VenueStatement(
              "SIM", "a test", one("COIN", new BigDecimal(lastSaid)), one("USD", cash));
        });
    return made;
  }

  @Test
  void shouldFindNothingWhereNothingDiffers() {
    ReconcileView view = reconciler(Reconciler.Rule.HALT).reconcile(ANN);
    assertEquals(List.of(), view.differences());
    assertEquals(2, view.compared());
    assertEquals(7, view.entry());
    assertEquals(List.of(), published);
    assertEquals(List.of(), halts);
  }

  @Test
  void shouldTellOfADifferenceOnceAndOfItsEnd() throws IOException {
    lastSaid = "4";
    Reconciler reconciler = reconciler(Reconciler.Rule.REPORT);
    ReconcileView.Difference found = reconciler.reconcile(ANN).differences().get(0);
    assertEquals("COIN", found.name());
    assertEquals(0, found.difference().compareTo(BigDecimal.ONE));
    assertEquals(2, published.size());
    BusEvent event = published.get(0);
    assertEquals(Subject.EXECUTIONS_RECONCILE, event.subject());
    assertEquals(
        Set.of(), BusEventsTest.schema(event.subject()).validate(BusEventsTest.json(event)));
    BusEvent alarm = published.get(1);
    assertEquals(
        Set.of(), BusEventsTest.schema(alarm.subject()).validate(BusEventsTest.json(alarm)));
    assertEquals(Severity.CRITICAL, Violation.of(alarm.payload()).severity());
    reconciler.reconcile(ANN);
    assertEquals(2, published.size(), "told once");
    lastSaid = "5";
    assertEquals(List.of(), reconciler.reconcile(ANN).differences());
    assertEquals("GONE", published.get(2).payload().get("change"));
    assertEquals(List.of(), halts);
  }

  @Test
  void shouldNotTellOfWhatWasOnItsWay() {
    venueSays.addAll(List.of("4", "5"));
    assertEquals(List.of(), reconciler(Reconciler.Rule.HALT).reconcile(ANN).differences());
    assertEquals(List.of(), published);
    assertEquals(List.of(), halts);
  }

  @Test
  void shouldHaltWhereTheRuleSaysSo() {
    cash = new BigDecimal("99.99");
    ReconcileView view = reconciler(Reconciler.Rule.HALT).reconcile(ANN);
    assertEquals(ReconcileView.Kind.CASH, view.differences().get(0).kind());
    assertEquals(List.of("trading reconciliation: our books differ from the venue's"), halts);
  }

  @Test
  void shouldKeepWhatSomebodyKnowsUntilItChanges() {
    lastSaid = "4";
    reconciler(Reconciler.Rule.REPORT).reconcile(ANN);
    Reconciler again = reconciler(Reconciler.Rule.HALT);
    again.reconcile(ANN);
    assertEquals(2, published.size(), "a restart tells of nothing that was told");
    assertEquals(List.of(), halts);
    ReconcileView accepted = again.accept(1, "a transfer", ANN);
    assertEquals("ann", accepted.differences().get(0).acceptedBy());
    assertEquals(
        "a transfer",
        reconciler(Reconciler.Rule.HALT).reconcile(ANN).differences().get(0).reason());
    lastSaid = "3";
    ReconcileView changed = reconciler(Reconciler.Rule.REPORT).reconcile(ANN);
    assertEquals("", changed.differences().get(0).acceptedBy());
    assertEquals(2, changed.differences().get(0).number());
    assertThrows(OperationRefusedException.class, () -> again.accept(9, "no such", ANN));
    assertThrows(OperationRefusedException.class, () -> again.accept(1, "", ANN));
  }

  private List<Object> changes() {
    return published.stream()
        .filter(event -> event.subject() == Subject.EXECUTIONS_RECONCILE)
        .map(event -> event.payload().get("change"))
        .toList();
  }

  @Test
  void shouldAdoptWhereTheRuleSaysSo() throws IOException {
    lastSaid = "4";
    cash = new BigDecimal("99.5");
    ReconcileView view = reconciler(Reconciler.Rule.ADOPT).reconcile(ANN);
    assertEquals(List.of(), view.differences());
    assertEquals(
        List.of(
            "USD -0.5 platform reconciliation: the rule is adopt",
            "COIN -1.0 platform reconciliation: the rule is adopt"),
        adopted.stream().sorted(java.util.Comparator.reverseOrder()).toList());
    assertEquals(List.of("FOUND", "FOUND", "ADOPTED", "ADOPTED", "GONE", "GONE"), changes());
    for (BusEvent event : published) {
      assertEquals(
          Set.of(), BusEventsTest.schema(event.subject()).validate(BusEventsTest.json(event)));
    }
    assertEquals(List.of(), halts);
  }

  @Test
  void shouldAdoptByHandAndReportWhatCannotBe() {
    lastSaid = "4";
    refusal = "no pod trades it";
    Reconciler adopting = reconciler(Reconciler.Rule.ADOPT);
    assertEquals(1, adopting.reconcile(ANN).differences().size());
    assertEquals(1, adopting.reconcile(ANN).differences().size());
    assertEquals(List.of("FOUND"), changes());
    assertThrows(OperationRefusedException.class, () -> adopting.adopt(1, "it is right", ANN));
    refusal = "";
    assertThrows(OperationRefusedException.class, () -> adopting.adopt(1, "", ANN));
    assertThrows(OperationRefusedException.class, () -> adopting.adopt(9, "no such", ANN));
    assertEquals(List.of(), adopting.adopt(1, "it is right", ANN).differences());
    assertEquals(List.of("COIN -1.0 ann it is right"), adopted);
  }

  @Test
  void shouldBeginAnewWhenItsFileCannotBeRead() throws IOException {
    Files.createDirectories(folder.resolve("reconcile"));
    Files.writeString(folder.resolve("reconcile/differences.json"), "{");
    lastSaid = "4";
    assertEquals(1, reconciler(Reconciler.Rule.REPORT).reconcile(ANN).differences().size());
    assertTrue(published.size() == 2, "told of");
  }
}
