package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lots are written as quantity@cost, oldest first. */
class LotsTest {
  private final Lots lots = new Lots();

  private void add(String all) {
    for (String lot : all.split(" ")) {
      String[] parts = lot.split("@");
      lots.add(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
  }

  private String all() {
    StringBuilder text = new StringBuilder();
    for (int lot = 0; lot < lots.count(); lot++) {
      text.append(lot == 0 ? "" : " ")
          .append(lots.quantity(lot))
          .append('@')
          .append(lots.cost(lot));
    }
    return text.toString();
  }

  /** A lot that goes whole gives its whole cost, another its share, half-even. */
  @ParameterizedTest
  @CsvSource({
    "10@1000 5@5500 5@6100,  0,    0, 10@1000 5@5500 5@6100",
    "10@1000 5@5500 5@6100,  4,  400, 6@600 5@5500 5@6100",
    "10@1000 5@5500 5@6100, 10, 1000, 5@5500 5@6100",
    "10@1000 5@5500 5@6100, 12, 3200, 3@3300 5@6100",
    "10@1000 5@5500 5@6100, 17, 8940, 3@3660",
    "10@1000 5@5500 5@6100, 20, 12600, ''",
    "2@5 1@7,                1,    2, 1@3 1@7",
    "2@7 1@7,                1,    4, 1@3 1@7",
    "3@10 1@7,               1,    3, 2@7 1@7",
    "3@10 1@7,               2,    7, 1@3 1@7"
  })
  void shouldTakeFromTheOldest(String held, long quantity, long cost, String left) {
    add(held);
    assertEquals(cost, lots.costOfOldest(quantity));
    assertEquals(held, all());
    lots.takeOldest(quantity);
    assertEquals(left, all());
  }

  @Test
  void shouldLoseNothingWhenALotGoesInParts() {
    add("7@1000");
    long sum = 0;
    for (int i = 0; i < 7; i++) {
      sum += lots.costOfOldest(1);
      lots.takeOldest(1);
    }
    assertEquals(1000, sum);
    assertEquals(0, lots.count());
  }

  @Test
  void shouldGrowBeyondItsRoomInOrder() {
    add("1@10 2@20 3@30 4@40");
    lots.takeOldest(3);
    // The two oldest are gone, their room is used again, then there must be more of it.
    add("5@50 6@60 7@70 8@80 9@90");
    assertEquals("3@30 4@40 5@50 6@60 7@70 8@80 9@90", all());
    assertEquals(180, lots.costOfOldest(3 + 4 + 5 + 6));
    add("10@100 11@110");
    assertEquals("3@30 4@40 5@50 6@60 7@70 8@80 9@90 10@100 11@110", all());
    lots.takeOldest(40);
    assertEquals("2@20 10@100 11@110", all());
  }

  /** New quantities; a lot that is nothing gives its cost to the next one, else to the last. */
  @ParameterizedTest
  @CsvSource({
    "10@100 20@200 30@300, 20:40:60, 20@100 40@200 60@300",
    "10@100 20@200 30@300, 0:1:2,    1@300 2@300",
    "10@100 20@200 30@300, 1:0:2,    1@100 2@500",
    "10@100 20@200 30@300, 0:0:2,    2@600",
    "10@100 20@200 30@300, 1:2:0,    1@100 2@500",
    "10@100 20@200 30@300, 1:0:0,    1@600",
    "10@100 20@200 30@300, 0:3:0,    3@600",
    "10@100 20@200 30@300, 0:0:0,    ''",
    "10@0 20@0,            1:0,      1@0"
  })
  void shouldKeepTheCostWhenQuantitiesChange(String held, String quantities, String after) {
    add("9@9");
    lots.takeOldest(9);
    add(held);
    lots.requantify(Arrays.stream(quantities.split(":")).mapToLong(Long::parseLong).toArray());
    assertEquals(after, all());
    add("1@5");
    assertEquals((after + " 1@5").strip(), all());
  }

  @Test
  void shouldRefuseACostOutOfRange() {
    add("1@2305843009213693952 1@1");
    assertEquals(1L << 61, lots.costOfOldest(1));
    assertThrows(ArithmeticException.class, () -> lots.costOfOldest(2));
  }

  @Test
  void shouldWriteItsCountAndEveryLot() {
    add("1@10 2@20 3@30");
    lots.takeOldest(1);
    assertEquals("2,2,20,3,30", WrittenState.of(lots::writeState));
  }
}
