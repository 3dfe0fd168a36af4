package io.slipstream.runtime;

import io.slipstream.api.service.operations.FactorQuestion;
import io.slipstream.statistics.VarMethod;
import java.util.Arrays;
import java.util.List;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the portfolio's risk is measured when nobody says it.
 *
 * @param factors symbols that risk is split by; empty for the session's instrument
 * @param components that many principal components instead; 0 for symbols
 * @param method of each day's forecast of value at risk
 */
record RiskDeskSettings(List<String> factors, int components, String method) {
  private static final Logger LOG = LoggerFactory.getLogger(RiskDeskSettings.class);
  private static final int MOST_COMPONENTS = 10;

  /** Settings in {@code etc/io.slipstream.risk.cfg}. */
  @ObjectClassDefinition
  @interface Raw {
    /** Symbols whose returns risk is split by, with commas between; empty for the session's. */
    @AttributeDefinition
    String factors() default "";

    /** Principal components that risk is split by in place of symbols; 0 for symbols. */
    @AttributeDefinition
    int components() default 0;

    /** How the value at risk of each day is estimated that is written down when it begins. */
    @AttributeDefinition
    String forecast_method() default "historical";
  }

  static RiskDeskSettings of(Raw raw) {
    int components = raw.components();
    if (components < 0 || components > MOST_COMPONENTS) {
      LOG.error(
          "components = '{}': 0 to {} is allowed; 0 is in force", components, MOST_COMPONENTS);
      components = 0;
    }
    List<String> factors =
        Arrays.stream(raw.factors().split(",", -1))
            .map(String::strip)
            .filter(symbol -> !symbol.isEmpty())
            .distinct()
            .toList();
    return new RiskDeskSettings(factors, components, method(raw.forecast_method()));
  }

  private static String method(String text) {
    try {
      return VarMethod.parse(text).text();
    } catch (IllegalArgumentException e) {
      LOG.error("forecast.{}; historical is in force", e.getMessage());
      return VarMethod.HISTORICAL.text();
    }
  }

  /** What is asked when nothing is said. */
  FactorQuestion factors(String sessionInstrument) {
    List<String> symbols = factors.isEmpty() ? List.of(sessionInstrument) : factors;
    return new FactorQuestion(components > 0 ? List.of() : symbols, components);
  }
}
