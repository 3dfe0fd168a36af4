package io.slipstream.allocator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.allocation.AllocationRequest;
import io.slipstream.api.service.allocation.AllocationRequest.Candidate;
import io.slipstream.api.service.allocation.Allotment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InverseVolatilityPolicyTest {
  private final InverseVolatilityPolicy policy = new InverseVolatilityPolicy(0.1, 0.6);

  private static Candidate pod(String name, double scale) {
    double[] returns = new double[100];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = i % 2 == 0 ? scale : -scale;
    }
    return new Candidate(name, FixedPoint.parse("100"), returns, 365);
  }

  private List<Allotment> allocate(Candidate... pods) {
    long total = FixedPoint.parse("100") * pods.length;
    return policy.allocate(new AllocationRequest(0, total, List.of(pods)));
  }

  @Test
  void shouldWeighByOneOverVolatility() {
    List<Allotment> allotments = allocate(pod("a", 0.01), pod("b", 0.02), pod("c", 0.02));
    assertEquals(0.5, allotments.get(0).weight(), 1e-9);
    assertEquals(0.25, allotments.get(1).weight(), 1e-9);
    assertEquals(150, FixedPoint.toDouble(allotments.get(0).targetCapital()), 1e-5);
    assertTrue(allotments.get(0).reason().contains("volatility"), allotments.get(0).reason());
  }

  @Test
  void shouldHoldFloorAndCapAndSayWhich() {
    List<Allotment> allotments = allocate(pod("a", 0.001), pod("b", 0.02), pod("c", 0.1));
    assertEquals(0.6, allotments.get(0).weight(), 1e-9);
    assertTrue(allotments.get(0).reason().contains("cap"), allotments.get(0).reason());
    assertEquals(0.1, allotments.get(2).weight(), 1e-9);
    assertTrue(allotments.get(2).reason().contains("floor"), allotments.get(2).reason());
    assertEquals(1, allotments.stream().mapToDouble(Allotment::weight).sum(), 1e-9);
  }

  @Test
  void shouldLetAPodWithoutAnEstimateKeepItsShare() {
    Candidate fresh = new Candidate("c", FixedPoint.parse("100"), new double[3], 365);
    List<Allotment> allotments = allocate(pod("a", 0.01), pod("b", 0.01), fresh);
    assertEquals(1 / 3.0, allotments.get(2).weight(), 1e-9);
    assertTrue(allotments.get(2).reason().contains("keeps its share"));
  }

  @Test
  void shouldGiveNeverMoreThanThereIs() {
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      Candidate[] pods = new Candidate[1 + random.nextInt(12)];
      for (int p = 0; p < pods.length; p++) {
        pods[p] = pod("p" + p, 1e-4 + random.nextDouble());
      }
      List<Allotment> allotments = allocate(pods);
      long sum = allotments.stream().mapToLong(Allotment::targetCapital).sum();
      assertTrue(sum <= FixedPoint.parse("100") * pods.length);
    }
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 0.5", "0.5, 0.5", "0.1, 1.1"})
  void shouldRefuseBoundsThatCannotBe(double floor, double cap) {
    assertThrows(IllegalArgumentException.class, () -> new InverseVolatilityPolicy(floor, cap));
  }

  @Test
  void shouldGiveWayWhereBoundsCannotSumToOne() {
    assertArrayEquals(new double[] {0.4, 0.4}, BoundedWeights.within(new double[] {1, 3}, 0, 0.4));
    double[] many = new double[20];
    Arrays.fill(many, 0.05);
    double[] weights = BoundedWeights.within(many, 0.1, 0.6);
    assertEquals(1, Arrays.stream(weights).sum(), 1e-9);
  }
}
