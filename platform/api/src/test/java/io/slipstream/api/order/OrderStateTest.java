package io.slipstream.api.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table, written out a second time. */
class OrderStateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INITIALIZED      | -         | DENIED SUBMITTED",
        "DENIED           | closed    |",
        "SUBMITTED        | in flight | ACCEPTED REJECTED TRIGGERED PARTIALLY_FILLED"
            + " PENDING_CANCEL PENDING_REPLACE FILLED CANCELED EXPIRED",
        "ACCEPTED         | open      | REJECTED TRIGGERED PARTIALLY_FILLED PENDING_CANCEL"
            + " PENDING_REPLACE DONE_FOR_DAY FILLED CANCELED EXPIRED",
        "REJECTED         | closed    |",
        "TRIGGERED        | open      | REJECTED PARTIALLY_FILLED PENDING_CANCEL PENDING_REPLACE"
            + " DONE_FOR_DAY FILLED CANCELED EXPIRED",
        "PARTIALLY_FILLED | open      | PARTIALLY_FILLED PENDING_CANCEL PENDING_REPLACE"
            + " DONE_FOR_DAY FILLED CANCELED EXPIRED",
        "PENDING_CANCEL   | open      | ACCEPTED TRIGGERED PARTIALLY_FILLED PENDING_CANCEL"
            + " PENDING_REPLACE DONE_FOR_DAY FILLED CANCELED EXPIRED",
        "PENDING_REPLACE  | open      | ACCEPTED TRIGGERED PARTIALLY_FILLED PENDING_CANCEL"
            + " PENDING_REPLACE DONE_FOR_DAY FILLED CANCELED EXPIRED",
        "DONE_FOR_DAY     | open      | ACCEPTED TRIGGERED PARTIALLY_FILLED PENDING_CANCEL"
            + " FILLED CANCELED EXPIRED",
        "FILLED           | closed    |",
        "CANCELED         | closed    |",
        "EXPIRED          | closed    |"
      })
  void shouldAllowWhatTheTableSays(OrderState state, String predicate, String successors) {
    assertEquals(predicate.equals("closed"), state.isClosed());
    assertEquals(predicate.equals("open"), state.isOpen());
    assertEquals(predicate.equals("in flight"), state.isInFlight());
    Set<OrderState> expected =
        Stream.ofNullable(successors)
            .flatMap(text -> Stream.of(text.split(" ")))
            .map(OrderState::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(OrderState.class)));
    assertEquals(expected, state.successors());
    for (OrderState next : OrderState.values()) {
      assertEquals(expected.contains(next), state.canBecome(next));
    }
  }
}
