package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.kernel.Input.AccountType;
import io.slipstream.kernel.KernelException.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Capital that moves between pods and the treasury. */
class AllocationTest {
  private final Desk desk = new Desk();
  private int coin;

  @BeforeEach
  void open() {
    coin = desk.add(Desk.stock("A", "USD").build());
    desk.quote(coin, 1000);
    desk.pod("p", 10_000, AccountType.CASH);
    desk.pod("q", 10_000, AccountType.CASH);
  }

  private static Allotment target(String pod, long capital) {
    return new Allotment(pod, 0.5, capital, "because");
  }

  private void allocate(Allotment... allotments) {
    desk.apply(new Input.CapitalAllocated(desk.time, "test", List.of(allotments)));
  }

  private static long[] longs(String text) {
    return Arrays.stream(text.split(":")).mapToLong(Long::parseLong).toArray();
  }

  /**
   * Targets, equities and free cash by pod, cash of the treasury, moves. The larger of what is
   * needed and what is given is scaled down, in the treasury's favour.
   */
  @ParameterizedTest
  @CsvSource({
    "150:50,     100:100,     100:100, 0,   50:-50",
    "150:50,     100:100,     100:30,  0,   30:-30",
    "150:50,     100:100,     100:-5,  0,   0:0",
    "150:100,    100:100,     100:100, 20,  20:0",
    "150:100,    100:100,     100:100, 80,  50:0",
    "150:50,     100:100,     100:100, 50,  50:-25",
    "110:100:80, 100:100:100, 0:0:100, 0,   10:0:-10",
    "105:105:80, 100:100:100, 9:9:100, 0,   5:5:-10",
    "200:150:0,  100:100:100, 9:9:100, 0,   66:33:-100",
    "101:99:98,  100:100:100, 9:9:100, 0,   1:-1:-1",
    "100:100,    100:100,     9:9,     0,   0:0",
    "150:50,     100:100,     100:100, -20, 50:-50"
  })
  void shouldMoveAtMostWhatIsNeededAndFree(
      String targets, String equities, String free, long treasury, String moves) {
    Treasury money = new Treasury(new PortfolioSums(new Currencies()));
    money.deposit(100);
    money.pay(100 - treasury);
    List<Allotment> allotments = new ArrayList<>();
    for (long capital : longs(targets)) {
      allotments.add(target("p", capital));
    }
    assertArrayEquals(longs(moves), money.moves(allotments, longs(equities), longs(free)));
    assertEquals(treasury, money.cash());
    assertEquals(100, money.deposits());
  }

  /** p holds 8,000 of its 10,000; what it gives goes to the other. */
  @Test
  void shouldTakeOnlyWhatIsNotBound() {
    desk.buy(0, coin, 8);
    allocate(target("p", 5_000), target("q", 15_000));
    assertEquals(
        List.of(
            new Decision.CapitalMoved(0, "p", 0.5, 5_000, -2_000, "because"),
            new Decision.CapitalMoved(1, "q", 0.5, 15_000, 2_000, "because")),
        desk.made(Decision.CapitalMoved.class));
    assertEquals(0, desk.cash(0));
    assertEquals(8_000, desk.kernel.capital(0));
    assertEquals(12_000, desk.cash(1));
    assertEquals(12_000, desk.kernel.podAt(1).ledger().dayStartEquity());
    assertEquals(0, desk.kernel.treasuryCash());
    assertEquals(20_000, desk.kernel.portfolioEquity());
  }

  @Test
  void shouldKeepInTheTreasuryWhatRoundingLeaves() {
    desk.pod("r", 10_000, AccountType.CASH);
    allocate(target("p", 9_999), target("q", 10_003), target("r", 10_003));
    // One is given for six that are needed: each of the two gets half of it, rounded down.
    assertEquals(9_999, desk.cash(0));
    assertEquals(10_000, desk.cash(1));
    assertEquals(1, desk.kernel.treasuryCash());
    assertEquals(30_000, desk.kernel.portfolioEquity());
    assertEquals(30_000, desk.kernel.deposits());
    allocate(target("q", 10_001));
    assertEquals(10_001, desk.cash(1));
    assertEquals(0, desk.kernel.treasuryCash());
  }

  private void assertRefused(Refusal refusal, Allotment... allotments) {
    String before = desk.kernel.stateHash().value();
    KernelException thrown = assertThrows(KernelException.class, () -> allocate(allotments));
    assertEquals(refusal, thrown.refusal());
    assertEquals(before, desk.kernel.stateHash().value());
  }

  @Test
  void shouldRefuseTargetsThatCannotBe() {
    long most = 1L << 61;
    assertRefused(Refusal.POD, target("z", 1));
    assertRefused(Refusal.POD, target("p", 1), target("p", 1));
    assertRefused(Refusal.OUT_OF_RANGE, target("p", -1));
    assertRefused(Refusal.OUT_OF_RANGE, target("p", most + 1));
    assertRefused(Refusal.OUT_OF_RANGE, target("p", most), target("q", 1));
    allocate(target("p", most), target("q", 0));
    assertEquals(20_000, desk.cash(0));
    assertEquals(0, desk.cash(1));
    allocate();
    assertEquals(List.of(), desk.decisions);
  }

  /** All pods together get at most ten billion. */
  @Test
  void shouldBoundTheMoneyPutIn() {
    long most = 1_000_000_000_000_000_000L;
    KernelException thrown =
        assertThrows(
            KernelException.class, () -> desk.pod("r", most - 20_000 + 1, AccountType.CASH));
    assertEquals(Refusal.OUT_OF_RANGE, thrown.refusal());
    int pod = desk.pod("r", most - 20_000, AccountType.CASH);
    assertEquals(most, desk.kernel.deposits());
    assertEquals(most - 20_000, desk.cash(pod));
    assertThrows(KernelException.class, () -> desk.pod("s", 1, AccountType.CASH));
  }

  /** A pod that is removed and added again has what it had and gets no new grant. */
  @Test
  void shouldGiveNothingToAPodThatComesBack() {
    desk.buy(0, coin, 3);
    desk.apply(new Input.PodSuspended(0, "me", "why"));
    desk.apply(new Input.PodRemoved(0, "me"));
    desk.pod("p", 99_000, AccountType.MARGIN);
    assertEquals(2, desk.kernel.podCount());
    assertEquals(20_000, desk.kernel.deposits());
    assertEquals(7_000, desk.cash(0));
    assertEquals(3, desk.position(0, coin).quantity());
    assertEquals("why", desk.kernel.pod(0).suspension());
    desk.buy(0, coin, 1);
    assertEquals("p-2", desk.order(0, 2).clientOrderId());
  }
}
