package io.slipstream.allocator;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.allocation.AllocationPolicy;
import io.slipstream.api.service.allocation.AllocationRequest;
import io.slipstream.api.service.allocation.AllocationRequest.Candidate;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.statistics.Performance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Weights in proportion to one over annualized volatility, held between a floor and a cap. A pod
 * without an estimate, because it has too few returns or they do not vary, keeps the share of
 * equity it has, within floor and cap.
 */
@Component(configurationPid = "io.slipstream.allocator")
@Designate(ocd = InverseVolatilityPolicy.Settings.class)
public final class InverseVolatilityPolicy implements AllocationPolicy {
  private static final int FEWEST_RETURNS = 30;

  private final double floor;
  private final double cap;

  /** Settings in {@code etc/io.slipstream.allocator.cfg}. */
  @ObjectClassDefinition(name = "Slipstream allocator")
  public @interface Settings {
    /** Smallest weight of a pod, 0 to below 1. */
    @AttributeDefinition
    double floor() default 0.10;

    /** Largest weight of a pod, above the floor up to 1. */
    @AttributeDefinition
    double cap() default 0.60;
  }

  /** Made by Declarative Services. */
  @Activate
  public InverseVolatilityPolicy(Settings settings) {
    this(settings.floor(), settings.cap());
  }

  InverseVolatilityPolicy(double floor, double cap) {
    if (!(floor >= 0 && floor < cap && cap <= 1)) {
      throw new IllegalArgumentException(
          "floor = " + floor + ", cap = " + cap + ": 0 <= floor < cap <= 1 is allowed");
    }
    this.floor = floor;
    this.cap = cap;
  }

  @Override
  public String name() {
    return "inverse-volatility";
  }

  @Override
  public List<Allotment> allocate(AllocationRequest request) {
    List<Candidate> candidates = request.candidates();
    double[] volatility = new double[candidates.size()];
    double[] raw = new double[candidates.size()];
    for (int i = 0; i < raw.length; i++) {
      volatility[i] = volatility(candidates.get(i));
    }
    double keptShare = 0;
    double inverseSum = 0;
    for (int i = 0; i < raw.length; i++) {
      if (Double.isNaN(volatility[i])) {
        raw[i] = share(candidates.get(i), request.totalCapital());
        keptShare += raw[i];
      } else {
        inverseSum += 1 / volatility[i];
      }
    }
    for (int i = 0; i < raw.length; i++) {
      if (!Double.isNaN(volatility[i])) {
        raw[i] = Math.max(0, 1 - keptShare) / volatility[i] / inverseSum;
      }
    }
    double[] weights = BoundedWeights.within(raw, floor, cap);
    List<Allotment> allotments = new ArrayList<>();
    for (int i = 0; i < raw.length; i++) {
      long share = (long) StrictMath.floor(weights[i] * FixedPoint.ONE);
      long target =
          FixedPoint.multiplyDivide(request.totalCapital(), share, FixedPoint.ONE, Rounding.DOWN);
      String reason = reason(volatility[i], raw[i], weights[i]);
      allotments.add(new Allotment(candidates.get(i).pod(), weights[i], target, reason));
    }
    return allotments;
  }

  private String reason(double volatility, double raw, double weight) {
    String basis =
        Double.isNaN(volatility)
            ? "no volatility yet, keeps its share"
            : String.format(Locale.ROOT, "volatility %.1f %% a year", 100 * volatility);
    String bound =
        Math.abs(weight - raw) < 1e-9
            ? ""
            : weight == floor
                ? String.format(Locale.ROOT, ", raised to the floor of %.0f %%", 100 * floor)
                : weight == cap
                    ? String.format(Locale.ROOT, ", cut to the cap of %.0f %%", 100 * cap)
                    : ", moved by bounds of others";
    return String.format(Locale.ROOT, "%s, weight %.1f %%%s", basis, 100 * weight, bound);
  }

  private static double share(Candidate candidate, long total) {
    return total > 0 ? Math.max(0, (double) candidate.equity() / total) : 0;
  }

  private static double volatility(Candidate candidate) {
    if (candidate.returns().length < FEWEST_RETURNS) {
      return Double.NaN;
    }
    double annual = Performance.annualVolatility(candidate.returns(), candidate.periodsPerYear());
    return annual > 0 ? annual : Double.NaN;
  }
}
