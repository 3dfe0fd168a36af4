package io.slipstream.simulator;

import static io.slipstream.api.service.venue.SimulationModel.DEFAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.SimulationModel.LimitRule;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random orders, wishes and markets, with wishes from within answers. */
class ReportOrderTest {
  private static final int ROUNDS = 3_000;
  private static final String[] KINDS = {
    "",
    " IOC",
    " FOK",
    " limit=",
    " limit=",
    " limit= post",
    " limit= DAY",
    " limit= IOC",
    " stop=",
    " stop= limit=",
    " trail=7",
    " rate=5000000",
    " reduce",
    " limit= till=",
    " AT_THE_OPEN",
    " AT_THE_CLOSE",
    " limit= AT_THE_CLOSE"
  };

  private final SplitMix64 random = new SplitMix64(11);

  private String order(long now) {
    long price = 90 + random.upTo(20);
    return ((random.upTo(1) == 0 ? "BUY " : "SELL ")
            + (1 + random.upTo(20))
            + KINDS[(int) random.upTo(KINDS.length - 1)])
        .replace("limit=", "limit=" + price)
        .replace("stop=", "stop=" + (90 + random.upTo(20)))
        .replace("till=", "till=" + (now + 1 + random.upTo(300)));
  }

  private void step(VenueFixture f, long now) {
    f.submit(order(now), now);
    f.cancel(1 + random.upTo(now / 60), now);
    f.replace(1 + random.upTo(now / 60), 1 + random.upTo(25), 90 + random.upTo(20), 0, now);
    long price = 92 + random.upTo(16);
    f.bar(now, price + " " + (price + 4) + " " + (price - 4) + " " + (price + 1) + " 40");
    long end = now + 60;
    f.quote(end, price, random.upTo(30), price + 1, random.upTo(30));
    f.trade(end, price, 1 + random.upTo(30), (int) random.upTo(2) - 1);
    f.book(end, price + ":9 " + (price - 2) + ":9 | " + (price + 1) + ":9 " + (price + 3) + ":9");
  }

  @ParameterizedTest
  @EnumSource(ExecutionFeed.class)
  void shouldReportEachOrderFromAcceptanceToOneEnd(ExecutionFeed feed) {
    VenueFixture f =
        new VenueFixture(
            DEFAULT
                .withFeed(feed)
                .withLimitRule(LimitRule.TOUCH)
                .withLatency(0, 40 * VenueFixture.SECOND)
                .withMaxParticipation(30_000_000));
    long[] now = {0};
    f.onFilled =
        id -> {
          if (random.upTo(3) == 0) {
            f.cancel(1 + random.upTo(id), now[0] + 60);
            f.submit(order(now[0] + 60), now[0] + 60);
          }
        };
    for (int i = 0; i < ROUNDS; i++) {
      now[0] = i * 60L + i / 500 * VenueFixture.DAY;
      step(f, now[0]);
    }
    check(f.heard);
  }

  private static void check(List<String> heard) {
    TreeSet<String> open = new TreeSet<>();
    TreeSet<String> ended = new TreeSet<>();
    TreeMap<String, Integer> kinds = new TreeMap<>();
    for (String answer : heard) {
      String[] words = answer.split(" ");
      String id = words[0];
      kinds.merge(words[1], 1, Integer::sum);
      if (words[1].equals("accepted")) {
        assertTrue(open.add(id), answer);
      } else if (!words[1].equals("refused")) {
        assertTrue(open.contains(id), answer);
        assertFalse(ended.contains(id), answer);
      }
      if (List.of("canceled", "rejected", "expired").contains(words[1])) {
        ended.add(id);
      }
    }
    assertEquals(List.of("M", "T"), List.copyOf(kinds.headMap("a").keySet()));
    assertTrue(kinds.keySet().containsAll(List.of("canceled", "expired", "triggered", "replaced")));
  }
}
