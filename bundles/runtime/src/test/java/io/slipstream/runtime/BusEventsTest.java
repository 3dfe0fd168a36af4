package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KeptFill;
import io.slipstream.kernel.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusEventsTest {
  private static final Instrument COIN = Instrument.builder("COIN", "USD").build();

  @Test
  void shouldKeepToTheSchemaOfEachSubject() throws IOException {
    OrderIntent intent = OrderIntent.market(COIN, Side.BUY, 5).because("WHY", 1, 2);
    OrderIntent sure = new OrderDraft(COIN).market(Side.BUY, 5).confidence(0.5).toIntent();
    Fill fill = new KeptFill(1, 1, "a-1", "a", COIN, Side.SELL, 5, 6, 7, false, 8);
    List<BusEvent> events =
        List.of(
            BusEvents.of(new Input.IntentMade(0, intent), "a", 5, 1),
            BusEvents.of(new Input.IntentMade(0, sure), "a", 5, 1),
            BusEvents.of(decided(), COIN, 6),
            violation(
                new Violations(pod -> "a")
                    .of(
                        new Decision.IntentDenied(
                            0, 1, "a-1", "COIN", Verdict.denied(DenialCode.LOT_SIZE, 1, 2)),
                        Long.MIN_VALUE,
                        2)),
            violation(
                new Violations(pod -> "a")
                    .of(new Input.TradingStateSet(TradingState.HALTED, "ann", "drill"), 5, 2)),
            BusEvents.of(
                new Decision.OrderChanged(
                    0, 1, "a-1", "COIN", OrderState.REJECTED, "no cash", 0, 0, 5),
                "a",
                5,
                3),
            BusEvents.of(
                new Decision.RequestRejected(0, 1, "a-1", "COIN", "too late", 5), "a", 5, 3),
            BusEvents.of(new Decision.Filled(0, fill), "a", 5, 4),
            BusEvents.of(new Decision.CapitalMoved(0, "a", 0.5, 10, -3, "why"), "a", 5, 5),
            BusEvents.lifecycle("a", "BOUND", "momentum 1.0.0", 5, 6));
    Set<Subject> seen = EnumSet.noneOf(Subject.class);
    for (BusEvent event : events) {
      seen.add(event.subject());
      assertEquals(Set.of(), schema(event.subject()).validate(json(event)), event::toString);
    }
    assertEquals(
        EnumSet.complementOf(
            EnumSet.of(
                Subject.BACKTEST_RESULTS, Subject.EXECUTIONS_RECONCILE, Subject.AUDIT_ALERTS)),
        seen,
        "ReconcilerTest has that of the books");
    assertNotNull(schema(Subject.BACKTEST_RESULTS));
  }

  private static Decision.DeskDecided decided() {
    return new Decision.DeskDecided(
        "alpha",
        "COIN",
        "CONFIDENCE_WEIGHTED",
        "NONE",
        5,
        5,
        9,
        List.of(
            new Decision.DeskOpinion("a", DeskVoice.Kind.INTENT, "BUY", "a-1", 5, 3, 1, 5),
            new Decision.DeskOpinion("b", DeskVoice.Kind.STANDING, "SELL", "", 0, 0, 1, 5),
            new Decision.DeskOpinion("c", DeskVoice.Kind.SILENT, "", "", 0, 0, 1, 0)));
  }

  private static BusEvent violation(Violation violation) {
    BusEvent event = BusEvents.of(violation, 5);
    assertEquals(violation, Violation.of(event.payload()));
    return event;
  }

  static com.fasterxml.jackson.databind.JsonNode json(BusEvent event) {
    return new ObjectMapper().valueToTree(event.payload());
  }

  static JsonSchema schema(Subject subject) throws IOException {
    String path = "/io/slipstream/bus/schemas/" + subject.text() + ".json";
    try (InputStream in = BusEventsTest.class.getResourceAsStream(path)) {
      assertNotNull(in, path);
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }
}
