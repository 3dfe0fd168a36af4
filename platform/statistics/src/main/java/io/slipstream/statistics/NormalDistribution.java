package io.slipstream.statistics;

/**
 * The standard normal distribution.
 *
 * <p>The distribution function is Cody's rational approximation of erfc (Mathematics of Computation
 * 23, 1969, pages 631 to 637; relative error below 1.2e-16 by the paper), its inverse Wichura's
 * algorithm AS 241 (Applied Statistics 37, 1988, pages 477 to 484; about 1 part in 10^16).
 */
public final class NormalDistribution {
  private static final double SQRT_2 = 1.4142135623730951;
  private static final double INVERSE_SQRT_2_PI = 0.3989422804014327;
  private static final double INVERSE_SQRT_PI = 0.5641895835477563;

  private static final double[] ERF_UPPER = {
    1.85777706184603153e-1,
    3.16112374387056560e0,
    1.13864154151050156e2,
    3.77485237685302021e2,
    3.20937758913846947e3
  };
  private static final double[] ERF_LOWER = {
    1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
  };
  private static final double[] MIDDLE_UPPER = {
    2.15311535474403846e-8,
    5.64188496988670089e-1,
    8.88314979438837594e0,
    6.61191906371416295e1,
    2.98635138197400131e2,
    8.81952221241769090e2,
    1.71204761263407058e3,
    2.05107837782607147e3,
    1.23033935479799725e3
  };
  private static final double[] MIDDLE_LOWER = {
    1,
    1.57449261107098347e1,
    1.17693950891312499e2,
    5.37181101862009858e2,
    1.62138957456669019e3,
    3.29079923573345963e3,
    4.36261909014324716e3,
    3.43936767414372164e3,
    1.23033935480374942e3
  };
  private static final double[] FAR_UPPER = {
    1.63153871373020978e-2,
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4
  };
  private static final double[] FAR_LOWER = {
    1,
    2.56852019228982242e0,
    1.87295284992346047e0,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3
  };
  private static final double[] CENTRE_UPPER = {
    2.5090809287301226727e3,
    3.3430575583588128105e4,
    6.7265770927008700853e4,
    4.5921953931549871457e4,
    1.3731693765509461125e4,
    1.9715909503065514427e3,
    1.3314166789178437745e2,
    3.3871328727963666080e0
  };
  private static final double[] CENTRE_LOWER = {
    5.2264952788528545610e3,
    2.8729085735721942674e4,
    3.9307895800092710610e4,
    2.1213794301586595867e4,
    5.3941960214247511077e3,
    6.8718700749205790830e2,
    4.2313330701600911252e1,
    1
  };
  private static final double[] SHOULDER_UPPER = {
    7.74545014278341407640e-4,
    2.27238449892691845833e-2,
    2.41780725177450611770e-1,
    1.27045825245236838258e0,
    3.64784832476320460504e0,
    5.76949722146069140550e0,
    4.63033784615654529590e0,
    1.42343711074968357734e0
  };
  private static final double[] SHOULDER_LOWER = {
    1.05075007164441684324e-9,
    5.47593808499534494600e-4,
    1.51986665636164571966e-2,
    1.48103976427480074590e-1,
    6.89767334985100004550e-1,
    1.67638483018380384940e0,
    2.05319162663775882187e0,
    1
  };
  private static final double[] TAIL_UPPER = {
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    1.24266094738807843860e-3,
    2.65321895265761230930e-2,
    2.96560571828504891230e-1,
    1.78482653991729133580e0,
    5.46378491116411436990e0,
    6.65790464350110377720e0
  };
  private static final double[] TAIL_LOWER = {
    2.04426310338993978564e-15,
    1.42151175831644588870e-7,
    1.84631831751005468180e-5,
    7.86869131145613259100e-4,
    1.48753612908506148525e-2,
    1.36929880922735805310e-1,
    5.99832206555887937690e-1,
    1
  };

  private NormalDistribution() {}

  /** The density at {@code z}. */
  public static double density(double z) {
    return INVERSE_SQRT_2_PI * StrictMath.exp(-z * z / 2);
  }

  /** The probability of a value at or below {@code z}. */
  public static double cumulative(double z) {
    return erfc(-z / SQRT_2) / 2;
  }

  /**
   * The value that a standard normal one is at or below with this probability.
   *
   * @throws IllegalArgumentException unless the probability is above zero and below one
   */
  public static double inverse(double probability) {
    Checked.probability("probability", probability);
    double q = probability - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * ratio(CENTRE_UPPER, CENTRE_LOWER, r);
    }
    double tail = q < 0 ? probability : 1 - probability;
    double r = StrictMath.sqrt(-StrictMath.log(tail));
    double z =
        r <= 5
            ? ratio(SHOULDER_UPPER, SHOULDER_LOWER, r - 1.6)
            : ratio(TAIL_UPPER, TAIL_LOWER, r - 5);
    return q < 0 ? -z : z;
  }

  /** The complementary error function: 2 / sqrt(pi) x integral of exp(-t^2) from x on. */
  static double erfc(double x) {
    double y = Math.abs(x);
    if (y <= 0.46875) {
      return 1 - x * ratio(ERF_UPPER, ERF_LOWER, x * x);
    }
    double beyond = y <= 4 ? ratio(MIDDLE_UPPER, MIDDLE_LOWER, y) : far(y);
    double result = expOfMinusSquare(y) * beyond;
    return x < 0 ? 2 - result : result;
  }

  private static double far(double y) {
    double z = 1 / (y * y);
    return (INVERSE_SQRT_PI - z * ratio(FAR_UPPER, FAR_LOWER, z)) / y;
  }

  /** Split as Cody does, so that the square's rounding does not reach the result. */
  private static double expOfMinusSquare(double y) {
    double coarse = Math.floor(y * 16) / 16;
    double rest = (y - coarse) * (y + coarse);
    return StrictMath.exp(-coarse * coarse) * StrictMath.exp(-rest);
  }

  private static double ratio(double[] upper, double[] lower, double x) {
    return polynomial(upper, x) / polynomial(lower, x);
  }

  /** Coefficients from the highest power down. */
  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
